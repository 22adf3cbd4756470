import { exact } from '../core/decimal.js';
import type { Exceeded } from '../core/figures.js';
import { type Instant, rfc3339 } from '../core/instant.js';
import { noTarget } from '../core/request.js';
import type { ListedBreach } from './breach-list.queries.js';

const at = (moment: Instant | null): string | null => (moment === null ? null : rfc3339(moment));
const number = (text: string): number => exact(text).toNumber();

/** A breach in the shape of the API, without its due times and timeline. */
export function shownBreach(row: ListedBreach, daysOver: number): object {
  return {
    number: row.number,
    ...(row.subject_kind === 'worker' ? { workerId: row.subject_id } : { unitId: row.subject_id }),
    targetId: row.target_id,
    targetVersion: row.target_version,
    program: row.program,
    countUnit: row.count_unit,
    loadTrack: row.load_track,
    endedReason: row.ended_reason,
    responseTrack: row.response_track,
    round: row.round,
    startedAt: rfc3339(row.started_at),
    openedAt: rfc3339(row.opened_at),
    clearedAt: at(row.cleared_at),
    closedAt: at(row.closed_at),
    foundLate: row.found_late,
    held: row.hold_id !== null,
    load: number(row.load_now ?? row.load),
    peak: number(row.peak),
    effectiveLimit: number(row.effective_limit),
    exceeded: (row.exceeded as unknown as readonly Exceeded[]).map(({ kind, countUnit, peak }) => ({
      kind,
      countUnit,
      peak: number(peak),
    })),
    daysOver,
    excusedUntil: at(row.excused_until),
  };
}

/** A request for a check-in in the shape of the API: what was done about it, and nothing of a load, for it is no breach. */
export function shownRequest(row: ListedBreach): object {
  return {
    number: row.number,
    kind: 'request',
    workerId: row.subject_id,
    responseTrack: row.response_track,
    round: row.round,
    requestedAt: rfc3339(row.opened_at),
    closedAt: at(row.closed_at),
    targetId: row.target_id === noTarget ? null : row.target_id,
    targetVersion: row.target_id === noTarget ? null : row.target_version,
  };
}
