import { compare, type Correction } from '../core/refold.js';
import { sortNoticed } from '../core/load-signals.js';
import { breachOf } from '../breaches/breach-value.js';
import type { BreachRow } from '../breaches/breach.row.js';
import type { Change } from '../breaches/carry-out.js';
import { chained } from '../breaches/chained.js';
import type { Case } from './case.js';
import { type Frame, foundPast, openedNow } from './fresh-breach.js';

/** What is on record of a subject and target is compared with its history told anew; the differences are carried out. */
export function correct({ judgement, logged }: Case, frame: Frame): { changes: Change[]; current: string | null } {
  const { happenings, track, spellEndsAt } = judgement;
  const replayed = { track, spellEndsAt, ...sortNoticed(happenings) };
  const found = { at: frame.now, tell: frame.tell, calendar: frame.contexts.calendar };
  const corrections = compare(logged.map(breachOf), replayed, found);
  const changes = corrections.flatMap((correction) => changesOf(correction, { judgement, logged }, frame));
  return { changes, current: currentOf(corrections, changes, { judgement, logged }) };
}

function changesOf(correction: Correction, { judgement, logged }: Case, frame: Frame): Change[] {
  switch (correction.kind) {
    case 'unchanged':
      return [];
    case 'restated':
    case 'annulled': {
      const row = logged.find(({ number }) => number === correction.number);
      return row === undefined ? [] : chained(row, correction.signals, frame.contexts, frame.hold !== null);
    }
    case 'found_late':
      return [foundPast(judgement, correction.episode, frame)];
    case 'open_now':
      return [openedNow(judgement, { ...correction.episode, late: judgement.before !== null }, frame)];
  }
}

/** The breach that is open after all corrections: one that changed, or one that stayed as it was. */
function currentOf(
  corrections: readonly Correction[],
  changes: readonly Change[],
  { judgement, logged }: Case,
): string | null {
  if (judgement.track.state !== 'open' && judgement.track.state !== 'clearing') return null;
  const changed = changes.find(({ decision: { next } }) => next.loadTrack === 'open' || next.loadTrack === 'clearing');
  if (changed !== undefined) return changed.filing.breachId;
  const unchanged = new Set(corrections.flatMap((one) => (one.kind === 'unchanged' ? [one.number] : [])));
  const isOpen = ({ load_track: load }: BreachRow): boolean => load === 'open' || load === 'clearing';
  return logged.find((row) => unchanged.has(row.number) && isOpen(row))?.breach_id ?? null;
}
