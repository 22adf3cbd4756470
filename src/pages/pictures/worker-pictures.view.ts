import type { Bench, Evidence } from '../../breaches/evidence.js';
import { addDays, type Calendar, localDate, startOfDay } from '../../core/calendar.js';
import type { Instant } from '../../core/instant.js';
import { several } from '../../targets/spoken-counts.js';
import { type DayCalendar, dayCalendarOf } from './day-calendar.view.js';
import { type LoadLine, loadLineOf } from './load-line.view.js';
import { pastOf } from './load-past.js';

/** How many of the agency's days the pictures of one person show, today included. */
export const daysShown = 90;

/** The pictures of one person by one target. */
export interface TargetPictures {
  readonly targetId: string;
  readonly name: string;
  /** One line for each rule, with the words for what it counts. */
  readonly lines: readonly { readonly what: string; readonly line: LoadLine }[];
  readonly days: DayCalendar;
}

/** The pictures of one person, and the calendar by which they are drawn. */
export interface WorkerPictures {
  readonly calendar: Calendar;
  readonly targets: readonly TargetPictures[];
}

/** 00:00 of the first of so many days that end with today. */
export const firstOfDays = (days: number, now: Instant, calendar: Calendar): Instant =>
  startOfDay(addDays(localDate(now, calendar), 1 - days), calendar);

/** What there is to draw of one person: each target that measured them in these days, rule by rule. */
export function workerPicturesOf(bench: Bench, evidence: Evidence, now: Instant): WorkerPictures {
  const { calendar } = bench;
  const from = firstOfDays(daysShown, now, calendar);
  const newest = new Map(bench.targets.map((target) => [target.targetId, target]));
  const targets = [...newest.values()].flatMap(({ targetId, terms }): TargetPictures[] => {
    if (!isConcerned(evidence, terms.scope.program)) return [];
    const past = pastOf(evidence, bench, { targetId, rule: null, from, now });
    const whole = loadLineOf(past);
    if (whole.peak === null) return [];
    const lines = terms.rules.map((rule, place) => ({
      what: several(rule.countUnit, terms.scope.program),
      line:
        terms.rules.length === 1 ? whole : loadLineOf(pastOf(evidence, bench, { targetId, rule: place, from, now })),
    }));
    return [{ targetId, name: terms.name, lines, days: dayCalendarOf(whole, past) }];
  });
  return { calendar, targets };
}

/** A target of a program is drawn for who belongs to the program, or has carried its work. */
const isConcerned = ({ programs, holdings }: Evidence, program: string): boolean =>
  programs.has(program) || holdings.some(({ work }) => work.program === program);
