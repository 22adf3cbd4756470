import { instant } from '../../src/core/instant.js';
import { cancel } from '../../src/notifications/cancel.js';
import { claimDue, takeForSending } from '../../src/notifications/lease.queries.js';
import type { Outcome } from '../../src/notifications/outcome.js';
import type { Notice } from '../../src/core/notice.js';
import { listNotifications, type ListWanted } from '../../src/notifications/notification-list.queries.js';
import { promise, release } from '../../src/notifications/promise.js';
import { mailRetries } from '../../src/notifications/retries.sweep.js';
import { duePending, nextAttempt } from '../../src/notifications/settled.queries.js';
import { settle } from '../../src/notifications/settle.js';
import { toldAbout } from '../../src/notifications/told-about.js';
import { newId } from '../../src/platform/ids.js';
import { type Given, giveBreach, noticeTo, promiseTo } from '../mail/works.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

const clock = new SteppedClock('2026-11-23T14:02:00Z');
const test = useDatabase(clock);
let ana: Given;
let ben: Given;

beforeEach(async () => {
  for (const table of ['notification', 'mail', 'delivery_attempt', 'breach']) {
    await test.database.db.query(`delete from ${table}`);
  }
  ana = await giveBreach(test, 'Ana');
  ben = await giveBreach(test, 'Ben');
});

const ids = (number: string): string | null => [ana, ben].find((breach) => breach.number === number)?.breachId ?? null;
const mails = () =>
  test.database.db.query<{ mail_id: string; person_id: string; state: string; notices: number }>(
    `select mail_id, person_id, state,
            (select count(*)::int from notification where notification.mail_id = mail.mail_id and notification.state <> 'cancelled') as notices
     from mail order by promised_at, person_id, mail_id`,
  );
const summary = async () => (await mails()).map((mail) => `${mail.person_id} ${mail.state} ${mail.notices}`);
const duties = {
  append: () => Promise.resolve(),
  admins: () => Promise.resolve([]),
  undeliverable: () => Promise.resolve(),
};
const settleAll = (mailIds: readonly string[], outcome: Outcome): Promise<void> =>
  test.database.transaction((tx) =>
    settle(
      tx,
      mailIds.map((mailId) => ({ mailId, outcome })),
      duties,
    ),
  );
async function attempt(outcome: Outcome): Promise<void> {
  const claimed = await claimDue(test.database.db, await clock.now(), 500);
  await takeForSending(test.database.db, claimed, 'sender');
  await settleAll(claimed, outcome);
}
const send = (): Promise<void> => attempt({ kind: 'sent', reply: '250 fine' });
const putOff = { kind: 'put_off', by: 'recipient', reply: '451 later' } as const;

