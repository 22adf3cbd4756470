import type { LoadTrack } from '../core/load-state.js';
import { rfc3339 } from '../core/instant.js';
import type { ToldRow } from './told.queries.js';

/** Who has been told that somebody is over, or the reason why nobody has. */
export interface Told {
  readonly breach: string | null;
  readonly told: readonly { readonly personId: string; readonly kind: string; readonly at: string }[];
  readonly notToldBecause: string | null;
}

/** Every day above target on which nobody was told has a recorded reason: this says it. */
export function toldOf(track: LoadTrack['state'], rows: readonly ToldRow[]): Told {
  const newest = rows[0]?.number ?? null;
  const own = rows.filter((row) => row.number === newest);
  const told = own.flatMap(({ person_id, kind, sent_at }) =>
    person_id === null || kind === null || sent_at === null
      ? []
      : [{ personId: person_id, kind, at: rfc3339(sent_at) }],
  );
  return { breach: newest, told, notToldBecause: told.length > 0 ? null : whyNot(track, own) };
}

function whyNot(track: LoadTrack['state'], rows: readonly ToldRow[]): string | null {
  const [breach] = rows;
  if (breach === undefined) return track === 'pending' ? 'over, but not for long enough to be a breach yet' : null;
  if (breach.found_late) return 'found late: it began and ended before it could be told';
  if (breach.held) return 'because held: a mass change, or missed days being caught up';
  if (breach.excused) return 'excused: the ladder rests';
  const waiting = rows.find((row) => row.state === 'promised' || row.state === 'held');
  if (waiting !== undefined) return 'the mail is promised and not sent yet';
  const refused = rows.find((row) => row.state === 'refused' || row.state === 'cancelled');
  return refused === undefined ? 'nobody to tell' : `${refused.state ?? ''}: ${refused.reason ?? 'no reason given'}`;
}
