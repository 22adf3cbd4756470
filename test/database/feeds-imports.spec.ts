import { Readable } from 'node:stream';

import { holdingsOf } from '../../src/caseload/holdings.js';
import { calendarOf } from '../../src/people/calendar.queries.js';
import type { Import } from '../../src/feeds/import.queries.js';
import { importOrder, importQuery } from '../../src/feeds/import-order.js';
import { receiveImport } from '../../src/feeds/receive-import.js';
import { releaseImport, refuseImport } from '../../src/feeds/decide-held.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

describe('a file of data', () => {
  const clock = new SteppedClock('2026-11-23T14:00:00Z');
  const test = useDatabase(clock);

  async function send(text: string, query: Record<string, string>, format: 'csv' | 'ndjson' = 'csv') {
    const order = importOrder(importQuery.parse(query), format, await clock.now(), await calendarOf(test.database.db));
    return receiveImport(test.database, {
      order,
      body: Readable.from([Buffer.from(text)]),
      by: null,
      rehearsal: true,
      untilDone: true,
    });
  }
  const assignments = async (text: string, asOf: string, more: Record<string, string> = {}): Promise<Import> =>
    (await send(text, { kind: 'assignments', feed: 'cws-er', asOf, ...more })).made;
  const held = async (id: string): Promise<string[]> => {
    const found = await holdingsOf(test.database.db, [{ kind: 'worker', id }], { at: await clock.now() });
    return (found.get(`worker:${id}`)?.holdings ?? []).map(({ ref }) => ref).sort();
  };
  const header = 'assignment_ref,worker_id,program,case_type,units,opened_on,closed_on\n';
  const row = (ref: string, worker: string, rest = '1,,'): string => `${ref},${worker},ER,referral,${rest}\n`;

  it('adds, changes and closes, and says how many', async () => {
    const first = await assignments(
      header + row('a-1', 'W-1') + row('a-2', 'W-1') + row('a-3', 'W-2'),
      '2026-11-23T14:00:00Z',
    );
    expect(first).toMatchObject({
      state: 'applied',
      totals: { rows: 3, added: 3, changed: 0, closed: 0, unchanged: 0, rejected: 0 },
    });
    expect(first.findings.map(({ code, line }) => ({ code, line }))).toEqual([
      { code: 'unknown_worker', line: 2 },
      { code: 'unknown_program', line: 2 },
      { code: 'unknown_worker', line: 4 },
    ]);
    expect(await held('W-1')).toEqual(['a-1', 'a-2']);
    clock.set('2026-11-24T14:00:00Z');
    const second = await assignments(
      header + row('a-1', 'W-2') + row('a-3', 'W-2', '2,,') + row('a-4', 'W-1', '1,2026-11-20,'),
      '2026-11-24T14:00:00Z',
    );
    expect(second.totals).toEqual({ rows: 3, added: 1, changed: 2, closed: 1, unchanged: 0, rejected: 0 });
    expect(await held('W-1')).toEqual(['a-4']);
    expect(await held('W-2')).toEqual(['a-1', 'a-3']);
    const then = await holdingsOf(test.database.db, [{ kind: 'worker', id: 'W-1' }], {
      at: Date.parse('2026-11-21T14:00:00Z') as never,
    });
    expect(then.get('worker:W-1')?.holdings.map(({ ref }) => ref)).toEqual(['a-4']);
  });

  it('is answered with the first import when it comes again', async () => {
    const text = header + row('a-1', 'W-2') + row('a-3', 'W-2', '2,,') + row('a-4', 'W-1', '1,2026-11-20,');
    const again = await send(text, { kind: 'assignments', feed: 'cws-er', asOf: '2026-11-24T14:00:00Z' });
    expect(again.duplicate).toBe(true);
    clock.set('2026-11-25T14:00:00Z');
    const unchanged = await assignments(text, '2026-11-25T14:00:00Z');
    expect(unchanged).toMatchObject({ state: 'applied', totals: { added: 0, changed: 0, closed: 0, unchanged: 3 } });
  });

  it('corrects the file of the same instant', async () => {
    const corrected = await assignments(
      header + row('a-1', 'W-2') + row('a-2', 'W-1') + row('a-4', 'W-1', '1,2026-11-20,'),
      '2026-11-25T14:00:00Z',
    );
    expect(corrected.totals).toMatchObject({ added: 1, closed: 1, unchanged: 2 });
    clock.set('2026-11-25T14:01:00Z');
    expect(await held('W-1')).toEqual(['a-2', 'a-4']);
    const back = await assignments(
      header + row('a-1', 'W-2') + row('a-3', 'W-2', '2,,') + row('a-4', 'W-1', '1,2026-11-20,'),
      '2026-11-25T14:00:00Z',
      { mode: 'delta' },
    );
    expect(back.totals).toMatchObject({ added: 1, closed: 0 });
    expect(await held('W-2')).toEqual(['a-1', 'a-3']);
  });

  it('keeps once what a worker without any row holds, and closes it the second time', async () => {
    clock.set('2026-11-26T14:00:00Z');
    const without = header + row('a-2', 'W-1') + row('a-4', 'W-1', '1,2026-11-20,');
    const first = await assignments(without, '2026-11-26T14:00:00Z');
    expect(first.findings.map(({ code, detail }) => ({ code, detail: detail.slice(0, 3) }))).toEqual([
      { code: 'not_reported', detail: 'W-2' },
    ]);
    expect(await held('W-2')).toEqual(['a-1', 'a-3']);
    clock.set('2026-11-27T14:00:00Z');
    const second = await assignments(without, '2026-11-27T14:00:00Z');
    expect(second.totals.closed).toBe(2);
    expect(await held('W-2')).toEqual([]);
    const worker = { kind: 'worker', id: 'W-2' } as const;
    const gone = (await holdingsOf(test.database.db, [worker])).get('worker:W-2')?.unreported;
    expect(gone).toMatchObject([{ from: Date.parse('2026-11-27T14:00:00Z'), until: null }]);
    clock.set('2026-11-27T15:00:00Z');
    await assignments(without + row('', 'W-2'), '2026-11-27T15:00:00Z');
    const back = (await holdingsOf(test.database.db, [worker])).get('worker:W-2')?.unreported;
    expect(back).toMatchObject([{ until: Date.parse('2026-11-27T15:00:00Z') }]);
  });

  it('takes a row without a reference for a worker who holds nothing', async () => {
    clock.set('2026-11-28T14:00:00Z');
    const done = await assignments(header + row('a-9', 'W-3') + row('', 'W-1'), '2026-11-28T14:00:00Z');
    expect(done.totals).toMatchObject({ rows: 2, added: 1, closed: 2 });
    expect(await held('W-1')).toEqual([]);
  });

  it('is refused whole with both lines of a reference that it has twice', async () => {
    clock.set('2026-11-29T14:00:00Z');
    const refused = await assignments(
      header + row('a-9', 'W-3') + row('b-1', 'W-3') + row('b-1', 'W-4'),
      '2026-11-29T14:00:00Z',
    );
    expect(refused).toMatchObject({ state: 'refused', totals: { rows: 3, added: 0, rejected: 2 } });
    expect(refused.findings.map(({ line, code }) => ({ line, code }))).toEqual([
      { line: 3, code: 'duplicate_row' },
      { line: 4, code: 'duplicate_row' },
    ]);
    expect(await held('W-3')).toEqual(['a-9']);
  });

  it.each([
    [
      'a client column',
      'assignment_ref,worker_id,program,case_type,Child Name\nx,W-3,ER,referral,y\n',
      { line: 1, column: 'Child Name', code: 'client_data' },
    ],
    [
      'a cell like a social security number',
      header + row('b-1', 'W-3') + row('123-45-6789', 'W-3'),
      { line: 3, column: 'assignment_ref', code: 'client_data' },
    ],
    [
      'a missing column',
      'assignment_ref,worker_id,program\nx,W-3,ER\n',
      { line: 1, column: 'case_type', code: 'column_missing' },
    ],
    ['units of none', header + row('b-1', 'W-3', '0,,'), { line: 2, column: 'units', code: 'schema' }],
    ['too many decimals', header + row('b-1', 'W-3', '1.00001,,'), { line: 2, column: 'units', code: 'schema' }],
    [
      'a date that is none',
      header + row('b-1', 'W-3', '1,2026-02-30,'),
      { line: 2, column: 'opened_on', code: 'schema' },
    ],
    ['too few cells', header + 'b-1,W-3\n', { line: 2, column: null, code: 'cells' }],
    ['nothing at all', '', { line: null, column: null, code: 'empty' }],
  ])('is refused for %s, and changes nothing', async (_, text, finding) => {
    const refused = await assignments(text, '2026-11-29T14:00:00Z');
    expect(refused.state).toBe('refused');
    expect(refused.findings[0]).toMatchObject(finding);
    expect(await held('W-3')).toEqual(['a-9']);
  });

  it('can be tried without changing anything', async () => {
    const tried = await assignments(header + row('c-1', 'W-3'), '2026-11-29T14:00:00Z', { dryRun: 'true' });
    expect(tried).toMatchObject({ state: 'checked', totals: { added: 1, closed: 1 } });
    expect(await held('W-3')).toEqual(['a-9']);
  });

  it('is held when it is older than the last or has shrunk, until an admin decides', async () => {
    const older = await assignments(header + row('c-1', 'W-3'), '2026-11-27T20:00:00Z');
    expect(older).toMatchObject({ state: 'held', heldBecause: expect.stringContaining('older') as string });
    expect(await test.database.transaction((tx) => refuseImport(tx, older.importId, null))).toBe('done');
    const many = Array.from({ length: 100 }, (_, i) => row(`m-${i}`, 'W-5')).join('');
    await assignments(header + many + row('', 'W-3'), '2026-11-29T14:00:00Z');
    clock.set('2026-11-30T14:00:00Z');
    const few = header + many.split('\n').slice(0, 40).join('\n') + '\n' + row('', 'W-3');
    const shrunk = await assignments(few, '2026-11-30T14:00:00Z');
    expect(shrunk).toMatchObject({
      state: 'held',
      heldBecause: expect.stringContaining('60 open assignments fewer') as string,
    });
    expect(await held('W-5')).toHaveLength(100);
    expect(await test.database.transaction((tx) => releaseImport(tx, shrunk.importId, null))).toBe('done');
    expect(await held('W-5')).toHaveLength(40);
    expect(await test.database.transaction((tx) => releaseImport(tx, shrunk.importId, null))).toBe('not held');
  });

  it('takes units, people and absences', async () => {
    const units = await send('unit_id,name,program,supervisor_id\nER1,Intake 1,ER,S-1\n', { kind: 'units' });
    expect(units.made).toMatchObject({ state: 'applied', totals: { added: 1 } });
    const people = await send(
      '{"personId":"W-5","fte":0.5,"unitId":"ER1","shoe":3}\n{"personId":"S-1","roles":["supervisor"]}\n',
      { kind: 'people' },
      'ndjson',
    );
    expect(people.made).toMatchObject({ state: 'applied', totals: { rows: 2 } });
    expect(people.made.findings).toContainEqual({
      line: 1,
      column: 'shoe',
      code: 'unknown_column',
      detail: 'the column shoe is not known and is ignored',
    });
    const wrong = await send('person_id,fte\nW-5,much\n', { kind: 'people' });
    expect(wrong.made.findings).toEqual([
      { line: 2, column: 'fte', code: 'schema', detail: 'must be a number of at most 4 decimals' },
    ]);
    const absences = await send('person_id,from,until\nW-5,2026-12-01,2026-12-05\n', { kind: 'absences' });
    expect(absences.made.state).toBe('applied');
  });
});
