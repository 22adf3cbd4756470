import { addDays, durationOf } from '../../core/calendar.js';
import { plain } from '../../core/decimal.js';
import type { Rule, Rung, TargetTerms, Weights } from '../../core/target.js';
import { plural, several } from '../../targets/spoken-counts.js';
import { say } from '../frame/say.js';
import { dayText } from '../frame/times.js';
import { durationText } from '../parts/duration-text.js';

/** A target's level in a few words: `12 to 14 ER referrals`. */
export function levelOf({ rules, scope }: TargetTerms): string {
  return rules
    .map(({ goal, limit, countUnit }) => {
      const band =
        goal === null || goal.eq(limit) ? plain(limit) : say('breach.band', { goal: plain(goal), limit: plain(limit) });
      return `${band} ${several(countUnit, scope.program)}`;
    })
    .join('; ');
}

/** What a target says, in sentences. */
export function sentencesOf(terms: TargetTerms): string[] {
  const { scope, clocks, rules } = terms;
  const [first] = rules;
  const narrowed = [scope.region, scope.unit, scope.classification, scope.person].filter((one) => one !== undefined);
  const clearAt = clearingAt(rules);
  const isPool = first?.kind === 'pool_size';
  return [
    ...rules.flatMap((rule) => ruleSentences(rule, scope.program)),
    ...(narrowed.length === 0 ? [] : [say('rule.scope', { scope: narrowed.join(', ') })]),
    daysOf(terms),
    ...(terms.retroactive ? [say('rule.retroactive')] : []),
    isNothing(clocks.alertAfter)
      ? say('rule.alertAtOnce')
      : say('rule.alertAfter', { after: durationText(clocks.alertAfter) }),
    isNothing(clocks.clearAfter)
      ? say('rule.clearAtOnce', { at: clearAt })
      : say('rule.clear', { at: clearAt, after: durationText(clocks.clearAfter) }),
    isPool
      ? say('rule.step', { within: durationText(clocks.checkInWithin) })
      : say('rule.checkIn', {
          within: durationText(clocks.checkInWithin),
          again: durationText(clocks.checkInAgainAfter),
        }),
    say('rule.remind', { every: durationText(clocks.remindEvery) }),
    clocks.excusedUpTo === null
      ? say('rule.excusedNever')
      : capital(
          say('rule.excused', {
            who: listed(clocks.excusedBy.map((post) => say(`post.${post}`))),
            upTo: durationText(clocks.excusedUpTo),
          }),
        ),
  ];
}

function daysOf({ from, until }: TargetTerms): string {
  const first = dayText(from, { year: true });
  if (until === null) return say('rule.from', { from: first });
  return say('rule.fromTo', { from: first, to: dayText(addDays(until, -1), { year: true }) });
}

/** What has to be reached for a breach to clear; of several rules each its own, as one breach clears when all are back. */
function clearingAt(rules: readonly Rule[]): string {
  const levels = rules.map(({ clearAt, limit, countUnit }) => {
    const at = plain(clearAt ?? limit);
    return rules.length === 1 ? at : `${at} ${plural(countUnit)}`;
  });
  return listed(levels);
}

/** The ladder, rung by rung. */
export const ladderSentences = ({ ladder }: TargetTerms): string[] => ladder.map(rungSentence);

function rungSentence({ after: spell, unless, to }: Rung): string {
  const after = durationText(spell);
  const who = listed(to.map((role) => say(`post.${role}`)));
  if (isNothing(spell)) return say('rule.rungAtOnce', { who });
  if (unless === null) return say('rule.rung', { after, who });
  return say(unless === 'acknowledged' ? 'rule.rungUnless' : 'rule.rungUnlessCheckedIn', { after, who });
}

function ruleSentences(rule: Rule, program: string): string[] {
  const { limit, goal, absoluteLimit, counts, countUnit } = rule;
  const given = { limit: plain(limit), what: several(countUnit, program) };
  const isProrated = rule.kind === 'open_count' && rule.prorate;
  const level =
    rule.kind === 'pool_size'
      ? say('rule.pool', given)
      : say(isProrated ? 'rule.openCount' : 'rule.openCountPlain', given);
  const more = [
    goal === null ? null : say('rule.goal', { goal: plain(goal) }),
    absoluteLimit === null ? null : say('rule.absolute', { limit: plain(absoluteLimit) }),
  ].filter((part) => part !== null);
  const weights = weightsOf(rule);
  return [
    `${[level, ...more].join('; ')}.`,
    counts === null ? say('rule.countsAll') : say('rule.counts', { counts: counts.join(', ') }),
    ...(weights.length === 0 ? [] : [say('rule.weights', { weights: weights.join(', ') })]),
    ...(isProrated ? [say('rule.prorate')] : []),
  ];
}

/** Weights that are not those of the trade: primary work weighs 1 without being said. */
function weightsOf(rule: Rule): string[] {
  const named = (weights: Weights): string[] =>
    Object.entries(weights)
      .filter(([name, weight]) => !(name === 'primary' && weight.eq(1)))
      .map(([name, weight]) => `${name} ${plain(weight)}`);
  const roles = rule.kind === 'open_count' ? named(rule.roleWeights) : [];
  return [...roles, ...named(rule.typeWeights), ...named(rule.profileWeights), ...named(rule.stateWeights)];
}

const isNothing = (duration: string): boolean => durationOf(duration).n === 0;

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : say('parts.and', { some: items.slice(0, -1).join(', '), last });
}

/** Where a target was agreed: `MOU 2022, Art. 12.3`; empty where it does not say. */
export const agreedIn = ({ agreement, clause }: Pick<TargetTerms, 'agreement' | 'clause'>): string =>
  [agreement, clause].filter((text) => text !== '').join(', ');
