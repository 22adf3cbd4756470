import { Temporal } from 'temporal-polyfill';
import { instant, type Instant } from './instant.js';

const hour = 3_600_000;
const dayLength = 24 * hour;

/** What is known of one time zone: by UTC day its offset, null where it changes within that day. */
interface ZoneKnowledge {
  readonly byDay: Map<number, number | null>;
  readonly byInstant: Map<number, number>;
}

const zones = new Map<string, ZoneKnowledge>();

function knowledgeOf(timeZone: string): ZoneKnowledge {
  let known = zones.get(timeZone);
  if (!known) {
    known = { byDay: new Map(), byInstant: new Map() };
    zones.set(timeZone, known);
  }
  return known;
}

function askOffset(timeZone: string, at: number): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1_000_000;
}

/**
 * How far local time is ahead of UTC at an instant, in milliseconds. No zone changes its offset twice within a day,
 * so a day with one offset at both ends has it throughout.
 */
export function offsetAt(timeZone: string, at: number): number {
  const { byDay, byInstant } = knowledgeOf(timeZone);
  const day = Math.floor(at / dayLength);
  let whole = byDay.get(day);
  if (whole === undefined) {
    const first = askOffset(timeZone, day * dayLength);
    whole = first === askOffset(timeZone, (day + 1) * dayLength) ? first : null;
    byDay.set(day, whole);
  }
  if (whole !== null) return whole;
  let exactly = byInstant.get(at);
  if (exactly === undefined) {
    exactly = askOffset(timeZone, at);
    if (byInstant.size > 10_000) byInstant.clear();
    byInstant.set(at, exactly);
  }
  return exactly;
}

/**
 * The instant of a local time, given in milliseconds as if it were UTC. A local time that does not exist moves forward
 * by the gap; one that occurs twice is the first (domain rules, section 2).
 */
export function instantOfLocal(timeZone: string, local: number): Instant {
  const before = offsetAt(timeZone, local - dayLength);
  const after = offsetAt(timeZone, local + dayLength);
  if (before === after) return instant(local - before);
  const first = local - before;
  if (offsetAt(timeZone, first) === before) return instant(first);
  const second = local - after;
  return instant(offsetAt(timeZone, second) === after ? second : first);
}
