import { holdingsOf } from '../../src/caseload/holdings.js';
import { itemsOf } from '../../src/feeds/event-envelope.js';
import { readEvent } from '../../src/feeds/event.js';
import { futureFacts } from '../../src/feeds/future-facts.sweep.js';
import { freshness } from '../../src/feeds/freshness.sweep.js';
import { receipts } from '../../src/feeds/receipts.sweep.js';
import { takeEvents } from '../../src/feeds/take-events.js';
import { at } from '../support/facts.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

const now = at('2026-11-23T14:10:00Z');

const event = (more: object = {}, data: object = {}): object => ({
  specversion: '1.0',
  id: 'evt-77120',
  source: '/county/cws',
  type: 'plimsoll.assignment.opened.v1',
  subject: 'a-9f31c2',
  time: '2026-11-23T14:02:00Z',
  data: {
    workerId: 'W-104',
    program: 'ER',
    caseType: 'referral',
    units: 1,
    measures: {},
    role: 'primary',
    profile: 'average',
    state: 'open',
    ...data,
  },
  ...more,
});

describe('an event', () => {
  it('is read with its defaults', () => {
    const read = readEvent(event({ data: { workerId: 'W-104', program: 'ER', caseType: 'referral' } }), now);
    expect(read).toMatchObject({
      ok: true,
      event: { given: { units: '1', measures: {}, role: 'primary', profile: 'average', state: 'open' } },
    });
    expect(readEvent(event({}, { units: 1.5, measures: { children: 3 } }), now)).toMatchObject({
      ok: true,
      event: { given: { units: '1.5', measures: { children: '3' } } },
    });
    expect(readEvent(event({ type: 'plimsoll.assignment.closed.v1', data: undefined }), now).ok).toBe(true);
  });

  it.each([
    ['an unknown field', event({ shoe: 1 }), 'schema', '/shoe'],
    ['an unknown field of data', event({}, { shoe: 1 }), 'schema', '/data/shoe'],
    ['a wrong type', event({}, { units: '1' }), 'schema', '/data/units'],
    ['units of none', event({}, { units: 0 }), 'schema', '/data/units'],
    ['five decimals', event({}, { units: 1.00001 }), 'schema', '/data/units'],
    ['no holder', event({}, { workerId: undefined }), 'schema', '/data/workerId'],
    ['two holders', event({}, { unitId: 'ER1' }), 'schema', '/data/workerId'],
    ['no subject', event({ subject: undefined }), 'schema', '/subject'],
    ['a subject with half a surrogate pair', event({ subject: 'a\ud800b' }), 'schema', '/subject'],
    ['a holder with half a surrogate pair', event({}, { workerId: 'W\udfff' }), 'schema', '/data/workerId'],
    ['a time of the year 0000', event({ time: '0000-01-01T00:00:00Z' }), 'too_old', '/time'],
    ['a time of the year 9999', event({ time: '9999-12-31T23:59:59Z' }), 'in_future', '/time'],
    ['an unknown type', event({ type: 'plimsoll.assignment.opened.v2' }), 'schema', '/type'],
    ['a time without zone', event({ time: '2026-11-23T14:02:00' }), 'schema', '/time'],
    ['a time that does not exist', event({ time: '2026-13-23T14:02:00Z' }), 'schema', '/time'],
    ['a time too far ahead', event({ time: '2026-11-23T14:15:01Z' }), 'in_future', '/time'],
    ['a time before 1990', event({ time: '1989-12-31T23:59:59Z' }), 'too_old', '/time'],
    ['a client field', event({}, { childName: 'x' }), 'client_data', '/data/childName'],
    ['a social security number', event({ subject: '123-45-6789' }), 'client_data', '/subject'],
    ['an empty change', event({ type: 'plimsoll.assignment.changed.v1', data: {} }), 'schema', '/data'],
    [
      'a transfer to nobody',
      event({ type: 'plimsoll.assignment.transferred.v1', data: {} }),
      'schema',
      '/data/toWorkerId',
    ],
    ['no event', 7, 'schema', ''],
  ])('with %s is refused, the field named', (_, value, code, pointer) => {
    const read = readEvent(value, now);
    expect(read.ok ? null : { code: read.why.code, pointer: read.why.errors[0]?.pointer }).toEqual({ code, pointer });
  });

  it('comes alone, in a batch or as lines', () => {
    expect(itemsOf('{"a":1}', 'application/json')).toEqual([{ json: { a: 1 } }]);
    expect(itemsOf('[{"a":1},3]', 'application/cloudevents-batch+json')).toEqual([{ json: { a: 1 } }, { json: 3 }]);
    expect(itemsOf('{"a":1}\n\n{b\n', 'application/x-ndjson')).toEqual([
      { json: { a: 1 } },
      { unreadable: 'the line is not JSON' },
    ]);
    expect(() => itemsOf('{', 'application/cloudevents+json')).toThrow('not JSON');
    expect(() => itemsOf('{}', 'application/cloudevents-batch+json')).toThrow('array');
  });
});

