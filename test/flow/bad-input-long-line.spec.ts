import { useStory } from '../support/story.js';

const story = useStory();
const row = '{"unitId":"ER9","name":"ER9","program":"ER"}';

it('refuses a file of JSON lines one of which is too long to be held, naming it', async () => {
  await story.begins();
  const body = `${row}\r\n{"unitId":"${'x'.repeat(2 ** 21)}"}\n`;
  const answer = await story.call('admin', 'POST', '/imports?kind=units', body, 'application/x-ndjson');
  expect(answer.body).toMatchObject({
    state: 'refused',
    findings: [{ code: 'ndjson', detail: 'line 2 is longer than 1 MiB' }],
  });
});

it('reads a last line that has no end', async () => {
  await story.begins();
  const body = `${row}\n${row.replaceAll('ER9', 'ER8')}`;
  const path = '/imports?kind=units&mode=delta';
  const answer = await story.call('admin', 'POST', path, body, 'application/x-ndjson');
  expect(answer.body).toMatchObject({ state: 'applied', totals: { rows: 2, added: 2 } });
});
