import type { Given } from '../core/assignment.js';
import { instant, type Instant } from '../core/instant.js';
import type { ToldEvent } from '../feeds/event.js';
import { demoPeople, demoUnits, programs } from './roster.js';
import type { Random } from './random.js';

/** The source that the demonstration's events come from. */
export const demoSource = '/rivers/cws';

interface Worker {
  readonly personId: string;
  readonly unitId: string;
  readonly program: (typeof programs)[number];
  /** Cases that come on a working day, on average. */
  readonly rate: number;
  readonly open: Map<string, Instant>;
  /** Takes no new work before this instant: what was agreed at a check-in. */
  reliefUntil: number;
}

const day = 86_400_000;

/** Regions differ: the north has more work than its people can hold. */
const pressure: Readonly<Record<string, number>> = { North: 1.08, Harbor: 0.97, Valley: 0.86 };

/** A made-up agency's work: cases come, change hands and end, the same for the same seed. */
export class Caseworld {
  private readonly workers: Worker[];
  private readonly pools = new Map<string, { ref: string; since: Instant }[]>();
  private made = 0;

  constructor(private readonly random: Random) {
    const units = new Map(demoUnits().map((unit) => [unit.unitId, unit]));
    this.workers = demoPeople().flatMap((person) => {
      const unit = units.get(person.unitId);
      const program = programs.find((one) => one.program === unit?.program);
      if (!person.roles.includes('worker') || unit === undefined || program === undefined) return [];
      const share = Number(person.fte) * Number(person.capacityFactor);
      const workingDays = (program.days * 5) / 7;
      const rate = (program.open * share * (pressure[unit.region] ?? 1)) / workingDays;
      return [{ personId: person.personId, unitId: unit.unitId, program, rate, open: new Map(), reliefUntil: 0 }];
    });
  }

  /** What is open when the demonstration begins. */
  begin(at: Instant): ToldEvent[] {
    return this.workers.flatMap((worker) => {
      const cases = Math.round((worker.rate * worker.program.days * 5) / 7 - 1 + this.random.next() * 2);
      return Array.from({ length: cases }, () => this.opened(worker, at));
    });
  }

  /** What happens between two instants of a working day, `share` of the day's work. */
  between(from: Instant, until: Instant, share: number): ToldEvent[] {
    const events: ToldEvent[] = [];
    const some = (): Instant => instant(from + Math.floor(this.random.next() * (until - from) * 0.98));
    for (const worker of this.workers) {
      for (const [ref, ends] of worker.open) {
        if (ends > until) continue;
        worker.open.delete(ref);
        events.push(this.event('closed', ref, some(), {}));
      }
      for (let n = this.random.arrivals(worker.rate * share); n > 0; n--) {
        events.push(this.opened(this.whoTakes(worker, until), some()));
      }
    }
    events.push(...this.poolEvents(from, until, some));
    return events.sort((a, b) => a.at - b.at);
  }

  /** What a check-in agreed: for some days new work goes to others of the unit. */
  relieve(personId: string, until: Instant): void {
    const worker = this.workers.find((one) => one.personId === personId);
    if (worker !== undefined) worker.reliefUntil = until;
  }

  private whoTakes(worker: Worker, at: Instant): Worker {
    if (worker.reliefUntil < at) return worker;
    const others = this.workers.filter((one) => one.unitId === worker.unitId && one.reliefUntil < at);
    return others.length === 0 ? worker : this.random.pick(others);
  }

  private opened(worker: Worker, at: Instant): ToldEvent {
    const ref = this.newRef();
    const length = Math.min(this.random.lasting(worker.program.days), worker.program.days * 3);
    worker.open.set(ref, instant(at + Math.round(length * day)));
    return this.event('opened', ref, at, {
      workerId: worker.personId,
      program: worker.program.program,
      caseType: worker.program.caseType,
    });
  }

  /** New referrals wait with the ER units until somebody takes them up. */
  private poolEvents(from: Instant, until: Instant, some: () => Instant): ToldEvent[] {
    const events: ToldEvent[] = [];
    for (const unitId of new Set(
      this.workers.filter(({ program }) => program.program === 'ER').map((one) => one.unitId),
    )) {
      const waiting = this.pools.get(unitId) ?? [];
      for (const { ref } of waiting.filter(({ since }) => until - since > 3 * day)) {
        const worker = this.random.pick(this.workers.filter((one) => one.unitId === unitId));
        worker.open.set(ref, instant(until + Math.round(this.random.lasting(worker.program.days) * day)));
        events.push(this.event('transferred', ref, some(), { toWorkerId: worker.personId }));
      }
      const stay = waiting.filter(({ since }) => until - since <= 3 * day);
      for (let n = this.random.arrivals(0.35); n > 0; n--) {
        const ref = this.newRef();
        const at = some();
        stay.push({ ref, since: at });
        events.push(this.event('opened', ref, at, { unitId, program: 'ER', caseType: 'referral' }));
      }
      this.pools.set(unitId, stay);
    }
    return events.filter(({ at }) => at >= from);
  }

  private newRef(): string {
    this.made += 1;
    return `a-${this.made.toString(36).padStart(5, '0')}`;
  }

  private event(kind: ToldEvent['kind'], ref: string, at: Instant, given: Given): ToldEvent {
    this.made += 1;
    return { source: demoSource, id: `evt-${String(this.made).padStart(7, '0')}`, kind, ref, at, given };
  }
}
