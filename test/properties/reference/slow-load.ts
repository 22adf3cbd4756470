import type { Instant } from '../../../src/core/instant.js';
import { dateAt, spellFrom } from './local-days.js';
import type { Setting, Snapshot } from './setting.js';

/**
 * The load track, written from the table in section 4 of the domain rules and from nothing else. It sees one snapshot
 * after the other; between two of them the load is what the first said.
 */

/** What a breach was, as the data say it. */
export interface SlowBreach {
  readonly startedAt: Instant;
  readonly openedAt: Instant;
  clearedAt: Instant | null;
  peak: number;
}

/** What a snapshot did to the breach. */
export type Turn = { readonly turn: 'opened' | 'cleared' | 'passed_absolute'; readonly breach: SlowBreach };

export interface SlowLoad {
  state: 'none' | 'pending' | 'open' | 'clearing';
  /** Since when it is pending, or clearing. */
  since: Instant;
  /** The highest load since it was over. */
  peak: number;
  load: number;
  breach: SlowBreach | null;
}

export const noLoad = (): SlowLoad => ({ state: 'none', since: 0 as Instant, peak: 0, load: 0, breach: null });

function open(now: SlowLoad, openedAt: Instant): Turn {
  const breach = { startedAt: now.since, openedAt, clearedAt: null, peak: now.peak };
  now.state = 'open';
  now.breach = breach;
  return { turn: 'opened', breach };
}

function clear(now: SlowLoad, breach: SlowBreach): Turn {
  breach.clearedAt = now.since;
  now.state = 'none';
  now.breach = null;
  return { turn: 'cleared', breach };
}

/** Ends the running spell where the data reach its end: days by the first snapshot of the last, hours to the moment. */
function endSpell(now: SlowLoad, setting: Setting, asOf: Instant, when: 'before' | 'at'): Turn[] {
  if (now.state !== 'pending' && now.state !== 'clearing') return [];
  const duration = now.state === 'pending' ? setting.clocks.alertAfter : setting.clocks.clearAfter;
  const end = spellFrom(now.since, duration);
  const [ends, here] = duration.includes('day') ? [dateAt(end), dateAt(asOf)] : [end, asOf];
  const isReached = when === 'before' ? ends < here : ends <= here;
  if (!isReached) return [];
  if (now.state === 'pending') return [open(now, end)];
  return now.breach ? [clear(now, now.breach)] : [];
}

/** What the columns `over`, `at or below limit` and `at or below clearAt` do in each row. */
function readLoad(now: SlowLoad, { asOf, load }: Snapshot, setting: Setting): Turn[] {
  const before = now.load;
  now.load = load;
  if (load > setting.limit) {
    if (now.state === 'none') Object.assign(now, { state: 'pending', since: asOf, peak: load });
    if (now.state === 'clearing') now.state = 'open';
    now.peak = Math.max(now.peak, load);
    if (now.breach === null) return [];
    now.breach.peak = now.peak;
    const { absoluteLimit: absolute } = setting;
    const passed = absolute !== null && before <= absolute && load > absolute;
    return passed ? [{ turn: 'passed_absolute', breach: now.breach }] : [];
  }
  if (now.state === 'pending') now.state = 'none';
  else if (load <= (setting.clearAt ?? setting.limit)) {
    if (now.state === 'open') Object.assign(now, { state: 'clearing', since: asOf });
  } else if (now.state === 'clearing') now.state = 'open';
  return [];
}

/**
 * One snapshot: the days before its own first, on which the load was still what the last snapshot said; then the
 * snapshot's load; then the spells that end on its day. At one instant facts are folded first, then spells are examined.
 */
export function seeSnapshot(now: SlowLoad, snapshot: Snapshot, setting: Setting): Turn[] {
  const { asOf } = snapshot;
  return [
    ...endSpell(now, setting, asOf, 'before'),
    ...readLoad(now, snapshot, setting),
    ...endSpell(now, setting, asOf, 'at'),
  ];
}
