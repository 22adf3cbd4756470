import type { Breach } from '../core/breach.js';
import type { Calendar } from '../core/calendar.js';
import { startOfDay } from '../core/calendar.js';
import { exact } from '../core/decimal.js';
import { dueTimes } from '../core/due-times.js';
import type { Json } from '../core/entry.js';
import type { Figures, RuleFigures } from '../core/figures.js';
import type { BreachRow } from './breach.row.js';

/** What a breach's row says besides the core's value. */
export interface Filing {
  readonly breachId: string;
  /** The unit that the subject belongs to now: whose line answers. */
  readonly unitId: string | null;
  readonly program: string;
  readonly holdId: string | null;
}

/** The core's value of a breach, as it was kept. */
export const breachOf = (row: BreachRow): Breach => row.response as unknown as Breach;

/** How a row was filed. */
export const filingOf = (row: BreachRow): Filing => ({
  breachId: row.breach_id,
  unitId: row.unit_id,
  program: row.program,
  holdId: row.hold_id,
});

/** The row of a breach: the value itself, and the columns by which it is found and listed. */
export function rowOf(breach: Breach, filing: Filing, calendar: Calendar): BreachRow {
  const now = shownRule(breach.figures);
  const opening = shownRule(breach.opening);
  const due = dueTimes(breach, calendar);
  return {
    breach_id: filing.breachId,
    kind: breach.asked === undefined ? 'breach' : 'request',
    number: breach.number ?? '',
    subject_kind: breach.subject.kind,
    subject_id: breach.subject.id,
    unit_id: filing.unitId,
    program: filing.program,
    target_id: breach.targetId,
    target_version: breach.round?.version ?? breach.opening.version,
    load_track: breach.loadTrack,
    response_track: breach.responseTrack,
    round: breach.round?.number ?? 1,
    started_at: breach.startedAt,
    opened_at: breach.openedAt,
    noticed_at: breach.noticedAt,
    cleared_at: breach.clearedAt,
    closed_at: breach.closedAt,
    ended_reason: breach.endedReason === null ? null : reasonText(breach.endedReason),
    found_late: breach.foundLate,
    load: now.load,
    peak: peakOf(breach, now),
    effective_limit: now.effectiveLimit,
    goal: now.goal,
    opening_load: opening.load,
    opening_limit: opening.effectiveLimit,
    count_unit: opening.countUnit,
    exceeded: breach.exceeded as unknown as Json,
    excused_until: breach.excuse === null ? null : startOfDay(breach.excuse.until, calendar),
    check_in_by: due.checkInBy,
    next_rung_at: due.nextRungAt,
    clears_at: null,
    next_due_at: due.nextDueAt,
    hold_id: filing.holdId,
    responsible_id: breach.responsibleId,
    response: breach as unknown as Json,
  };
}

/** What the row shows of a load; a request has none. */
const shownRule = (figures: Figures): RuleFigures | NoFigures =>
  figures.rules.length === 0 ? noFigures : leading(figures);

type NoFigures = Pick<RuleFigures, 'load' | 'goal' | 'effectiveLimit' | 'countUnit'>;
const noFigures: NoFigures = { load: '0', goal: null, effectiveLimit: '0', countUnit: '' };

/** Why a load track ended, in the words of the record. */
export function reasonText(reason: NonNullable<Breach['endedReason']>): string {
  switch (reason.code) {
    case 'no_longer_applies':
      return reason.why;
    case 'target_changed': {
      const limits = reason.limits.map(({ from, to }) => `${from ?? 'none'} → ${to}`);
      return `target changed ${limits.join(', ')}`;
    }
  }
}

/** The rule that a line with room for one number shows: that which is furthest past its limit. */
export function leading(figures: Figures): RuleFigures {
  const [first, ...others] = figures.rules;
  if (first === undefined) throw new Error('a target has at least one rule');
  return others.reduce((furthest, rule) => (isFurther(rule, furthest) ? rule : furthest), first);
}

function isFurther(a: RuleFigures, b: RuleFigures): boolean {
  if (a.exceeded !== b.exceeded) return a.exceeded;
  return exact(a.load).times(b.effectiveLimit).gt(exact(b.load).times(a.effectiveLimit));
}

/** The highest load seen by the rule that the row shows. */
function peakOf(breach: Breach, shown: Pick<RuleFigures, 'load'>): string {
  const rule = breach.figures.rules.findIndex((one) => one === shown);
  return breach.exceeded.find((one) => one.rule === rule)?.peak ?? breach.exceeded[0]?.peak ?? shown.load;
}
