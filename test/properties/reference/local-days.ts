import { instant, type Instant, type LocalDate } from '../../../src/core/instant.js';

/**
 * Days and clocks of Los Angeles, counted the slow way and by nobody's library: one day after the other, with the two
 * Sundays on which the clocks are put forward and back written out. Nothing of `core/calendar` is used.
 */

const hour = 3_600_000;
const day = 24 * hour;

/** The days that are no working days, weekends apart. */
export const offDays = ['2026-11-11', '2026-11-26', '2026-11-27', '2026-12-25', '2027-01-01', '2027-02-15'];

/** When summer time holds, by the clock on the wall; the hour before each beginning does not exist. */
const summers = [
  ['2026-03-08T03:00', '2026-11-01T02:00'],
  ['2027-03-14T03:00', '2027-11-07T02:00'],
] as const;

const isSummer = (wall: string): boolean => summers.some(([from, until]) => from <= wall && wall < until);

/** The clock on the wall: `2026-11-23T06:00`. */
export function wallAt(at: Instant): string {
  const summer = new Date(at - 7 * hour).toISOString().slice(0, 16);
  return isSummer(summer) ? summer : new Date(at - 8 * hour).toISOString().slice(0, 16);
}

export const dateAt = (at: Instant): LocalDate => wallAt(at).slice(0, 10) as LocalDate;

/** The instant at which the clock on the wall shows a time: in the hour that does not exist an hour later, of two the first. */
export function instantOf(date: string, time: string): Instant {
  const wall = `${date}T${time}`;
  return instant(Date.parse(`${wall}:00Z`) + (isSummer(wall) ? 7 : 8) * hour);
}

export const dayAfter = (date: string): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + day).toISOString().slice(0, 10) as LocalDate;

export function isWorkday(date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !offDays.includes(date);
}

/** The first n working days from a day on, that day included where it is one. */
export function workdaysFrom(first: string, n: number): LocalDate[] {
  const found: LocalDate[] = [];
  for (let date = first as LocalDate; found.length < n; date = dayAfter(date)) if (isWorkday(date)) found.push(date);
  return found;
}

function endOf(start: Instant, duration: string, closeOfWorkday: string | null): Instant {
  const n = Number(duration.split(' ')[0]);
  if (n === 0) return start;
  if (duration.includes('hour')) return instant(start + n * hour);
  const onlyWorkdays = duration.includes('working');
  let date = dateAt(start);
  for (let passed = 0; passed < n;) {
    date = dayAfter(date);
    if (!onlyWorkdays || isWorkday(date)) passed += 1;
  }
  return instantOf(date, onlyWorkdays && closeOfWorkday !== null ? closeOfWorkday : wallAt(start).slice(11));
}

type Ends = Map<string, Map<Instant, Instant>>;
const spells: Ends = new Map();
const owed: Ends = new Map();

/** Remembers what was counted once: the same few days are asked for in thousands of sequences. */
function remembered(ends: Ends, start: Instant, duration: string, count: () => Instant): Instant {
  const byStart = ends.get(duration) ?? new Map<Instant, Instant>();
  ends.set(duration, byStart);
  const known = byStart.get(start) ?? count();
  byStart.set(start, known);
  return known;
}

/** The end of a spell of the data: N working days end at the same local time. */
export const spellFrom = (start: Instant, duration: string): Instant =>
  remembered(spells, start, duration, () => endOf(start, duration, null));

/** When a person owes something by: N working days end at 17:00. */
export const owedFrom = (start: Instant, duration: string): Instant =>
  remembered(owed, start, duration, () => endOf(start, duration, '17:00'));
