import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { useStory } from '../support/story.js';
import { type BadInput, badInputs } from './bad-input.cases.js';

const page = path.resolve('docs', 'bad-input.md');

/** The code of the first thing that an answer finds wrong, whatever form the answer has. */
function codeIn(body: Readonly<Record<string, unknown>>): string | null {
  const lists = [body['errors'], body['findings'], body['results']];
  for (const list of lists) {
    const [first] = Array.isArray(list) ? (list as readonly { code?: string }[]) : [];
    if (first?.code !== undefined) return first.code;
  }
  return null;
}

const row = (input: BadInput): string =>
  `| ${input.what} | \`${input.method} ${input.path.split('?')[0] ?? ''}\` | ${input.status} | ${input.code === null ? '' : `\`${input.code}\``} |`;

function pageOf(inputs: readonly BadInput[]): string {
  return [
    '# What bad input gets',
    '',
    'Made by `test/flow/bad-input.spec.ts`, which sends each of these and checks that nothing has changed. Every answer that says no is `application/problem+json` and names the field or the line and what is allowed; a file is answered with its findings, an event with its result.',
    '',
    '| What | Route, under `/api/v1` | Status | Code |',
    '| --- | --- | --- | --- |',
    ...inputs.map(row),
    '',
  ].join('\n');
}

describe('bad input', () => {
  const story = useStory();

  it('gets a clear answer and changes nothing', async () => {
    await story.begins();
    const before = await story.entries({});
    const got = [];
    for (const { as, method, path: route, body, type, ...wanted } of badInputs) {
      const answer = await story.call(as, method, route, body, type);
      got.push({ ...wanted, status: answer.status, code: codeIn(answer.body) });
    }
    expect(got).toEqual(badInputs.map(({ what, status, code }) => ({ what, status, code })));
    const after = await story.entries({});
    const changed = after.slice(before.length).map(({ entry }) => entry.kind);
    // A refused file is on record and told to the admins; requests that held nothing to take are receipted.
    expect(new Set(changed)).toEqual(new Set(['import_refused', 'notice_sent']));
  });
});

describe('docs/bad-input.md', () => {
  it('lists it as it is', () => {
    const wanted = pageOf(badInputs);
    if (process.env['PLIMSOLL_WRITE_DOCS'] === '1') writeFileSync(page, wanted);
    const unpadded = (text: string): string => text.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
    expect(unpadded(readFileSync(page, 'utf8'))).toBe(unpadded(wanted));
  });
});
