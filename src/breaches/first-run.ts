import { announce, bothSides } from '../agency/announce.js';
import { appendEntries } from '../breach-log/log.js';
import type { Instant } from '../core/instant.js';
import type { Side } from '../core/target-life.js';
import { firstRunHold } from '../notifications/first-run-hold.queries.js';
import { promise } from '../notifications/promise.js';
import { lockGrants, seats } from '../people/grant.queries.js';
import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { anyTargetAgreed, anythingTold, seatsInvited, targetsAgreed } from './first-run.queries.js';
import { firstRunForUpdate, insertHold } from './hold.queries.js';
import { releaseHold } from './release.js';

/** Whether a first run keeps all mail back now, and if not, why it cannot be begun. */
export type FirstRunBegun = 'begun' | 'running' | 'told_already';

/**
 * Keeps all mail back from here on, until somebody says that people are to be told. Only an agency that has told nobody of
 * any breach can do so, once in its life: nobody can silence what is at work.
 */
export async function beginFirstRun(tx: Tx, by: string | null): Promise<FirstRunBegun> {
  await lockGrants(tx);
  const run = await firstRunForUpdate(tx);
  if (run !== null) return run.released_at === null ? 'running' : 'told_already';
  if (await anythingTold(tx)) return 'told_already';
  const holdId = newId();
  await insertHold(tx, { hold_id: holdId, kind: 'first_run', cause: {}, opened_at: tx.now, release_due_at: null });
  firstRunHold.changed(tx);
  const maker = by === null ? {} : { by };
  await appendEntries(tx, [{ kind: 'first_run_begun', effectiveAt: tx.now, ...maker, facts: { hold: holdId } }]);
  return 'begun';
}

/** What became of the word that people are to be told. */
export type TellingStarted =
  | { readonly is: 'started'; readonly breaches: number }
  | { readonly is: 'telling_already' }
  /** Nothing was ever agreed that anybody could be told about. */
  | { readonly is: 'no_target' };

/**
 * Ends the first run: whoever is over now is told about now, in one mail to each person; nothing that was kept back is
 * mailed late. Both sides are told that it was done.
 */
export async function startTelling(tx: Tx, by: string | null): Promise<TellingStarted> {
  const run = await firstRunForUpdate(tx);
  if (run === null || run.released_at !== null) return { is: 'telling_already' };
  if (!(await anyTargetAgreed(tx))) return { is: 'no_target' };
  const breaches = await releaseHold(tx, run, by);
  const unseen = await doneUnseen(tx, run.opened_at);
  await announce(tx, {
    entries: [],
    kind: 'configuration',
    sides: bothSides,
    facts: { matter: 'telling_started', by, breaches, ...unseen },
    by,
  });
  return { is: 'started', breaches };
}

interface Unseen {
  readonly labor: string[];
  readonly management: string[];
  readonly invited: string[];
  readonly agreed: { name: string; signers: string[] }[];
}

/** What both sides were not told while mail was kept back and have to know: who sits, who was let in, what was signed. */
async function doneUnseen(tx: Tx, since: Instant): Promise<Unseen> {
  const seated = await seats(tx, tx.now);
  const of = (side: Side): string[] => seated.flatMap((seat) => (seat.side === side ? seat.personId : []));
  const invited = await seatsInvited(
    tx,
    seated.map(({ personId }) => personId),
    since,
  );
  const agreed = await targetsAgreed(tx);
  return {
    labor: of('labor'),
    management: of('management'),
    invited: [...invited],
    agreed: agreed.map(({ name, signers }) => ({ name, signers: [...signers] })),
  };
}

/** A message to somebody who wants to see mail arrive; it goes although a first run keeps everything else. */
export async function sendTestMessage(tx: Tx, to: string): Promise<void> {
  const facts = { matter: 'test_message' };
  await promise(tx, [{ kind: 'configuration', to, because: 'you asked for it', breach: null, facts }], () => null, {
    inFirstRun: 'sent',
  });
}
