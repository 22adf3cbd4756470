import { holdingsOf } from '../../src/caseload/holdings.js';
import { EventIntake } from '../../src/feeds/event-intake.js';
import type { ToldEvent } from '../../src/feeds/event.js';
import { useDatabase } from '../support/database.js';
import { at } from '../support/facts.js';
import { SteppedClock } from '../support/stepped-clock.js';

const opened = (n: number, more: Partial<ToldEvent> = {}): ToldEvent => ({
  source: '/county/cws',
  id: `evt-${n}`,
  kind: 'opened',
  ref: `a-${n}`,
  at: at('2026-11-23T14:02:00Z'),
  given: { workerId: 'W-KEEL', program: 'ER', caseType: 'referral', units: '1', measures: {} },
  ...more,
});

describe('requests with events', () => {
  const clock = new SteppedClock('2026-11-23T14:10:00Z');
  const test = useDatabase(clock);
  let intake: EventIntake;
  let transactions = 0;

  beforeAll(() => {
    const { database } = test;
    const counted = Object.create(database, {
      transaction: {
        value: (work: Parameters<typeof database.transaction>[0]) => {
          transactions += 1;
          return database.transaction(work);
        },
      },
    }) as typeof database;
    intake = new EventIntake(counted);
  });

  const digest = Buffer.alloc(32, 7);
  const take = (...events: ToldEvent[]) => intake.take(events, { events: events.length, digest });
  const held = async (): Promise<number> =>
    (await holdingsOf(test.database.db, [{ kind: 'worker', id: 'W-KEEL' }])).get('worker:W-KEEL')?.holdings.length ?? 0;

  it('that arrive together share a transaction, and each has its own answer', async () => {
    const before = transactions;
    const answers = await Promise.all([
      take(opened(1)),
      take(opened(2), opened(3)),
      take(opened(2)),
      take(opened(3, { ref: 'a-other' }), opened(4)),
    ]);
    expect(answers).toEqual([['accepted'], ['accepted', 'accepted'], ['duplicate'], ['conflict', 'accepted']]);
    expect(transactions - before).toBe(2);
    expect(await held()).toBe(4);
    const receipts = await test.database.db.query('select events from receipt order by receipt_id');
    expect(receipts).toHaveLength(4);
  });

  it('are each taken or refused alone: what fails of one is not the failure of another', async () => {
    const broken = opened(6, { ref: 'a-\u0000' });
    const [first, second, third] = await Promise.allSettled([take(opened(5)), take(broken), take(opened(7))]);
    expect([first.status, second.status, third.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await held()).toBe(6);
  });

  it('with nothing in them change nothing', async () => {
    const before = transactions;
    expect(await take()).toEqual([]);
    expect(transactions).toBe(before);
  });

  it('in their hundreds lose nothing and count nothing twice', async () => {
    const many = Array.from({ length: 300 }, (_, n) => opened(1_000 + (n % 150)));
    const outcomes = (await Promise.all(many.map((event) => take(event)))).flat();
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(150);
    expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(150);
    expect(await held()).toBe(156);
  });
});
