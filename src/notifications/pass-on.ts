import { instant } from '../core/instant.js';
import type { Tx } from '../platform/database/database.js';
import type { SettlingDuties } from './duties.js';
import type { Failure } from './failure.js';
import * as queries from './settle.queries.js';

const hour = 3_600_000;

/**
 * Tells the next rung about those who cannot be told. A recipient's refusal counts once the server is seen to take
 * somebody's mail: within the last hour, or the admins' about this very failure. Until then it may be a server that takes
 * nobody's, which moves no rung. A missing address needs no such proof.
 */
export async function passOn(
  tx: Tx,
  failures: readonly Failure[],
  anySent: boolean,
  duties: SettlingDuties,
): Promise<void> {
  const takesMail =
    anySent || (await queries.tookMailSince(tx, instant(tx.now - hour))) || (await onlyOneCouldBeTried(tx, duties));
  const noAddress = failures.filter(({ outcome }) => outcome.kind === 'no_address').map(({ mail }) => mail.mail_id);
  if (!takesMail && noAddress.length === 0) return;
  for (const row of await queries.takeUndeliverable(tx, tx.now, takesMail ? null : noAddress)) {
    await duties.undeliverable(tx, {
      personId: row.person_id,
      kind: row.kind,
      breachIds: row.breach_ids,
      why: row.why,
      reply: row.reply,
    });
  }
}

/** One person's mail alone failed, and there is no admin whose mail could show that the server works: it is taken at its word. */
async function onlyOneCouldBeTried(tx: Tx, duties: SettlingDuties): Promise<boolean> {
  const [failing, second] = await queries.personsWaiting(tx);
  if (second !== undefined) return false;
  const admins = await duties.admins(tx, tx.now);
  return !admins.some((admin) => admin !== failing);
}
