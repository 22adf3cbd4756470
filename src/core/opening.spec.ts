import {
  clocks,
  context,
  figures,
  ladder,
  opening,
  openedBreach,
  play,
  signals,
  told,
  written,
} from './breach.cases.js';
import { dueTimes } from './due-times.js';
import { at, calendar } from './load-track.cases.js';
import { foundLate, opened } from './response.js';

const terms = (more: Partial<typeof clocks>, rungs = ladder) => ({
  terms: { version: 1, clocks: { ...clocks, ...more }, ladder: rungs },
});
const open = openedBreach();

describe('opening', () => {
  it('gives number, entry and first notices', () => {
    expect(told(open)).toEqual(['opened Sam']);
    expect(written(open)).toEqual(['opened', 'round_started', 'rung_told']);
    expect(open.notices[0]).toMatchObject({
      breach: 'PL-2026-0001',
      because: 'supervisor of ER3',
      facts: { rungs: [1], round: 1 },
    });
    expect(open.entries[0]).toMatchObject({ breach: 'PL-2026-0001', worker: 'Ana', effectiveAt: at('2') });
    expect(open.next).toMatchObject({ number: 'PL-2026-0001', responsibleId: 'Sam', responseTrack: 'awaiting' });
  });

  it('starts round 1: check-in and rungs are counted from it', () => {
    expect(dueTimes(open.next, calendar)).toEqual({
      checkInBy: at('12 17:00'),
      nextRungAt: at('4 17:00'),
      nextReminderAt: null,
      checkInAgainAt: null,
      excuseEndsAt: null,
      stillOwedAt: null,
      nextDueAt: at('4 17:00'),
    });
  });

  it('opened Monday 23 November 2026, 06:02, check-in within 3 working days: Monday 30 November, 17:00', () => {
    const breach = opened(opening(), context('23 06:02', terms({ checkInWithin: '3 working days' }))).next;
    expect(dueTimes(breach, calendar).checkInBy).toBe(at('30 17:00'));
  });

  it('before a number was handed out is about this breach all the same', () => {
    const first = opened(opening(), context('2'));
    expect(first.next.number).toBeNull();
    expect(first.entries[0]).not.toHaveProperty('breach');
    expect(first.notices[0]?.breach).toBeNull();
  });

  it('sends the worker a short copy, where the agency sets so, but nobody two mails', () => {
    const copied = openedBreach({ workerCopyTo: 'Ana' });
    expect(told(copied)).toEqual(['opened Sam', 'opened_copy Ana']);
    expect(copied.notices[1]?.facts).toEqual({ checkInBy: '2026-11-13T01:00:00Z' });
    expect(told(openedBreach({ workerCopyTo: 'Sam' }))).toEqual(['opened Sam']);
  });

  it('of a breach found late is logged, not owed and told to nobody', () => {
    const late = foundLate({ ...opening(), clearedAt: at('4'), endedReason: null }, context('6'));
    expect(late.next).toMatchObject({
      loadTrack: 'cleared',
      responseTrack: 'not_owed',
      foundLate: true,
      closedAt: at('6'),
      noticedAt: at('6'),
    });
    expect([written(late), told(late)]).toEqual([['found_late'], []]);
    expect(late.entries[0]).toMatchObject({ effectiveAt: at('2'), facts: { clearedAt: '2026-11-04T14:00:00Z' } });
    const ended = foundLate({ ...opening(), clearedAt: at('4'), endedReason: signals.ended.reason }, context('6'));
    expect(ended.next.loadTrack).toBe('ended');
  });

  it('learned late has its true start, and its round begins now', () => {
    const late = opened({ ...opening(), late: true, loadTrack: 'clearing' }, context('9'));
    expect(late.next).toMatchObject({ startedAt: at('2'), loadTrack: 'clearing', round: { startedAt: at('9') } });
    expect(late.entries[0]).toMatchObject({ facts: { late: true } });
  });

  it('is plain JSON', () => {
    for (const { next } of [
      open,
      play(open, [
        ['3', 'acknowledged'],
        ['4', 'excused'],
      ]),
    ])
      expect(JSON.parse(JSON.stringify(next))).toEqual(next);
  });
});

it('the load figures of an entry name every rule', () => {
  expect(open.entries[0]?.facts).toMatchObject({
    loads: [{ countUnit: 'referral', load: '15', effectiveLimit: '14', exceeded: true }],
    peaks: [{ rule: 0, peak: '15' }],
  });
  expect(figures('15').rules[0]?.overBy).toBe('1');
});
