import type { Answer, Context, Decision, Refusal, Signal } from '../core/breach-signal.js';
import type { EntryDraft } from '../core/entry.js';
import { respond } from '../core/response.js';
import type { Tx } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import type { BreachRow } from './breach.row.js';
import { breachForUpdate } from './breach.queries.js';
import { breachOf, filingOf } from './breach-value.js';
import { type Change, carryOut } from './carry-out.js';
import { type Contexts, contextsFor, type Matter } from './contexts.js';
import { refusalText } from './refusals.js';

/** What an act came to: the breach as it is now, and what its author is told. */
export interface Acted {
  readonly row: BreachRow;
  readonly answer: Exclude<Answer, { outcome: 'refused' }>;
}

/** Adds what only the caller knows to the entry that core drafted: texts that are sealed, codes that are shown. */
export type Enrich = (entry: EntryDraft) => EntryDraft;

/** What core is asked about an existing breach. */
export const matterOf = (row: BreachRow): Matter => ({
  subject: { kind: row.subject_kind, id: row.subject_id },
  targetId: row.target_id,
  breachId: row.breach_id,
});

/** A person acts on a breach: the row is locked, core decides, and what follows is carried out. Refusals are thrown. */
export async function act(tx: Tx, number: string, signal: Signal, enrich: Enrich = (entry) => entry): Promise<Acted> {
  const row = await breachForUpdate(tx, number);
  if (row === null) throw Problem.notFound();
  const contexts = await contextsFor(tx, [matterOf(row)]);
  const { decision, filing } = changeOf(row, signal, contexts);
  const { answer } = decision;
  if (answer.outcome === 'refused') throw refusal(answer.status, answer.code, row);
  const enriched = { ...decision, entries: decision.entries.map(enrich) };
  const [saved] = answer.outcome === 'again' ? [row] : await carryOut(tx, [{ filing, decision: enriched }], contexts);
  return { row: saved ?? row, answer };
}

/** What a signal comes to for a breach that exists; its unit is looked up anew. */
export function changeOf(row: BreachRow, signal: Signal, contexts: Contexts): Change {
  const matter = matterOf(row);
  const decision: Decision = respond(breachOf(row), signal, contextOf(row, contexts));
  return { filing: { ...filingOf(row), unitId: contexts.unitOf(matter.subject) }, decision };
}

const contextOf = (row: BreachRow, contexts: Contexts): Context => contexts.of(matterOf(row), row.hold_id !== null);

function refusal(status: 403 | 409 | 422, code: Refusal, row: BreachRow): Problem {
  const detail = refusalText(code);
  return new Problem({ status, detail, errors: [{ code, detail }], more: { breach: row.number } });
}
