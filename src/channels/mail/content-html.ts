import type { Content, Part } from './content.js';
import { layoutHtml } from './layout.html.js';
import { say } from './say.js';
import * as styles from './styles.js';

/** The HTML part of a mail: the layout that was compiled beforehand, its slots filled with escaped words. */
export function contentHtml(content: Content, agencyName: string): string {
  const slots: Readonly<Record<string, string>> = {
    lang: say('frame.lang'),
    heading: escaped(content.heading),
    h1: `<h1 style="${styles.headingStyle}">${escaped(content.heading)}</h1>`,
    parts: content.parts.map(partHtml).join(''),
    todo: content.todo.length === 0 ? '' : titled(say('frame.todo')) + content.todo.map(paragraph).join(''),
    label: escaped(content.button.label),
    url: escaped(content.button.url),
    plainLink: `<a href="${escaped(content.button.url)}" style="color:inherit">${escaped(content.button.url)}</a>`,
    continuing: content.continuing.length === 0 ? '' : titled(say('frame.continuing')) + list(content.continuing),
    notes: content.notes.map(paragraph).join(''),
    checkpoint:
      content.checkpoint === null
        ? ''
        : paragraph(say('frame.checkpoint')) +
          `<pre style="${styles.codeStyle}">${escaped(content.checkpoint.trimEnd())}</pre>`,
    foot: escaped(say('frame.foot', { agency: agencyName })),
  };
  return layoutHtml.replace(/\{\{(\w+)\}\}/g, (_, slot: string) => slots[slot] ?? '');
}

function partHtml({ title, lines, facts }: Part): string {
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><th scope="row" style="${styles.labelStyle}">${escaped(label)}</th><td style="${styles.cellStyle}">${escaped(value)}</td></tr>`,
  );
  return [
    title === null ? '' : titled(title),
    lines.length > 4 ? list(lines) : lines.map(paragraph).join(''),
    rows.length === 0 ? '' : `<table style="${styles.tableStyle}">${rows.join('')}</table>`,
  ].join('');
}

const titled = (title: string): string => `<h2 style="${styles.titleStyle}">${escaped(title)}</h2>`;
const paragraph = (line: string): string => `<p style="${styles.lineStyle}">${escaped(line)}</p>`;
const list = (lines: readonly string[]): string =>
  `<ul style="${styles.listStyle}">${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML, between tags and in quoted attributes. */
export function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (letter) => entities[letter] ?? '')
    .replace(/[\p{Cc}]/gu, (letter) => (letter === '\n' || letter === '\t' ? letter : ' '));
}
