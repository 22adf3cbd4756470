import type { Breach } from '../../src/core/breach.js';
import type { Context, Decision, Signal } from '../../src/core/breach-signal.js';
import type { Calendar } from '../../src/core/calendar.js';
import { localDate } from '../../src/core/calendar.js';
import { exact } from '../../src/core/decimal.js';
import { dueTimes } from '../../src/core/due-times.js';
import type { Duty } from '../../src/core/duty.js';
import { instant, type Instant, type LocalDate } from '../../src/core/instant.js';
import { sortNoticed } from '../../src/core/load-signals.js';
import type { LoadMoment, LoadTrack } from '../../src/core/load-state.js';
import { advance } from '../../src/core/load-track.js';
import { foundLate, opened, respond } from '../../src/core/response.js';
import { read } from '../../src/core/standing.js';
import type { OpenCountRule, TargetInForce } from '../../src/core/target.js';
import { termsOf } from '../../src/core/target-terms.js';
import { offDays } from './reference/local-days.js';
import type { Deed, Mail, Setting, Snapshot, Story } from './reference/setting.js';

/** The same stretch of time as core decides it: a driver that moves the clock from due time to due time. */

const calendar: Calendar = {
  timeZone: 'America/Los_Angeles',
  workingDays: new Set([1, 2, 3, 4, 5]),
  closeOfBusiness: '17:00',
  offDays: new Set(offDays as LocalDate[]),
};

const post = (personId: string) => ({ personId, presence: 'present', cover: null }) as const;
const duty: Duty = { unitId: 'ER3', supervisor: post('Sam'), manager: post('Mia'), director: post('Dan') };
const subject = { kind: 'worker', id: 'Ana' } as const;

interface Kept {
  breach: Breach;
  dueAt: Instant | null;
  readonly told: Set<string>;
}

/** A breach's whole life in one place: what carry-out, sweep and buttons do with the rows of the database. */
class Driver {
  private track: LoadTrack = { state: 'none' };
  private load: number | null = null;
  private readonly kept: Kept[] = [];
  private readonly mails: Mail[] = [];
  private readonly states: string[] = [];
  private readonly target: TargetInForce;

  constructor(private readonly setting: Setting) {
    const { limit, goal, clearAt, absoluteLimit } = setting;
    const terms = termsOf({
      name: 'ER referrals',
      scope: { program: 'ER' },
      rules: [{ kind: 'open_count', limit, goal, clearAt, absoluteLimit } satisfies Partial<OpenCountLevels>],
      from: '2026-01-01',
    });
    this.target = { targetId: 'T', version: 1, terms, from: instant(0), until: null };
  }

  story(snapshots: readonly Snapshot[], deeds: readonly Deed[], until: Instant): Story {
    const events = [
      ...snapshots.map((snapshot) => ({
        at: snapshot.asOf,
        happen: () => {
          this.take(snapshot);
        },
      })),
      ...deeds.map((deed) => ({
        at: deed.at,
        happen: () => {
          this.act(deed);
        },
      })),
    ].sort((a, b) => a.at - b.at);
    for (const event of events) {
      this.sweep((due) => due < event.at);
      event.happen();
    }
    this.sweep((due) => due <= until);
    const breaches = this.kept.map(({ breach }) => ({
      startedAt: breach.startedAt,
      openedAt: breach.openedAt,
      clearedAt: breach.clearedAt,
      peak: Number(breach.exceeded[0]?.peak),
      foundLate: breach.foundLate,
    }));
    return { states: this.states, breaches, mails: this.mails };
  }

  /** Everything due, each at its own instant, as long as it is in time. */
  private sweep(isInTime: (due: Instant) => boolean): void {
    for (;;) {
      const dues = this.kept.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
      const due = Math.min(...dues) as Instant;
      if (dues.length === 0 || !isInTime(due)) return;
      for (const one of this.kept) if (one.dueAt === due) this.signal(one, { kind: 'tick' }, due);
    }
  }

  private take({ asOf, load }: Snapshot): void {
    const moments = load === this.load ? [] : [this.momentOf(asOf, load)];
    this.load = load;
    const reach = { feeds: [{ kind: 'snapshot', asOf }], stale: false } as const;
    const { track, happenings } = advance(this.track, moments, reach, calendar);
    const { signals, past, opening } = sortNoticed(happenings);
    const current = this.kept.at(-1);
    for (const signal of signals) if (current) this.signal(current, signal, asOf);
    for (const episode of past)
      this.keep(foundLate({ ...episode, subject, targetId: 'T' }, this.context(asOf, new Set())), asOf);
    if (opening) {
      const decision = opened({ ...opening, subject, targetId: 'T', late: false }, this.context(asOf, new Set()));
      this.keep(decision, asOf);
    }
    this.track = track;
    this.states.push(track.state);
  }

  private momentOf(at: Instant, load: number): LoadMoment {
    const reading = read([exact(load)], this.target, { fte: exact(1), factor: exact(1) });
    return { at, reading, absent: null, clocks: this.setting.clocks };
  }

  private act({ at, kind }: Deed): void {
    const latest = this.kept.at(-1);
    if (!latest) return;
    if (kind === 'acknowledge') {
      this.signal(latest, { kind: 'acknowledged', by: 'Sam' }, at);
      return;
    }
    const held = { by: 'Sam', checkInId: `C-${String(at)}`, heldOn: localDate(at, calendar) };
    this.signal(latest, { kind: 'checked_in', ...held }, at);
    for (const earlier of this.kept.slice(0, -1))
      this.signal(earlier, { kind: 'settled_by_later_check_in', ...held, breach: 'PL-2026-0002' }, at);
  }

  private signal(one: Kept, signal: Signal, at: Instant): void {
    const decision = respond(one.breach, signal, this.context(at, one.told));
    this.carryOut(one, decision, at);
  }

  private keep(decision: Decision, at: Instant): void {
    const one: Kept = { breach: decision.next, dueAt: null, told: new Set<string>() };
    this.kept.push(one);
    this.carryOut(one, decision, at);
  }

  private carryOut(one: Kept, { next, notices }: Decision, at: Instant): void {
    one.breach = next;
    one.dueAt = dueTimes(next, calendar).nextDueAt;
    for (const { kind, to } of notices) {
      one.told.add(to);
      this.mails.push({ at, kind, to });
    }
  }

  private context(now: Instant, told: ReadonlySet<string>): Context {
    const { clocks, ladder, workerCopy } = this.setting;
    return {
      ...{ now, calendar, terms: { version: 1, clocks, ladder }, duty, told },
      ...{ workerCopyTo: workerCopy ? 'Ana' : null, admins: ['Ada'], held: false },
    };
  }
}

type OpenCountLevels = { kind: OpenCountRule['kind'] } & Pick<Setting, 'limit' | 'goal' | 'clearAt' | 'absoluteLimit'>;

/** What core decides over a stretch of time. */
export const coreStory = (
  snapshots: readonly Snapshot[],
  deeds: readonly Deed[],
  setting: Setting,
  until: Instant,
): Story => new Driver(setting).story(snapshots, deeds, until);