describe('events taken', () => {
  const clock = new SteppedClock('2026-11-23T14:10:00Z');
  const test = useDatabase(clock);

  const take = (...values: object[]): Promise<readonly string[]> =>
    test.database.transaction((tx) => {
      const events = values.map((value) => {
        const read = readEvent(value, tx.now);
        if (!read.ok) throw new Error(JSON.stringify(read.why));
        return read.event;
      });
      return takeEvents(tx, events, [{ events: events.length, digest: Buffer.alloc(32, 1) }]);
    });
  const held = async (id: string): Promise<number> =>
    (await holdingsOf(test.database.db, [{ kind: 'worker', id }], { at: await clock.now() })).get(`worker:${id}`)
      ?.holdings.length ?? 0;

  it('make their feed, and tell admins of an unknown worker and program once', async () => {
    await test.database.db.query(
      `insert into person_version (person_id, effective_on, recorded_at, version_id, roles, email) values ('ADA', '2026-01-01', '2026-01-01', gen_random_uuid(), '{admin}', 'ada@example.org')`,
    );
    expect(await take(event(), event({ id: 'evt-2', subject: 'a-2' }))).toEqual(['accepted', 'accepted']);
    expect(await take(event(), event({ id: 'evt-3', subject: 'a-3' }))).toEqual(['duplicate', 'accepted']);
    expect(await held('W-104')).toBe(3);
    const told = await test.database.db.query<{ facts: { matter: string } }>(
      'select facts from notification order by notification_id',
    );
    expect(told.map(({ facts }) => facts.matter)).toEqual(['unknown_worker', 'unknown_program']);
    expect(await test.database.db.query('select name, kind from feed')).toEqual([
      { name: '/county/cws', kind: 'events' },
    ]);
  });

  it('are receipted in one entry a minute', async () => {
    expect(await receipts.nextDue(test.database.db)).toBe(at('2026-11-23T14:11:00Z'));
    clock.set('2026-11-23T14:11:00Z');
    await test.database.transaction((tx) => receipts.run(tx));
    const entries = await test.database.db.query<{ kind: string; entry: string }>('select kind, entry from log_entry');
    const gathered = entries
      .filter(({ kind }) => kind === 'events_received')
      .map(({ entry }) => JSON.parse(entry) as { facts: object });
    expect(gathered).toHaveLength(1);
    expect(gathered[0]?.facts).toMatchObject({ requests: 2, events: 4 });
    expect(await receipts.nextDue(test.database.db)).toBeNull();
  });

  it('ahead of their time count when it comes', async () => {
    await take(event({ id: 'evt-4', subject: 'a-4', time: '2026-11-23T14:15:00Z' }));
    expect(await held('W-104')).toBe(3);
    expect(await futureFacts.nextDue(test.database.db)).toBe(at('2026-11-23T14:15:00Z'));
    clock.set('2026-11-23T14:15:00Z');
    await test.database.transaction((tx) => futureFacts.run(tx));
    expect(await held('W-104')).toBe(4);
  });

  it('that stay away beyond the grace of their feed alarm the admins once, until they come again', async () => {
    const due = await freshness.nextDue(test.database.db);
    // Two working days after Monday, at the close of business of Wednesday.
    expect(due).toBe(at('2026-11-26T01:00:00.001Z'));
    clock.set('2026-11-26T01:00:00.001Z');
    await test.database.transaction((tx) => freshness.run(tx));
    expect(await freshness.nextDue(test.database.db)).toBeNull();
    expect(await test.database.db.query(`select 1 from notification where kind = 'feed_late'`)).toHaveLength(1);
    await take(event({ id: 'evt-5', subject: 'a-5', time: '2026-11-26T00:30:00Z' }));
    expect(await freshness.nextDue(test.database.db)).not.toBeNull();
  });
});
