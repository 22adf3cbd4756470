import type { LoadTrack } from '../core/load-state.js';
import { rfc3339 } from '../core/instant.js';
import { sayer } from '../platform/language/sayer.js';
import type { ToldRow } from './told.queries.js';
import { toldWords } from './told-words.en.js';
import { toldWordsEs } from './told-words.es.js';

const say = sayer(toldWords, toldWordsEs);

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
  if (breach === undefined) return track === 'pending' ? say('pending') : null;
  if (breach.found_late) return say('foundLate');
  if (breach.held) return say('held');
  if (breach.excused) return say('excused');
  if (rows.some(({ state }) => state === 'promised' || state === 'held')) return say('promised');
  const last = rows.find(({ state }) => state === 'refused' || state === 'cancelled');
  if (last === undefined) return say('nobody');
  return say(last.state === 'refused' ? 'refused' : 'cancelled', { reason: last.reason ?? say('noReason') });
}
