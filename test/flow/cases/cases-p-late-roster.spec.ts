import { dice, inTheEnd, seeds } from '../../support/story-dice.js';
import { person, worker } from '../../support/story-roster.js';
import { openCount } from '../../support/story-target.js';
import { workingDays } from '../../support/story-time.js';
import { snapshotFeed, useStory } from '../../support/story.js';

const days = workingDays('2026-11-03', '2026-11-13');
const quiet = {
  ladder: [{ after: '0 hours', to: ['supervisor'] }],
  checkInWithin: '200 working days',
  remindEvery: '200 working days',
};

describe('told late, the same in the end', () => {
  const story = useStory();
  const begins = (target: object = {}): Promise<string> =>
    story.begins({ target: { ...quiet, ...target }, settings: { feeds: [snapshotFeed({ grace: '60 days' })] } });
  const week = (roll: (below: number) => number) => days.map(() => ({ ana: 6 + roll(11), ben: 6 + roll(11) }));
  const told = async (): Promise<object[]> => {
    const mailed = await story.shortsOfNew();
    expect(mailed.every((short) => short.startsWith('sam: '))).toBe(true);
    return inTheEnd(await story.breaches('?limit=100'));
  };

  it.each(seeds)('a post that was cut, told on its day and told days later: %d', async (seed) => {
    const roll = dice(seed + 300);
    const loads = week(roll);
    const cutOn = days[1 + roll(4)] ?? '2026-11-05';
    const cut = [worker('ana', { fte: [0.5, 0.6, 0.8][roll(3)], effective_on: cutOn })];
    const tell = async (toldOn: string): Promise<object[]> => {
      await story.reset();
      await begins();
      for (const [index, date] of days.entries()) {
        if (date === toldOn) {
          await story.clock(`${date} 01:00`);
          await story.file('people', toldOn, cut, '&mode=delta');
        }
        await story.day(date, loads[index] ?? {});
      }
      return told();
    };
    const onItsDay = await tell(cutOn);
    expect(await tell(days.at(-1) ?? '')).toEqual(onItsDay);
  });

  it.each(seeds)(
    'missed mornings after an outage come to the same breaches, with one mail at most: %d',
    async (seed) => {
      const loads = week(dice(seed + 400));
      await begins();
      for (const [index, date] of days.entries()) await story.day(date, loads[index] ?? {});
      const straight = await told();
      await story.reset();
      await begins();
      await story.day(days[0] ?? '', loads[0] ?? {});
      await story.clock('2026-11-13 07:00', { outage: true });
      for (const [index, date] of days.entries())
        if (index > 0) await story.snapshot(date, story.loads(loads[index] ?? {}));
      await story.clock('2026-11-13 07:10');
      const mailed = await story.shortsOfNew();
      expect(mailed.length).toBeLessThanOrEqual(1);
      expect(inTheEnd(await story.breaches('?limit=100'))).toEqual(straight);
    },
  );

  it.each(seeds)('a lower limit agreed backwards comes to what it would have found in its time: %d', async (seed) => {
    const loads = week(dice(seed + 500));
    const lower = { rules: [openCount({ goal: null, limit: 10, clearAt: 9 })] };
    await begins(lower);
    for (const [index, date] of days.entries()) await story.day(date, loads[index] ?? {});
    const inItsTime = await told();
    await story.reset();
    await story.begins({
      target: { ...quiet, scope: { program: 'FM' } },
      settings: { feeds: [snapshotFeed({ grace: '60 days' })] },
    });
    for (const [index, date] of days.entries()) await story.day(date, loads[index] ?? {});
    await story.gets();
    await story.agree({
      ...quiet,
      ...lower,
      name: 'ER backwards',
      retroactive: true,
      reason: 'signed late',
      from: '2026-11-02',
    });
    const mailed = await story.shortsOfNew();
    expect(mailed.length).toBeLessThanOrEqual(1);
    expect(inTheEnd(await story.breaches('?limit=100'))).toEqual(inItsTime);
  });

  it('who leaves and who moves unit, told late, is judged from the day it was so', async () => {
    await begins();
    for (const date of days.slice(0, 4)) await story.day(date, { ana: 15, ben: 15 });
    await story.gets('sam: opened ana ben');
    await story.clock(`${days[3] ?? ''} 12:00`);
    await story.file(
      'people',
      days[3] ?? '',
      [worker('ben', { end_on: days[2] }), person('ana', { unit_id: 'ER4', classification: 'SSW', roles: 'worker' })],
      '&mode=delta',
    );
    const mailed = await story.shortsOfNew();
    expect(mailed.filter((short) => short.includes('ben'))).toHaveLength(1);
    expect(await story.breach('ben')).toMatchObject({ loadTrack: 'ended', responseTrack: 'not_owed' });
    expect(await story.mailsTo('hull', 'handed_over')).toHaveLength(1);
  });
});
