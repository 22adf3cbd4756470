import { appendEntries } from '../breach-log/log.js';
import type { Outcome, ReceivedFact, Reread, TakenUp } from '../caseload/received-fact.js';
import { recordFacts } from '../caseload/record-facts.js';
import { Rereads } from '../caseload/rereads.js';
import { holdsAt } from '../core/counting.js';
import type { EntryDraft } from '../core/entry.js';
import { instant } from '../core/instant.js';
import type { Notice } from '../core/notice.js';
import { promise } from '../notifications/promise.js';
import { capacitiesOf } from '../people/capacity.queries.js';
import { awayAt, dutiesAt } from '../people/duty.queries.js';
import type { Tx } from '../platform/database/database.js';
import { targetsEver } from '../targets/take-force.js';
import { judgeSubjects } from './assess.js';
import { endCatchUpIfReached } from './catch-up.js';
import type { Cause } from './cause.js';
import { decide } from './decide.js';
import { subjectsInSpell } from './track.queries.js';

/** What the line is given: facts to take in, subjects to read again, and why. */
export interface LineRequest {
  readonly facts?: readonly ReceivedFact[];
  readonly rereads?: readonly Reread[];
  /** Who took work up by facts that the ledger has taken in already. */
  readonly takenUp?: readonly TakenUp[];
  readonly cause: Cause;
}

/** What became of it. */
export interface LineResult {
  /** One for each fact, in the order given. */
  readonly outcomes: readonly Outcome[];
}

/** After every fact that can be on record. */
const afterAll = instant(Number.MAX_SAFE_INTEGER);

/**
 * The line: everything that can move a caseload or its limit comes through here, in the transaction of the change.
 * Facts are folded, whoever left what core has called quiet is judged, and what follows is recorded and promised.
 */
export async function carry(
  tx: Tx,
  { facts = [], rereads = [], takenUp = [], cause }: LineRequest,
): Promise<LineResult> {
  const targets = (await targetsEver(tx)).filter((target) => target.judgedFrom <= tx.now && holdsAt(target, tx.now));
  const named = workersIn(facts);
  const [recorded, namedAway] = await Promise.all([recordFacts(tx, facts, targets), awayAt(tx, [...named], tx.now)]);
  const all = new Rereads();
  all.addAll(recorded.rereads);
  all.addAll(rereads);
  if (cause.kind !== 'events') await addSpells(tx, all);
  const judgements = await judgeSubjects(tx, all.all());
  await decide(tx, judgements, cause);
  if (cause.kind === 'import') await endCatchUpIfReached(tx);
  const taken = [...takenUp, ...recorded.takenUp];
  const others = taken.flatMap(({ workerId }) => (named.has(workerId) ? [] : workerId));
  const away = new Set([...namedAway, ...(await awayAt(tx, [...new Set(others)], tx.now))]);
  await tellOfLeave(
    tx,
    taken.filter(({ workerId }) => away.has(workerId)),
  );
  return { outcomes: recorded.outcomes };
}

/** The workers whom facts name; of some others it comes to light only in the fold that they took work up. */
function workersIn(facts: readonly ReceivedFact[]): ReadonlySet<string> {
  return new Set(facts.flatMap(({ given: { workerId, toWorkerId } }) => [workerId ?? [], toWorkerId ?? []].flat()));
}

/** A spell ends when data reach its end: each import may be what it waited for. */
async function addSpells(tx: Tx, rereads: Rereads): Promise<void> {
  for (const subject of await subjectsInSpell(tx)) rereads.add(subject, afterAll, false);
}

/** Work that went to somebody on leave is on record, and told to the supervisor the same day (domain rules, section 5). */
async function tellOfLeave(tx: Tx, takenUp: readonly TakenUp[]): Promise<void> {
  if (takenUp.length === 0) return;
  const workers = [...new Set(takenUp.map(({ workerId }) => workerId))].sort();
  const steps = await capacitiesOf(tx, workers);
  const unitOf = new Map(
    workers.flatMap((worker) => {
      const unitId = steps.get(worker)?.findLast((step) => step.from <= tx.now)?.unitId;
      return unitId ? [[worker, unitId] as const] : [];
    }),
  );
  const duties = await dutiesAt(tx, [...new Set(unitOf.values())], tx.now);
  const entries: EntryDraft[] = [];
  const notices: Notice[] = [];
  for (const worker of workers) {
    const unitId = unitOf.get(worker) ?? null;
    const first = takenUp.find(({ workerId }) => workerId === worker);
    entries.push({ kind: 'assigned_while_away', effectiveAt: first?.at ?? tx.now, worker, facts: { unit: unitId } });
    const post = unitId === null ? undefined : duties.get(unitId)?.supervisor;
    const to = post?.presence === 'present' ? post.personId : post?.cover?.personId;
    if (!to) continue;
    notices.push({
      kind: 'configuration',
      to,
      because: `supervisor of ${unitId ?? 'nobody'}`,
      breach: null,
      facts: { matter: 'assigned_while_away', worker },
    });
  }
  await appendEntries(tx, entries);
  await promise(tx, notices, () => null);
}
