import { plain } from '../core/decimal.js';
import { instant } from '../core/instant.js';
import { quietRange } from '../core/quiet-range.js';
import type { Judgement } from './judge.js';
import type { LoadRow } from './track.queries.js';

/** The loads of a judgement, rule by rule, each with the range in which core has said that nothing can change. */
export function quietRows({ subject, targetId, track, reading, judgedUntil }: Judgement): LoadRow[] {
  if (reading === null) return [];
  const ranges = quietRange(track, reading);
  return reading.rules.map((rule, index) => ({
    subject_kind: subject.kind,
    subject_id: subject.id,
    target_id: targetId,
    rule_no: index,
    load: plain(rule.load),
    quiet_from: ranges[index]?.from?.toFixed() ?? '-Infinity',
    quiet_to: ranges[index]?.to?.toFixed() ?? 'Infinity',
    // What comes later about this very instant is late too: it was decided upon.
    newest_at: instant(judgedUntil + 1),
  }));
}
