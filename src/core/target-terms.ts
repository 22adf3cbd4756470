import { exact, type Exact } from './decimal.js';
import type { LocalDate } from './instant.js';
import type { Clocks, Rule, Rung, RungRole, Scope, TargetTerms, Weights } from './target.js';

type Numbers = Readonly<Record<string, number>>;

/** A rule as a target's body states it; what is absent has the default of the trade. */
export interface RuleBody {
  readonly kind: 'open_count' | 'pool_size';
  readonly counts?: readonly string[] | null | undefined;
  readonly countUnit?: string | undefined;
  readonly of?: string | undefined;
  readonly goal?: number | null | undefined;
  readonly limit: number;
  readonly absoluteLimit?: number | null | undefined;
  readonly clearAt?: number | null | undefined;
  readonly roleWeights?: Numbers | undefined;
  readonly typeWeights?: Numbers | undefined;
  readonly profileWeights?: Numbers | undefined;
  readonly stateWeights?: Numbers | undefined;
  readonly prorate?: boolean | undefined;
}

/** A rung as a target's body states it. */
export interface RungBody {
  readonly after: string;
  readonly unless?: 'acknowledged' | 'checked_in' | null | undefined;
  readonly to: readonly RungRole[];
}

/** A target as it is proposed: the JSON of the API, checked at the door. */
export interface TargetBody {
  readonly name: string;
  readonly agreement?: string | undefined;
  readonly clause?: string | undefined;
  readonly scope: {
    readonly program: string;
    readonly region?: string | null | undefined;
    readonly unit?: string | null | undefined;
    readonly classification?: string | null | undefined;
    readonly person?: string | null | undefined;
  };
  readonly rules: readonly RuleBody[];
  readonly alertAfter?: string | undefined;
  readonly clearAfter?: string | undefined;
  readonly checkInWithin?: string | undefined;
  readonly remindEvery?: string | undefined;
  readonly checkInAgainAfter?: string | undefined;
  readonly excusedUpTo?: string | null | undefined;
  readonly excusedBy?: readonly ('supervisor' | 'manager' | 'director')[] | undefined;
  readonly agreedBy?: 'statute' | null | undefined;
  readonly ladder?: readonly RungBody[] | undefined;
  readonly from: string;
  readonly until?: string | null | undefined;
  readonly insteadOf?: string | null | undefined;
  readonly retroactive?: boolean | undefined;
  readonly reason?: string | undefined;
}

/** The ladder where a target states none: at once the supervisor, after a working day the manager, after 30 days the packet. */
export const usualLadder: readonly Rung[] = [
  { after: '0 hours', unless: null, to: ['supervisor'] },
  { after: '1 working day', unless: 'acknowledged', to: ['manager'] },
  { after: '30 days', unless: null, to: ['packet'] },
];

/** The clocks where a target states none (domain rules, section 2). */
export const usualClocks: Clocks = {
  alertAfter: '0 hours',
  clearAfter: '1 working day',
  checkInWithin: '3 working days',
  remindEvery: '5 working days',
  checkInAgainAfter: '30 days',
  excusedUpTo: null,
  excusedBy: ['manager', 'director'],
};

const weights = (given: Numbers | undefined): Weights =>
  Object.fromEntries(Object.entries(given ?? {}).map(([name, weight]) => [name, exact(weight)]));

const level = (given: number | null | undefined): Exact | null =>
  given === null || given === undefined ? null : exact(given);

/** The word shown for one of what is counted: the only case type, else the measure, else `case`. */
function countUnitOf(body: RuleBody): string {
  const [only, ...others] = body.counts ?? [];
  if (body.of !== undefined && body.of !== 'units') return body.of;
  return only !== undefined && others.length === 0 ? only : 'case';
}

function ruleOf(body: RuleBody): Rule {
  const common = {
    counts: body.counts ?? null,
    countUnit: body.countUnit ?? countUnitOf(body),
    of: body.of ?? 'units',
    goal: level(body.goal),
    limit: exact(body.limit),
    absoluteLimit: level(body.absoluteLimit),
    clearAt: level(body.clearAt),
    typeWeights: weights(body.typeWeights),
    profileWeights: weights(body.profileWeights),
    stateWeights: weights(body.stateWeights),
  };
  switch (body.kind) {
    case 'pool_size':
      return { kind: 'pool_size', ...common };
    case 'open_count':
      return {
        kind: 'open_count',
        ...common,
        roleWeights: { primary: exact(1), ...weights(body.roleWeights) },
        prorate: body.prorate ?? true,
      };
  }
}

function scopeOf(body: TargetBody['scope']): Scope {
  return {
    program: body.program,
    ...(body.region ? { region: body.region } : {}),
    ...(body.unit ? { unit: body.unit } : {}),
    ...(body.classification ? { classification: body.classification } : {}),
    ...(body.person ? { person: body.person } : {}),
  };
}

function clocksOf(body: TargetBody): Clocks {
  return {
    alertAfter: body.alertAfter ?? usualClocks.alertAfter,
    clearAfter: body.clearAfter ?? usualClocks.clearAfter,
    checkInWithin: body.checkInWithin ?? usualClocks.checkInWithin,
    remindEvery: body.remindEvery ?? usualClocks.remindEvery,
    checkInAgainAfter: body.checkInAgainAfter ?? usualClocks.checkInAgainAfter,
    excusedUpTo: body.excusedUpTo ?? usualClocks.excusedUpTo,
    excusedBy: body.excusedBy ?? usualClocks.excusedBy,
  };
}

/** Reads a proposed target into what was negotiated: exact numbers, and for everything left out its default. */
export function termsOf(body: TargetBody): TargetTerms {
  return {
    name: body.name,
    agreement: body.agreement ?? '',
    clause: body.clause ?? '',
    scope: scopeOf(body.scope),
    rules: body.rules.map(ruleOf),
    clocks: clocksOf(body),
    ladder: body.ladder?.map(({ after, unless, to }) => ({ after, unless: unless ?? null, to })) ?? usualLadder,
    agreedBy: body.agreedBy ?? null,
    from: body.from as LocalDate,
    until: (body.until ?? null) as LocalDate | null,
    insteadOf: body.insteadOf ?? null,
    retroactive: body.retroactive ?? false,
    reason: body.reason ?? '',
  };
}
