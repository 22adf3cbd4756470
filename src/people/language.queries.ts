import type { Tx } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';
import type { Language } from '../platform/language/language.js';

/** Keeps the language that a person chose for their pages and their mail. */
export async function chooseLanguage(tx: Tx, personId: string, language: Language): Promise<void> {
  await tx.query(
    `insert into person_language (person_id, language, chosen_at) values ($1, $2, $3)
     on conflict (agency_id, person_id) do update set language = excluded.language, chosen_at = excluded.chosen_at`,
    [personId, language, timestamp(tx.now)],
  );
}
