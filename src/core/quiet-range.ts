import { exact, type Exact } from './decimal.js';
import type { Exceeded } from './figures.js';
import type { LoadTrack } from './load-state.js';
import type { Reading, RuleReading } from './reading.js';

/** Loads between which core has nothing to say, both ends included; null: no end on that side. */
export interface QuietRange {
  readonly from: Exact | null;
  readonly to: Exact | null;
}

/** Counts, and weights, have at most four decimals, and at most five are multiplied: no two loads lie closer. */
const step = exact('1e-20');

/**
 * For each rule of the target, the loads between which nothing can change for this track while every rule's load stays in
 * its range: not over: up to the limit; open: above `clearAt`, up to the peak; clearing: up to `clearAt`; pending: the very
 * load, as its peak is not on record yet. An absolute limit that is still ahead ends the range. SQL filters by it.
 */
export function quietRange(track: LoadTrack, reading: Reading | null): QuietRange[] {
  if (!reading) return [];
  return reading.rules.map((rule, index) => {
    switch (track.state) {
      case 'none':
        return { from: null, to: rule.effectiveLimit };
      case 'pending':
        return { from: rule.load, to: rule.load };
      case 'clearing':
        return { from: null, to: rule.clearAt };
      case 'open':
        return whileOpen(rule, track.exceeded.find((one) => one.rule === index) ?? null);
    }
  });
}

function whileOpen(rule: RuleReading, exceeded: Exceeded | null): QuietRange {
  const { load, clearAt, effectiveLimit, absoluteLimit } = rule;
  const isBeyond = absoluteLimit !== null && load.gt(absoluteLimit);
  const peak = exceeded ? exact(exceeded.peak) : effectiveLimit;
  const noted = peak.gt(effectiveLimit) ? peak : effectiveLimit;
  if (isBeyond) return { from: absoluteLimit.plus(step), to: noted };
  const to = absoluteLimit !== null && absoluteLimit.lt(noted) ? absoluteLimit : noted;
  return { from: load.gt(clearAt) ? clearAt.plus(step) : null, to };
}
