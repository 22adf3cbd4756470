import type { Given } from '../core/assignment.js';
import { addDays, addWorkingDays, atLocalTime, type Calendar, isWorkingDay, localDate } from '../core/calendar.js';
import { instant, type Instant, type LocalDate } from '../core/instant.js';
import type { Subject } from '../core/subject.js';
import type { ToldEvent } from '../feeds/event.js';
import { Random } from './random.js';
import { type DemoWorker, demoWorkers } from './workers.js';

/** The source that the demonstration's events come from. */
export const demoSource = '/rivers/cws';

/** A case that is open: whose it is, and since when. */
export interface OpenCase {
  readonly ref: string;
  readonly holder: Subject;
  readonly since: Instant;
}

/** Whether somebody takes no new work at an instant. */
export type IsRelieved = (personId: string, at: Instant) => boolean;

const day = 86_400_000;
const minute = 60_000;
/** When cases come and end on a working day. */
const firstHour = '08:00';
const workingTime = 8.5 * 60 * minute;
/** Referrals that come to an ER unit on a working day before anybody takes them up; in some weeks they come in a wave. */
const poolRate = { usual: 0.7, wave: 3.5, wavesAmongWeeks: 0.06 };

/**
 * A made-up agency's work: cases come, change hands and end. What happens depends on the seed, the time and on what is
 * open, and on nothing else: whoever knows these goes on with it.
 */
export class Caseworld {
  private readonly workers = demoWorkers();
  private readonly byId = new Map(this.workers.map((worker) => [worker.personId, worker]));
  private readonly pools = [...new Set(this.workers.flatMap((one) => (one.program === 'ER' ? [one.unitId] : [])))];
  /** Worked out once for each case and holder. */
  private readonly turns = new Map<string, Instant | null>();

  constructor(
    private readonly seed: number,
    private readonly calendar: Calendar,
  ) {}

  /** What is open when the demonstration begins. */
  begin(at: Instant): ToldEvent[] {
    return this.workers.flatMap((worker, place) => {
      const chance = Random.about(this.seed, 'begins with', worker.personId);
      const cases = Math.round(worker.usualLoad - 1 + chance.next() * 2);
      return Array.from({ length: cases }, (_, n) => opened(refOf('b', this.dayNumber(at), place, n), at, worker));
    });
  }

  /** What happens after one instant up to and including another, where these cases are open at the first. */
  between(from: Instant, until: Instant, open: Iterable<OpenCase>, isRelieved: IsRelieved): ToldEvent[] {
    const arrived = [...this.arrivals(from, until, isRelieved)];
    const cases = [...open, ...afterEvents(new Map(), arrived).values()];
    return [...arrived, ...cases.flatMap((one) => this.courseOf(one, from, until))].sort(
      (a, b) => a.at - b.at || (a.id < b.id ? -1 : 1),
    );
  }

  private *arrivals(from: Instant, until: Instant, isRelieved: IsRelieved): Generator<ToldEvent> {
    const isWithin = (at: Instant): boolean => at > from && at <= until;
    for (let date = localDate(from, this.calendar); date <= localDate(until, this.calendar); date = addDays(date, 1)) {
      if (!isWorkingDay(date, this.calendar)) continue;
      for (const [place, worker] of this.workers.entries()) {
        for (const [n, at] of this.timesOn(date, worker.personId, worker.rate).entries()) {
          const ref = refOf('a', this.dayNumber(at), place, n);
          if (isWithin(at))
            yield opened(
              ref,
              at,
              this.whoTakes(ref, worker, (id) => isRelieved(id, at)),
            );
        }
      }
      for (const [place, unitId] of this.pools.entries()) {
        for (const [n, at] of this.timesOn(date, unitId, this.poolRateOf(unitId, date)).entries()) {
          const given = { unitId, program: 'ER', caseType: 'referral' };
          if (isWithin(at)) yield told('opened', refOf('p', this.dayNumber(at), place, n), at, given);
        }
      }
    }
  }

  private poolRateOf(unitId: string, date: LocalDate): number {
    const week = Math.floor(this.dayNumber(atLocalTime(date, firstHour, this.calendar)) / 7);
    return Random.about(this.seed, 'wave', unitId, week).chance(poolRate.wavesAmongWeeks)
      ? poolRate.wave
      : poolRate.usual;
  }

