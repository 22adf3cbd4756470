import { AgendaSweep } from '../assessment/agenda.sweep.js';
import { startTelling } from '../breaches/first-run.js';
import { type Calendar, localDate, startOfDay } from '../core/calendar.js';
import { calendarOf } from '../people/calendar.queries.js';
import type { Database, Tx } from '../platform/database/database.js';
import { agree } from '../targets/agree.js';
import { putOnAgenda, setForce, type Version, versionsOf } from '../targets/version.queries.js';
import * as queries from './first-mail.queries.js';

/** Whom the first mail would go to, and who is over the level, were people told from now on. */
export interface FirstMail {
  /** The targets it was reckoned with: agreed ones, and proposed ones as if both sides signed them now. */
  readonly targets: readonly { readonly name: string; readonly state: string }[];
  readonly over: readonly queries.Over[];
  /** Over the level, and not for as long yet as the target says: no mail is due. */
  readonly pending: number;
  readonly mails: readonly queries.MailDue[];
}

/** Carries what was found out of a transaction that leaves nothing behind. */
class Reckoned extends Error {
  constructor(readonly found: FirstMail) {
    super('reckoned');
  }
}

/**
 * Does what the last signatures and the last step would do, all of it, by the same code; reads what came of it; and takes
 * everything back. Nothing is sent, and no row is there that was not there before.
 */
export async function firstMail(database: Database): Promise<FirstMail> {
  try {
    return await database.transaction(async (tx): Promise<never> => {
      throw new Reckoned(await reckon(tx));
    });
  } catch (error) {
    if (error instanceof Reckoned) return error.found;
    throw error;
  }
}

async function reckon(tx: Tx): Promise<FirstMail> {
  const calendar = await calendarOf(tx);
  const before = await queries.promisedNow(tx);
  const states = new Map<string, string>();
  for (const id of await queries.targetsToCome(tx)) {
    const version = (await versionsOf(tx, id.targetId)).find((one) => one.version === id.version);
    if (version !== undefined && (await takesForceToday(tx, version, calendar)))
      states.set(version.body.name, version.state);
  }
  await new AgendaSweep().run(tx);
  await startTelling(tx, null);
  const inForce = await queries.targetsInForce(tx);
  return {
    targets: inForce.map((name) => ({ name, state: states.get(name) ?? 'in_force' })),
    over: await queries.overNow(tx),
    pending: await queries.pendingNow(tx),
    mails: await queries.mailsSince(tx, before),
  };
}

/** As if it was signed by all now, for today; false: it cannot be agreed as things are. */
async function takesForceToday(tx: Tx, version: Version, calendar: Calendar): Promise<boolean> {
  if (version.state === 'proposed' && (await agree(tx, version, calendar)).outcome !== 'agreed') return false;
  const from = startOfDay(localDate(tx.now, calendar), calendar);
  await setForce(tx, version, { from, until: version.inForceUntil, judgedFrom: tx.now });
  await putOnAgenda(tx, version, tx.now);
  return true;
}
