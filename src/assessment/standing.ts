import type { TieHolding } from '../caseload/holdings.js';
import { countedAt, holdsAt } from '../core/counting.js';
import { plain } from '../core/decimal.js';
import { type Instant, rfc3339 } from '../core/instant.js';
import { advance } from '../core/load-track.js';
import { spellEndsAt } from '../core/load-spells.js';
import type { LoadTrack } from '../core/load-state.js';
import type { Reading, RuleReading } from '../core/reading.js';
import type { TargetInForce } from '../core/target.js';
import { type Moment, timeline } from '../core/timeline.js';
import type { Bench, Evidence } from '../breaches/evidence.js';

/** One rule of a standing, in the shape of the API: decimals as exact JSON numbers. */
export interface RuleStanding {
  readonly kind: string;
  readonly countUnit: string;
  readonly load: number;
  readonly goal: number | null;
  readonly effectiveLimit: number;
  readonly absoluteLimit: number | null;
  readonly overBy: number;
  readonly exceeded: boolean;
  readonly arithmetic: string;
}

/** Something that a worker holds, and why it counts as it does. */
export interface HeldLine {
  readonly assignmentRef: string;
  readonly program: string;
  readonly caseType: string;
  readonly role: string;
  readonly profile: string;
  readonly state: string;
  readonly since: string;
  readonly why: string;
}

/** Where a worker stands against one target at an instant. */
export interface BareStanding {
  readonly target: string;
  readonly targetName: string;
  readonly version: number;
  readonly status: Reading['status'];
  readonly program: string;
  readonly pendingSince: string | null;
  readonly opensAt: string | null;
  readonly track: LoadTrack['state'];
  readonly rules: readonly RuleStanding[];
}

/** The same with all that the number is made of. */
export interface Standing extends BareStanding {
  readonly counted: readonly (HeldLine & { readonly countUnit: string; readonly counts: number })[];
  readonly notCounted: readonly HeldLine[];
}

/** Where the subject of the evidence stands at an instant, against every target that applies then. */
export function standingsAt(evidence: Evidence, bench: Bench, at: Instant): Standing[] {
  return readAt(evidence, bench, at).map((read) => ({
    ...bareStanding(read),
    ...listed(evidence.holdings, read.target, at),
  }));
}

/** The same without what the numbers are made of, for pages that show many people. */
export function bareStandingsAt(evidence: Evidence, bench: Bench, at: Instant): BareStanding[] {
  return readAt(evidence, bench, at).map(bareStanding);
}

function readAt(evidence: Evidence, bench: Bench, at: Instant): Read[] {
  const { subject, holdings, capacities, unreported } = evidence;
  const lines = timeline(
    { subject, holdings, capacities, unreported, targets: bench.targets },
    { from: null, until: at },
  );
  return lines.flatMap(({ targetId, moments }) => {
    const last = moments.at(-1);
    const target = bench.targets.find((one) => one.targetId === targetId && holdsAt(one, at));
    if (!last?.reading || !target || !concerns(evidence, target, at)) return [];
    return { evidence, bench, target, moments, reading: last.reading };
  });
}

/** A target of a program is shown for who belongs to the program, or has carried its work. */
function concerns({ holdings, programs }: Evidence, target: TargetInForce, at: Instant): boolean {
  const { program } = target.terms.scope;
  return programs.has(program) || holdings.some((holding) => holding.work.program === program && holding.from <= at);
}

interface Read {
  readonly evidence: Evidence;
  readonly bench: Bench;
  readonly target: TargetInForce;
  readonly moments: readonly Moment[];
  readonly reading: Reading;
}

function bareStanding({ evidence, bench, target, moments, reading }: Read): BareStanding {
  const { track } = advance({ state: 'none' }, moments, evidence.reach, bench.calendar);
  const pending = track.state === 'pending' ? track : null;
  const opensAt = pending === null ? null : spellEndsAt(pending, bench.calendar);
  return {
    target: target.targetId,
    targetName: target.terms.name,
    version: target.version,
    status: reading.status,
    program: target.terms.scope.program,
    pendingSince: pending === null ? null : rfc3339(pending.since),
    opensAt: opensAt === null ? null : rfc3339(opensAt),
    track: track.state,
    rules: reading.rules.map(ruleStanding),
  };
}

const number = (value: { toNumber(): number } | null): number | null => (value === null ? null : value.toNumber());

/** A rule's reading with its decimals as JSON numbers. */
export function ruleStanding(rule: RuleReading): RuleStanding {
  return {
    kind: rule.kind,
    countUnit: rule.countUnit,
    load: rule.load.toNumber(),
    goal: number(rule.goal),
    effectiveLimit: rule.effectiveLimit.toNumber(),
    absoluteLimit: number(rule.absoluteLimit),
    overBy: rule.overBy.toNumber(),
    exceeded: rule.exceeded,
    arithmetic: rule.arithmetic,
  };
}

/** What is counted by any rule, rule by rule, and what by none. */
function listed(holdings: readonly TieHolding[], target: TargetInForce, at: Instant) {
  const { rules, scope } = target.terms;
  const byRule = rules.map((rule) => ({ rule, ...countedAt(holdings, scope, rule, at) }));
  const counted = byRule.flatMap((each) =>
    each.counted.map(({ holding, contribution, why }) => ({
      ...lineOf(holding, why),
      countUnit: each.rule.countUnit,
      counts: Number(plain(contribution)),
    })),
  );
  const countedSomewhere = new Set(byRule.flatMap((each) => each.counted.map(({ holding }) => holding)));
  const notCounted = (byRule[0]?.notCounted ?? [])
    .filter(({ holding }) => !countedSomewhere.has(holding))
    .map(({ holding, why }) => lineOf(holding, why));
  return { counted, notCounted };
}

function lineOf(holding: TieHolding, why: string): HeldLine {
  const { program, caseType, role, profile, state } = holding.work;
  return { assignmentRef: holding.ref, program, caseType, role, profile, state, since: rfc3339(holding.from), why };
}