  /** The moments of a working day at which new work comes to somebody. */
  private timesOn(date: LocalDate, whom: string, rate: number): Instant[] {
    const chance = Random.about(this.seed, 'comes to', whom, date);
    return Array.from({ length: chance.arrivals(rate) }, () => this.working(date, chance)).sort((a, b) => a - b);
  }

  /** What was agreed at a check-in: new work goes to others of the unit. */
  private whoTakes(ref: string, worker: DemoWorker, isRelieved: (personId: string) => boolean): DemoWorker {
    if (!isRelieved(worker.personId)) return worker;
    const others = this.workers.filter((one) => one.unitId === worker.unitId && !isRelieved(one.personId));
    return others.length === 0 ? worker : Random.about(this.seed, 'instead', ref).pick(others);
  }

  /** How a case goes on: work that waits in a pool is taken up, what a worker has comes to its end. */
  private courseOf(one: OpenCase, from: Instant, until: Instant): ToldEvent[] {
    const due = this.turnOf(one);
    if (due === null || due > until) return [];
    const at = due > from ? due : until;
    if (one.holder.kind !== 'pool') return [told('closed', one.ref, at, {})];
    const unitId = one.holder.id;
    const worker = Random.about(this.seed, 'taken up', one.ref).pick(
      this.workers.filter((each) => each.unitId === unitId),
    );
    const next = { ref: one.ref, holder: { kind: 'worker', id: worker.personId }, since: at } as const;
    return [
      told('transferred', one.ref, at, { toWorkerId: worker.personId }),
      ...(at < until ? this.courseOf(next, at, until) : []),
    ];
  }

  private turnOf(one: OpenCase): Instant | null {
    const key = `${one.ref} ${one.since}`;
    const known = this.turns.get(key);
    if (known !== undefined) return known;
    const turn = one.holder.kind === 'pool' ? this.takenUpAt(one) : this.endsAt(one);
    this.turns.set(key, turn);
    return turn;
  }

  private takenUpAt({ ref, since }: OpenCase): Instant {
    const chance = Random.about(this.seed, 'waits', ref);
    const date = addWorkingDays(localDate(since, this.calendar), chance.whole(1, 3), this.calendar);
    return this.working(date, chance);
  }

  /** Null: the work of somebody whom the demonstration does not know. */
  private endsAt({ ref, holder, since }: OpenCase): Instant | null {
    const worker = this.byId.get(holder.id);
    if (worker === undefined) return null;
    const chance = Random.about(this.seed, 'lasts', ref);
    const length = Math.min(chance.lasting(worker.days), worker.days * 3);
    const date = localDate(instant(since + Math.round(length * day)), this.calendar);
    const at = this.working(isWorkingDay(date, this.calendar) ? date : this.nextWorkingDay(date), chance);
    return at > since ? at : instant(since + minute);
  }

  private nextWorkingDay(date: LocalDate): LocalDate {
    return addWorkingDays(date, 1, this.calendar);
  }

  private working(date: LocalDate, chance: Random): Instant {
    return instant(atLocalTime(date, firstHour, this.calendar) + Math.floor(chance.next() * workingTime));
  }

  private dayNumber(at: Instant): number {
    return Math.floor(Date.parse(`${localDate(at, this.calendar)}T00:00:00Z`) / day);
  }
}

/** What is open after these events. */
export function afterEvents(open: Map<string, OpenCase>, events: readonly ToldEvent[]): Map<string, OpenCase> {
  for (const { kind, ref, at, given } of events) {
    const workerId = given.workerId ?? given.toWorkerId;
    if (kind === 'closed') open.delete(ref);
    else if (workerId) open.set(ref, { ref, holder: { kind: 'worker', id: workerId }, since: at });
    else if (given.unitId) open.set(ref, { ref, holder: { kind: 'pool', id: given.unitId }, since: at });
  }
  return open;
}

/** `a-` and where it came from, in letters and figures: never the same twice. */
const refOf = (kind: 'a' | 'b' | 'p', date: number, place: number, n: number): string =>
  `${kind}-${date.toString(36)}${place.toString(36).padStart(2, '0')}${n.toString(36)}`;

const opened = (ref: string, at: Instant, { personId, program, caseType }: DemoWorker): ToldEvent =>
  told('opened', ref, at, { workerId: personId, program, caseType });

const told = (kind: ToldEvent['kind'], ref: string, at: Instant, given: Given): ToldEvent => ({
  source: demoSource,
  id: `${ref}-${kind}`,
  kind,
  ref,
  at,
  given,
});