describe('promising', () => {
  it('makes one mail of all that one person is told in one transaction', async () => {
    await promiseTo(test, [noticeTo('Sam', ana), noticeTo('Sam', ben), noticeTo('Mia', ana)], [ana, ben]);
    expect(await summary()).toEqual(['Mia promised 1', 'Sam promised 2']);
  });

  it('joins a mail that nobody has taken for sending, and begins another once somebody has', async () => {
    await promiseTo(test, [noticeTo('Sam', ana)], [ana]);
    await promiseTo(test, [noticeTo('Sam', ben)], [ben]);
    expect(await summary()).toEqual(['Sam promised 2']);
    await claimDue(test.database.db, await clock.now(), 500);
    await promiseTo(test, [noticeTo('Sam', ana, 'cleared')], [ana]);
    expect((await summary()).sort()).toEqual(['Sam leased 2', 'Sam promised 1']);
  });

  it('promises a thousand notices in one statement', async () => {
    const notices = Array.from({ length: 1_000 }, (_, n) => noticeTo(`P-${n % 100}`, ana));
    await promiseTo(test, notices, [ana]);
    const made = await mails();
    expect(made).toHaveLength(100);
    expect(made.every((mail) => mail.notices === 10)).toBe(true);
  });

  it('leaves nothing behind when its transaction fails', async () => {
    await expect(
      test.database.transaction(async (tx) => {
        await promise(tx, [noticeTo('Sam', ana)], ids);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await summary()).toEqual([]);
  });

  it('by two transactions at once to the same people still makes one mail each', async () => {
    const people = Array.from({ length: 20 }, (_, n) => `P-${n}`);
    await Promise.all(
      [people, [...people].reverse(), people].map((order) =>
        promiseTo(
          test,
          order.map((person) => noticeTo(person, ana)),
          [ana],
        ),
      ),
    );
    expect((await mails()).map(({ notices }) => notices)).toEqual(people.map(() => 3));
  });
});

describe('a hold', () => {
  it('keeps notices back until its release, which makes one mail of them', async () => {
    const holdId = newId();
    const held = { holdId, reason: 'because held' };
    await test.database.transaction((tx) => promise(tx, [noticeTo('Sam', ana)], ids, held));
    await test.database.transaction((tx) => promise(tx, [noticeTo('Sam', ben)], ids, held));
    expect(await summary()).toEqual(['Sam held 2']);
    expect(await claimDue(test.database.db, await clock.now(), 500)).toEqual([]);
    await test.database.transaction((tx) => release(tx, holdId));
    expect(await summary()).toEqual(['Sam promised 2']);
  });

  it('releases into a mail that the person is promised already', async () => {
    const holdId = newId();
    await test.database.transaction((tx) => promise(tx, [noticeTo('Sam', ana)], ids, { holdId }));
    await promiseTo(test, [noticeTo('Sam', ben)], [ben]);
    await test.database.transaction((tx) => release(tx, holdId));
    expect(await summary()).toEqual(['Sam promised 2']);
  });

  it('does not bring back what was cancelled meanwhile', async () => {
    const holdId = newId();
    await test.database.transaction((tx) => promise(tx, [noticeTo('Sam', ana), noticeTo('Mia', ben)], ids, { holdId }));
    await test.database.transaction((tx) => cancel(tx, { breachId: ana.breachId, kinds: 'all', reason: 'cleared' }));
    await test.database.transaction((tx) => release(tx, holdId));
    expect((await summary()).sort()).toEqual(['Mia promised 1', 'Sam cancelled 0']);
  });
});

describe('cancelling', () => {
  it('takes back what is promised and says what it was; a mail with nothing left is cancelled', async () => {
    await promiseTo(test, [noticeTo('Sam', ana), noticeTo('Sam', ben), noticeTo('Mia', ana, 'escalated')], [ana, ben]);
    const taken = await test.database.transaction((tx) =>
      cancel(tx, { breachId: ana.breachId, kinds: 'all', reason: 'cleared' }),
    );
    expect(taken.map(({ kind, personId, breach }) => ({ kind, personId, breach }))).toEqual(
      expect.arrayContaining([
        { kind: 'opened', personId: 'Sam', breach: ana.number },
        { kind: 'escalated', personId: 'Mia', breach: ana.number },
      ]),
    );
    expect(await summary()).toEqual(['Mia cancelled 0', 'Sam promised 1']);
  });

  it('keeps to the kinds and the person it is asked for', async () => {
    await promiseTo(test, [noticeTo('Sam', ana), noticeTo('Mia', ana, 'escalated')], [ana]);
    await test.database.transaction((tx) =>
      cancel(tx, { breachId: ana.breachId, kinds: ['opened'], personId: 'Mia', reason: 'x' }),
    );
    expect(await summary()).toEqual(['Mia promised 1', 'Sam promised 1']);
  });

  const clearAna = () =>
    test.database.transaction((tx) => cancel(tx, { breachId: ana.breachId, kinds: 'all', reason: 'cleared' }));

  it('leaves alone what is taken for sending', async () => {
    await promiseTo(test, [noticeTo('Sam', ana)], [ana]);
    await takeForSending(test.database.db, await claimDue(test.database.db, await clock.now(), 500), 'sender');
    expect(await clearAna()).toEqual([]);
    expect(await summary()).toEqual(['Sam leased 1']);
  });

  it('leaves alone what a sender took and never settled: it may have gone out', async () => {
    await promiseTo(test, [noticeTo('Sam', ana)], [ana]);
    await takeForSending(test.database.db, await claimDue(test.database.db, await clock.now(), 500), 'sender');
    for (let died = 0; died < 2; died++) {
      await test.database.db.query(`update mail set leased_until = clock_timestamp() - interval '1 second'`);
      expect(await claimDue(test.database.db, await clock.now(), 500)).toHaveLength(1);
      expect(await clearAna()).toEqual([]);
    }
    expect(await summary()).toEqual(['Sam leased 1']);
  });

  it('takes back what waits in the queue, which then is not sent', async () => {
    await promiseTo(test, [noticeTo('Sam', ana), noticeTo('Mia', ana), noticeTo('Mia', ben)], [ana, ben]);
    const queued = await claimDue(test.database.db, await clock.now(), 500);
    expect((await clearAna()).map(({ personId }) => personId).sort()).toEqual(['Mia', 'Sam']);
    expect((await summary()).sort()).toEqual(['Mia leased 1', 'Sam cancelled 0']);
    expect(await takeForSending(test.database.db, queued, 'sender')).toHaveLength(1);
  });
});

describe('who was told', () => {
  it('are those whose mail is being sent, was sent, or may have arrived; not those it was only promised to', async () => {
    await promiseTo(test, [noticeTo('Sam', ana)], [ana]);
    expect((await toldAbout(test.database.db, [ana.breachId])).get(ana.breachId)).toEqual(new Set());
    const queued = await claimDue(test.database.db, await clock.now(), 500);
    expect((await toldAbout(test.database.db, [ana.breachId])).get(ana.breachId)).toEqual(new Set());
    await takeForSending(test.database.db, queued, 'sender');
    expect((await toldAbout(test.database.db, [ana.breachId])).get(ana.breachId)).toEqual(new Set(['Sam']));
    await settleAll(queued, { kind: 'sent', reply: '250 fine' });
    await promiseTo(test, [noticeTo('Mia', ana, 'escalated')], [ana]);
    const told = await toldAbout(test.database.db, [ana.breachId, ben.breachId]);
    expect(told.get(ben.breachId)).toEqual(new Set());
    await send();
    expect((await toldAbout(test.database.db, [ana.breachId])).get(ana.breachId)?.has('Mia')).toBe(true);
  });
});

describe('the list', () => {
  const listed = async (scope: ListWanted['scope'], more: Partial<ListWanted> = {}): Promise<string[]> =>
    (await listNotifications(test.database.db, { breach: null, state: null, scope, most: 10, ...more })).map(
      ({ person_id: to, kinds, breaches }) => `${to}: ${kinds.join('+')} ${breaches.join(' ')}`.trim(),
    );
  const leads = (personId: string, ...workerIds: string[]) => ({ personId, unitIds: [], workerIds });

  it('shows of another’s mail about several units what is about one’s own line, and nothing else of it', async () => {
    const alone: Notice = { ...noticeTo('Dan', ana, 'configuration'), breach: null };
    await promiseTo(test, [noticeTo('Dan', ana, 'escalated'), noticeTo('Dan', ben, 'cleared'), alone], [ana, ben]);
    const whole = `Dan: escalated+cleared+configuration ${ana.number} ${ben.number}`;
    expect(await listed(null)).toEqual([whole]);
    expect(await listed(leads('Dan'))).toEqual([whole]);
    expect(await listed(leads('Sam', 'Ana'))).toEqual([`Dan: escalated ${ana.number}`]);
    expect(await listed(leads('Sam', 'Ana'), { breach: ben.number })).toEqual([]);
    expect(await listed(leads('Hull', 'Cid'))).toEqual([]);
    expect(await listed(null, { breach: ben.number })).toEqual([whole]);
  });
});

describe('leasing', () => {
  it('gives each due mail to one taker', async () => {
    const people = Array.from({ length: 50 }, (_, n) => noticeTo(`P-${n}`, ana));
    await promiseTo(test, people, [ana]);
    const now = await clock.now();
    const claims = await Promise.all([1, 2, 3, 4].map(() => claimDue(test.database.db, now, 20)));
    const all = claims.flat();
    expect(new Set(all).size).toBe(all.length);
    const takes = await Promise.all(['a', 'b'].map((holder) => takeForSending(test.database.db, all, holder)));
    expect(takes.flat()).toHaveLength(all.length);
  });

  it('counts what is due and unsettled, and knows when a put-off mail is tried again', async () => {
    await promiseTo(test, [noticeTo('Sam', ana)], [ana]);
    const now = await clock.now();
    expect(await duePending(test.database.db, now)).toBe(1);
    await attempt(putOff);
    expect(await duePending(test.database.db, now)).toBe(0);
    expect(await nextAttempt(test.database.db)).toBe(instant(now + 60_000));
  });

  it('of a retry waits for the sweep of its instant, which first takes back what is not to be told any more', async () => {
    await promiseTo(test, [noticeTo('Sam', ana), noticeTo('Mia', ben)], [ana, ben]);
    await attempt(putOff);
    clock.advance(60_000);
    const now = await clock.now();
    expect(await claimDue(test.database.db, now, 500)).toEqual([]);
    await test.database.transaction(async (tx) => {
      await cancel(tx, { breachId: ana.breachId, kinds: 'all', reason: 'cleared' });
      await mailRetries.run(tx);
    });
    expect((await summary()).sort()).toEqual(['Mia leased 1', 'Sam cancelled 0']);
    expect(await claimDue(test.database.db, now, 500)).toHaveLength(1);
  });

  it('a retry that waits for its sweep is not under way', async () => {
    await promiseTo(test, [noticeTo('Sam', ana)], [ana]);
    await attempt(putOff);
    clock.advance(60_000);
    expect(await duePending(test.database.db, await clock.now())).toBe(0);
    await test.database.transaction((tx) => mailRetries.run(tx));
    expect(await duePending(test.database.db, await clock.now())).toBe(1);
  });
});
