/**
 * What a browser with JavaScript adds: ten minutes before a session ends its page says so, and one button puts it off
 * without leaving what was typed. It runs in the browser, from a file of its own.
 */
export const sessionEndScript = `'use strict';
const form = document.querySelector('form[data-ends-at]');
if (form) {
  const announced = 600000;
  const plan = () => {
    const left = Number(form.dataset.endsAt) - Date.now() - announced;
    setTimeout(() => { form.hidden = false; }, Math.max(0, left));
  };
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    if (!answer.ok) return;
    form.dataset.endsAt = await answer.text();
    form.hidden = true;
    plan();
  });
  plan();
}
`;
