import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

import { holdingsOf } from '../../src/caseload/holdings.js';
import type { Outcome } from '../../src/caseload/received-fact.js';
import { feedFor } from '../../src/feeds/apply-assignments.js';
import { readEvent } from '../../src/feeds/event.js';
import { importOrder, importQuery } from '../../src/feeds/import-order.js';
import { receiveImport } from '../../src/feeds/receive-import.js';
import { takeEvents } from '../../src/feeds/take-events.js';
import { calendarOf } from '../../src/people/calendar.queries.js';
import type { Tx } from '../../src/platform/database/database.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

describe('an import and events of the same feed, on two connections', () => {
  const clock = new SteppedClock('2026-11-23T14:10:00Z');
  const test = useDatabase(clock);
  const source = '/county/cws';
  const query = { kind: 'assignments', feed: source, mode: 'snapshot', asOf: '2026-11-23T14:05:00Z' };

  const order = async () =>
    importOrder(importQuery.parse(query), 'csv', await clock.now(), await calendarOf(test.database.db));
  const opens = async (tx: Tx, subject: string): Promise<readonly Outcome[]> => {
    const read = readEvent(
      {
        ...{ specversion: '1.0', id: `evt-${subject}`, source, type: 'plimsoll.assignment.opened.v1', subject },
        ...{ time: '2026-11-23T14:02:00Z', data: { workerId: 'W-1', program: 'ER', caseType: 'referral' } },
      },
      tx.now,
    );
    if (!read.ok) throw new Error(JSON.stringify(read));
    return takeEvents(tx, [read.event], []);
  };
  const snapshot = async (...refs: string[]) => {
    const rows = refs.map((ref) => `${ref},W-1,ER,referral\n`);
    const body = Readable.from([Buffer.from(['assignment_ref,worker_id,program,case_type\n', ...rows].join(''))]);
    return receiveImport(test.database, { order: await order(), body, by: null, rehearsal: true, untilDone: true });
  };
  const held = async (): Promise<string[]> => {
    const at = await clock.now();
    const found = await holdingsOf(test.database.db, [{ kind: 'worker', id: 'W-1' }], { at });
    return (found.get('worker:W-1')?.holdings ?? []).map(({ ref }) => ref).sort();
  };

  it('an event on its way is waited for: what the snapshot lacks is closed at once, not by the next one', async () => {
    await test.database.transaction((tx) => opens(tx, 'a-0'));
    let commit: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (commit = resolve));
    let isTaken: () => void = () => undefined;
    const taken = new Promise<void>((resolve) => (isTaken = resolve));
    const event = test.database.transaction(async (tx) => {
      await opens(tx, 'a-1');
      isTaken();
      await gate;
    });
    await taken;
    const imported = snapshot('a-0');
    await pause(300);
    commit();
    await event;
    expect((await imported).made).toMatchObject({ state: 'applied', totals: { closed: 1, unchanged: 1 } });
    expect(await held()).toEqual(['a-0']);
  });

  it('an event that comes while an import compares waits for it, and then stands behind its word', async () => {
    const wanted = await order();
    const steps: string[] = [];
    const importing = test.database.transaction(async (tx) => {
      await feedFor(tx, wanted);
      await pause(300);
      steps.push('imported');
    });
    await pause(50);
    const event = test.database.transaction((tx) => opens(tx, 'a-2')).then(() => steps.push('taken'));
    await Promise.all([importing, event]);
    expect(steps).toEqual(['imported', 'taken']);
    expect(await held()).toEqual(['a-0']);
  });
});
