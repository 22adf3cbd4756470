import {
  clocks,
  context,
  duty,
  ladder,
  openedBreach,
  play,
  post,
  signals,
  sweep,
  told,
  written,
} from './breach.cases.js';
import { dueTimes } from './due-times.js';
import { at, calendar } from './load-track.cases.js';
import { respond } from './response.js';

const terms = (more: Partial<typeof clocks>, rungs = ladder) => ({
  terms: { version: 1, clocks: { ...clocks, ...more }, ladder: rungs },
});
const vacant = { duty: { ...duty, supervisor: post(null) } };

describe('reminders', () => {
  const slow = openedBreach(terms({ checkInWithin: '60 working days' }));

  it('go to the supervisor only, remindEvery after the last mailing rung, then every remindEvery', () => {
    expect(sweep(slow.next, '30').told).toEqual([
      '04 17:00 escalated Mia',
      '09 17:00 escalated Dan',
      '16 17:00 reminder Sam',
      '23 17:00 reminder Sam',
    ]);
    const tick = respond(sweep(slow.next, '16 16:00').next, signals.tick, context('16 17:00'));
    expect(tick.notices[0]?.facts).toEqual({
      openedAt: '2026-11-02T14:00:00Z',
      startedAt: '2026-11-02T14:00:00Z',
      round: 1,
    });
  });

  it('stop while acknowledged, and an unsent one is taken back', () => {
    const acknowledged = play({ ...slow, next: sweep(slow.next, '16 17:00').next }, [['17', 'acknowledged']]);
    expect(acknowledged.cancellations).toEqual([{ kinds: ['reminder'], reason: 'acknowledged' }]);
    expect(sweep(acknowledged.next, '40').told).toEqual([]);
  });

  it('do not count the packet as a mailing rung', () => {
    const rungs = [ladder[0], { after: '30 days', unless: null, to: ['packet'] }] as typeof ladder;
    const packet = openedBreach(terms({ checkInWithin: '60 working days' }, rungs));
    expect(sweep(packet.next, '17').told).toEqual(['09 17:00 reminder Sam', '16 17:00 reminder Sam']);
    expect(sweep(packet.next, '33').entries).toContain('02 06:00 rung_listed');
  });

  it('count from the last opening or reminding mail where that is later', () => {
    const quick = openedBreach(terms({ checkInWithin: '60 working days' }, ladder.slice(0, 1)));
    expect(dueTimes(quick.next, calendar).nextReminderAt).toBe(at('9 17:00'));
    expect(dueTimes({ ...quick.next, remindFrom: null }, calendar).nextReminderAt).toBe(at('9 17:00'));
    expect(dueTimes({ ...quick.next, remindFrom: at('4') }, calendar).nextReminderAt).toBe(at('11 17:00'));
  });

  it('say to the admins that nobody is on duty, and go on counting', () => {
    const before = sweep(slow.next, '16 16:00').next;
    const tick = respond(before, signals.tick, context('16 17:00', vacant));
    expect(told(tick)).toEqual(['nobody_to_tell Ada']);
    expect(written(tick)).toEqual(['reminded']);
    expect(dueTimes(tick.next, calendar).nextReminderAt).toBe(at('23 17:00'));
  });

  it('are needless beside another mail to the supervisor at the same time', () => {
    const both = openedBreach(terms({ checkInWithin: '10 working days' }, ladder.slice(0, 1)));
    expect(told(respond(both.next, signals.tick, context('30')))).toEqual(['check_in_overdue Sam']);
  });
});
