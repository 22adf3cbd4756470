import { useStory } from '../support/story.js';

const story = useStory();

const people = (cell: string): string =>
  `person_id,name,email,unit_id,roles\neve,"${cell.replaceAll('"', '""')}",eve@county.test,ER3,worker\n`;

it.each([
  ['a line end', 'Eve\r\nBcc: all@county.test'],
  ['a line separator', 'Eve\u2028Subject: x'],
  ['what turns the direction of the text', 'Eve \u202Eevil'],
])('refuses a person whose name holds %s, naming line and column', async (_, name) => {
  await story.begins();
  const made = await story.send('/imports?kind=people&mode=delta&asOf=2026-11-02', people(name));
  expect([made.state, made.findings]).toMatchObject(['refused', [{ column: 'name', code: 'schema' }]]);
});

it('refuses a target whose name holds a line end', async () => {
  await story.begins();
  const body = { name: 'ER\r\nBcc: all@county.test', scope: { program: 'ER' }, rules: [], from: '2026-12-01' };
  const answer = await story.call('admin', 'POST', '/targets', body);
  expect([answer.status, JSON.stringify(answer.body)]).toEqual([422, expect.stringContaining('one line')]);
});
