import { dice, inTheEnd, seeds } from '../../support/story-dice.js';
import { type Breach, snapshotFeed, useStory } from '../../support/story.js';
import { workingDays } from '../../support/story-time.js';

const workers = ['ana', 'ben'] as const;
type Day = Readonly<Record<(typeof workers)[number], number>>;
const days = workingDays('2026-11-03', '2026-11-17');

/** The rules of the worked cases for one worker, told as plainly as can be: one load a morning. */
function plainly(workerId: string, loads: readonly number[]): object[] {
  const found: { workerId: string; start: number; end: number | null; peak: number; over: number }[] = [];
  let pending: number | null = null;
  loads.forEach((load, index) => {
    const open = found.find(({ end }) => end === null);
    if (open !== undefined) {
      if (load <= 12) open.end = index;
      else open.peak = Math.max(open.peak, load);
    } else if (load <= 14) pending = null;
    else if (pending === null) pending = index;
    else {
      const peak = Math.max(...loads.slice(pending, index + 1));
      found.push({ workerId, start: pending, end: null, peak, over: 0 });
      pending = null;
    }
  });
  return found.map(({ start, end, peak }) => ({
    workerId,
    startedAt: morning(start),
    clearedAt: end === null ? null : morning(end),
    peak,
    loadTrack: end === null ? 'open' : 'cleared',
  }));
}
const morning = (index: number): string => `${days[index] ?? ''}T14:00:00Z`;
const comparable = (breaches: readonly Breach[]): object[] =>
  inTheEnd(breaches).map((breach) => {
    const { workerId, startedAt, clearedAt, peak, loadTrack } = breach as Breach;
    return { workerId, startedAt, clearedAt, peak, loadTrack };
  });
const sorted = (list: readonly object[]): object[] =>
  [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

describe('the same in the end', () => {
  const story = useStory();
  const begins = (): Promise<string> =>
    story.begins({
      target: {
        ladder: [{ after: '0 hours', to: ['supervisor'] }],
        checkInWithin: '200 working days',
        remindEvery: '200 working days',
      },
      settings: { feeds: [snapshotFeed({ grace: '60 days' })] },
    });
  const anyWeek = (roll: (below: number) => number): Day[] =>
    days.map(() => ({ ana: 10 + roll(8), ben: 10 + roll(8) }));
  const forget = async (): Promise<void> => {
    const told = await story.shortsOfNew();
    expect(told.every((short) => short.startsWith('sam: '))).toBe(true);
  };

  it.each(seeds)('any fortnight of mornings opens and clears what the rules say: %d', async (seed) => {
    const week = anyWeek(dice(seed));
    await begins();
    const mailed: string[] = [];
    for (const [index, date] of days.entries()) {
      await story.day(date, week[index] ?? {});
      mailed.push(...(await story.shortsOfNew()));
    }
    const expected = workers.flatMap((code) =>
      plainly(
        code,
        week.map((day) => day[code]),
      ),
    );
    expect(comparable(await story.breaches('?limit=100'))).toEqual(sorted(expected));
    const told = mailed.flatMap((short) =>
      /opened|cleared/.exec(short) ? short.replace(/^sam: \S+ /, '').split(' ') : [],
    );
    const cleared = expected.filter((each) => (each as Breach).loadTrack === 'cleared').length;
    expect(told).toHaveLength(expected.length + cleared);
    expect(mailed.every((short) => short.startsWith('sam: '))).toBe(true);
  });

  it.each(seeds)(
    'wrong mornings that are corrected afterwards come to what the right ones would have: %d',
    async (seed) => {
      const roll = dice(seed + 100);
      const week = anyWeek(roll);
      await begins();
      const wrong: string[] = [];
      for (const [index, date] of days.entries()) {
        const right = week[index] ?? {};
        const isWrong = roll(3) === 0;
        await story.day(date, isWrong ? { ana: 10 + roll(8), ben: 10 + roll(8) } : right);
        if (isWrong) wrong.push(date);
        if (wrong.length > 0 && roll(2) === 0) {
          const [mend] = wrong.splice(roll(wrong.length), 1);
          await story.clock(`${date} 12:00`);
          await story.snapshot(mend ?? date, story.loads(week[days.indexOf(mend ?? date)] ?? {}, 'average'));
        }
      }
      await story.clock('2026-11-17 18:00');
      for (const mend of wrong) await story.snapshot(mend, story.loads(week[days.indexOf(mend)] ?? {}, 'average'));
      const expected = workers.flatMap((code) =>
        plainly(
          code,
          week.map((day) => day[code]),
        ),
      );
      expect(comparable(await story.breaches('?limit=100'))).toEqual(sorted(expected));
      await forget();
    },
  );

  it.each(seeds)('events in any order of arrival come to the same breaches: %d', async (seed) => {
    const roll = dice(seed + 200);
    const events = Array.from({ length: 24 }, (_, n) => {
      const opens = 1 + roll(9);
      const closes = opens + 1 + roll(9);
      const when = (hour: number): string => `2026-11-03T${String(2 + hour).padStart(2, '0')}:00:00Z`;
      const one = (kind: string, time: string, data: object): object => ({
        specversion: '1.0',
        id: `${kind}-${n}`,
        source: '/county/cws',
        type: `plimsoll.assignment.${kind}.v1`,
        subject: `r-${n}`,
        time,
        data,
      });
      const opened = one('opened', when(opens), { workerId: 'ana', program: 'ER', caseType: 'referral' });
      const between = when(opens + Math.floor((closes - opens) / 2));
      const moved = one('transferred', between, { toWorkerId: 'ben' });
      const changed = one('changed', between, { units: 2 });
      const middle = [[], [], [], [moved], [changed]][roll(5)] ?? [];
      return roll(3) === 0 ? [opened, ...middle] : [opened, ...middle, one('closed', when(closes), {})];
    }).flat();
    const told = async (list: readonly object[]): Promise<object[]> => {
      await story.reset();
      await story.begins({
        target: {
          agreedBy: 'statute',
          alertAfter: '0 hours',
          rules: [{ kind: 'open_count', counts: ['referral'], countUnit: 'referral', limit: 8, clearAt: 6 }],
        },
      });
      await story.clock('2026-11-03 20:00');
      for (let from = 0; from < list.length; from += 7) {
        const batch = JSON.stringify(list.slice(from, from + 7));
        const answer = await story.call(
          'admin',
          'POST',
          '/assignment-events',
          batch,
          'application/cloudevents-batch+json',
        );
        expect(answer.body).toMatchObject({ rejected: 0, conflicts: 0 });
      }
      const end = inTheEnd(await story.breaches('?limit=100'));
      await forget();
      return end;
    };
    const inOrder = [...events].sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
    const shuffled = events.map((event) => ({ event, by: roll(1_000_000) })).sort((a, b) => a.by - b.by);
    const expected = await told(inOrder);
    expect(await told(shuffled.map(({ event }) => event))).toEqual(expected);
  });
});

const keyOf = (event: object): string => {
  const { time, type } = event as { time: string; type: string };
  return `${time} ${['opened', 'changed', 'transferred', 'closed'].findIndex((kind) => type.includes(kind))}`;
};
