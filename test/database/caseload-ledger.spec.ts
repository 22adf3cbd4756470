import { subjectKey } from '../../src/core/subject.js';
import { plain } from '../../src/core/decimal.js';
import { loadAt } from '../../src/core/counting.js';
import { holdingsOf } from '../../src/caseload/holdings.js';
import type { ReceivedFact, Recorded } from '../../src/caseload/received-fact.js';
import { recordFacts } from '../../src/caseload/record-facts.js';
import { setAside, takeDueFacts, waitingFacts } from '../../src/caseload/set-aside.queries.js';
import { at, eventFeed, inForce } from '../support/facts.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

describe('the ledger of assignments', () => {
  const clock = new SteppedClock('2026-11-23T14:00:00Z');
  const test = useDatabase(clock);
  const target = inForce();
  let feed: Awaited<ReturnType<typeof eventFeed>>;
  beforeAll(async () => {
    feed = await eventFeed(test.database);
  });

  const record = (...facts: ReceivedFact[]): Promise<Recorded> =>
    test.database.transaction((tx) => recordFacts(tx, facts, [target]));
  const loads = async (workerId: string): Promise<{ load: string; quiet_from: string | null }[]> =>
    test.database.db.query(
      'select trim_scale(load)::text as load, quiet_from::text from subject_load where subject_id = $1',
      [workerId],
    );
  const beQuiet = (from: number, to: number): Promise<unknown> =>
    test.database.db.query('update subject_load set quiet_from = $1, quiet_to = $2', [from, to]);
  const loadOf = async (id: string): Promise<string> => {
    const worker = { kind: 'worker', id } as const;
    const held = await holdingsOf(test.database.db, [worker]);
    const rule = target.terms.rules[0];
    if (rule === undefined) throw new Error('no rule');
    return plain(loadAt(held.get(subjectKey(worker))?.holdings ?? [], { program: 'ER' }, rule, await clock.now()));
  };

  it('counts what is opened, and reads a subject without a quiet range', async () => {
    const recorded = await record(
      feed.fact('opened', 'a-1', '2026-11-23T13:00:00Z', { workerId: 'W-1' }),
      feed.fact('opened', 'a-2', '2026-11-23T13:30:00Z', { workerId: 'W-1', units: '2.5' }),
    );
    expect(recorded.outcomes).toEqual(['accepted', 'accepted']);
    expect(recorded.rereads).toEqual([
      { subject: { kind: 'worker', id: 'W-1' }, from: at('2026-11-23T13:00:00Z'), late: false },
    ]);
    expect(await loads('W-1')).toEqual([{ load: '3.5', quiet_from: null }]);
    expect(await loadOf('W-1')).toBe('3.5');
  });

  it('says nothing of a load that stays in its quiet range, and tells of one that leaves it on the way', async () => {
    await beQuiet(0, 4);
    const quiet = await record(feed.fact('changed', 'a-2', '2026-11-23T13:40:00Z', { units: '2' }));
    expect(quiet.rereads).toEqual([]);
    expect(await loads('W-1')).toEqual([{ load: '3', quiet_from: '0' }]);
    const passing = await record(
      feed.fact('opened', 'a-3', '2026-11-23T13:41:00Z', { workerId: 'W-1', units: '2' }),
      feed.fact('closed', 'a-3', '2026-11-23T13:42:00Z'),
    );
    expect(passing.rereads.map(({ from, late }) => ({ from, late }))).toEqual([
      { from: at('2026-11-23T13:41:00Z'), late: false },
    ]);
    expect(await loads('W-1')).toEqual([{ load: '3', quiet_from: '0' }]);
  });

  it('moves a tie from one holder to the other', async () => {
    await record(feed.fact('transferred', 'a-2', '2026-11-23T13:43:00Z', { toWorkerId: 'W-2' }));
    expect(await loads('W-1')).toEqual([{ load: '1', quiet_from: '0' }]);
    expect(await loadOf('W-1')).toBe('1');
    expect(await loadOf('W-2')).toBe('2');
  });

  it('reads anew what comes late', async () => {
    await beQuiet(0, 100);
    const recorded = await record(feed.fact('closed', 'a-2', '2026-11-23T13:35:00Z', { workerId: 'W-1' }));
    expect(recorded.rereads.every(({ late }) => late)).toBe(true);
    expect(recorded.rereads.map(({ subject }) => subject.id)).toEqual(['W-1', 'W-2']);
    expect(await loadOf('W-1')).toBe('1');
    expect(await loadOf('W-2')).toBe('0');
    expect(await loads('W-2')).toEqual([{ load: '0', quiet_from: '0' }]);
    const other = await record(feed.fact('opened', 'a-4', '2026-11-23T13:00:30Z', { workerId: 'W-1' }));
    expect(other.rereads.map(({ late }) => late)).toEqual([true]);
  });

  it('knows what was known then', async () => {
    const worker = { kind: 'worker', id: 'W-2' } as const;
    await test.database.db.query(
      `update assignment_fact set recorded_at = case when kind = 4 then timestamptz '2026-11-23 13:50Z' else effective_at end`,
    );
    const then = await holdingsOf(test.database.db, [worker], { knownAt: at('2026-11-23T13:45:00Z') });
    expect(then.get('worker:W-2')?.holdings).toHaveLength(1);
    const now = await holdingsOf(test.database.db, [worker], { knownAt: at('2026-11-23T14:00:00Z') });
    expect(now.get('worker:W-2')?.holdings).toEqual([]);
  });

  it('tells the same again from the same id with something else, in one list and in two', async () => {
    const first = feed.fact('opened', 'd-1', '2026-11-23T13:00:00Z', { workerId: 'W-3' });
    const again = { ...first, given: { ...first.given } };
    const other = { ...first, given: { ...first.given, workerId: 'W-4' } };
    expect((await record(first, again, other)).outcomes).toEqual(['accepted', 'duplicate', 'conflict']);
    expect(
      (
        await record(
          { ...first },
          { ...other },
          feed.fact('opened', 'd-2', '2026-11-23T13:00:00Z', { workerId: 'W-3' }),
        )
      ).outcomes,
    ).toEqual(['duplicate', 'conflict', 'accepted']);
    const aside = await setAside(test.database.db);
    expect(aside.map(({ why, id }) => ({ why, id }))).toEqual([{ why: 'conflict', id: first.id }]);
    expect(await loadOf('W-3')).toBe('2');
    expect(await loadOf('W-4')).toBe('0');
  });

  it('lets what comes before its opening wait, and judges a wrong holder when earlier facts arrive', async () => {
    await record(feed.fact('changed', 'w-1', '2026-11-23T13:10:00Z', { workerId: 'W-5', units: '3' }));
    expect((await waitingFacts(test.database.db, at('2026-11-24T14:00:00Z'))).map(({ ref }) => ref)).toEqual(['w-1']);
    await record(feed.fact('opened', 'w-1', '2026-11-23T13:00:00Z', { workerId: 'W-6' }));
    expect(await waitingFacts(test.database.db, at('2026-11-24T14:00:00Z'))).toEqual([]);
    expect(await loadOf('W-6')).toBe('1');
    expect((await setAside(test.database.db)).filter(({ why }) => why === 'not_holder').map(({ ref }) => ref)).toEqual([
      'w-1',
    ]);
    await record(feed.fact('transferred', 'w-1', '2026-11-23T13:05:00Z', { toWorkerId: 'W-5' }));
    expect((await setAside(test.database.db)).filter(({ why }) => why === 'not_holder')).toEqual([]);
    expect(await loadOf('W-5')).toBe('3');
    expect(await loadOf('W-6')).toBe('0');
  });

  it('keeps what is ahead of its time until its time comes', async () => {
    const ahead = feed.fact('opened', 'f-1', '2026-11-23T14:04:00Z', { workerId: 'W-7' });
    expect((await record(ahead)).outcomes).toEqual(['accepted']);
    expect((await record({ ...ahead })).outcomes).toEqual(['duplicate']);
    expect(await loadOf('W-7')).toBe('0');
    clock.set('2026-11-23T14:04:00Z');
    await test.database.transaction(async (tx) => recordFacts(tx, await takeDueFacts(tx), [target]));
    expect(await loadOf('W-7')).toBe('1');
    expect(await loads('W-7')).toEqual([{ load: '1', quiet_from: null }]);
  });

  it('keeps the count after a snapshot whatever arrives later about the time before it', async () => {
    clock.set('2026-11-24T15:00:00Z');
    await record(feed.fact('opened', 'p-1', '2026-11-20T12:00:00Z', { workerId: 'W-8' }));
    await test.database.db.query(
      `insert into feed_snapshot (feed_id, as_of, recorded_at, import_id) values ($1, '2026-11-24T14:00Z', '2026-11-24T14:00Z', gen_random_uuid())`,
      [feed.feedId],
    );
    await test.database.db.query(`update feed set last_as_of = '2026-11-24T14:00Z'`);
    await record(feed.fact('closed', 'p-1', '2026-11-22T12:00:00Z'));
    expect(await loadOf('W-8')).toBe('1');
    const before = await holdingsOf(test.database.db, [{ kind: 'worker', id: 'W-8' }], {
      at: at('2026-11-23T12:00:00Z'),
    });
    expect(before.get('worker:W-8')?.holdings).toEqual([]);
    await record(feed.fact('opened', 'p-2', '2026-11-22T12:00:00Z', { workerId: 'W-9' }));
    expect(await loadOf('W-9')).toBe('0');
  });

  it('runs a list again that met another one on the same tie', async () => {
    clock.set('2026-11-25T15:00:00Z');
    const worker = 'W-10';
    await record(feed.fact('opened', 'r-1', '2026-11-25T10:00:00Z', { workerId: worker, units: '1' }));
    await Promise.all(
      [11, 12, 13, 14].map((hour) =>
        record(feed.fact('changed', 'r-1', `2026-11-25T${hour}:00:00Z`, { units: String(hour) })),
      ),
    );
    expect(await loadOf(worker)).toBe('14');
    expect(await loads(worker)).toEqual([{ load: '14', quiet_from: null }]);
  });
});
