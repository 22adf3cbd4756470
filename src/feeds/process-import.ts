import { calendarOf } from '../people/calendar.queries.js';
import type { Calendar } from '../core/calendar.js';
import type { Tx } from '../platform/database/database.js';
import { applyDifferences, feedFor } from './apply-assignments.js';
import { applyRoster, readRoster } from './apply-roster.js';
import { compare } from './compare.js';
import { type Finding, Findings } from './findings.js';
import {
  type Import,
  noteWork,
  type Settlement,
  settleImport,
  type Totals,
  takeTurns,
  sameImport,
} from './import.queries.js';
import type { ImportKind } from './import-order.js';
import { receiptOf } from './import-receipt.js';
import { keepStage, namesStaged } from './stage.queries.js';
import { stageFile } from './stage-file.js';
import { unitsKnown } from '../people/known.queries.js';
import { newNames } from './names.queries.js';

/** A file that was received, and where it lies. */
export interface Received {
  readonly sent: Import & { readonly digest: Buffer };
  readonly path: string;
  /** In rehearsal a file may grant every role. */
  readonly rehearsal: boolean;
}

/** What became of a file: settled, or known already. */
type Processed =
  | { readonly outcome: 'settled'; readonly settlement: Settlement }
  | { readonly outcome: 'duplicate'; readonly first: Import };

/** Reads, checks and applies a file, whole or not at all, and settles its import. */
export async function processImport(tx: Tx, received: Received): Promise<Processed> {
  const { sent } = received;
  await noteWork(tx, sent.importId);
  await takeTurns(tx, sent);
  const first = sent.dryRun ? null : await sameImport(tx, sent, sent.digest);
  if (first !== null) return { outcome: 'duplicate', first };
  const calendar = await calendarOf(tx);
  const settlement = await (sent.kind === 'assignments'
    ? assignments(tx, received, calendar)
    : roster(tx, received, sent.kind));
  await settleImport(tx, sent.importId, settlement);
  if (!sent.dryRun) await receiptOf(tx, sent, settlement);
  return { outcome: 'settled', settlement };
}

async function assignments(tx: Tx, { sent, path }: Received, calendar: Calendar): Promise<Settlement> {
  const findings = new Findings();
  const rows = await stageFile(tx, path, sent, calendar, findings);
  if (findings.refused) return refused(rows, findings);
  await tx.query('savepoint before_applying');
  const feed = await feedFor(tx, sent);
  const compared = await compare(tx, feed, sent, calendar.timeZone);
  await noteNames(tx, findings);
  noteUnreported(findings, compared.kept, compared.noLonger);
  const { added, changed, closed, unchanged } = compared.totals;
  const totals: Totals = { rows, added, changed, closed, unchanged, rejected: 0 };
  const found = { totals, findings: findings.list, findingsLeftOut: findings.leftOut };
  if (sent.dryRun) {
    await tx.query('rollback to savepoint before_applying');
    return { state: 'checked', ...found, ...(compared.suspect === null ? {} : { heldBecause: compared.suspect }) };
  }
  if (compared.suspect !== null) {
    await keepStage(tx, sent.importId);
    return { state: 'held', ...found, heldBecause: compared.suspect };
  }
  await applyDifferences(tx, feed, sent, compared, sent.importId);
  return { state: 'applied', ...found };
}

/** Who and what the file names and nothing else does: accepted, and worth a look. */
async function noteNames(tx: Tx, findings: Findings): Promise<void> {
  const names = await namesStaged(tx);
  const of = (kind: 'worker' | 'unit' | 'program'): string[] =>
    names.filter((each) => each.kind === kind).map(({ name }) => name);
  const fresh = new Set((await newNames(tx, of('worker'), of('program'))).map(({ kind, name }) => `${kind} ${name}`));
  const units = await unitsKnown(tx, of('unit'));
  for (const { kind, name, line } of names) {
    if (kind === 'unit' ? units.has(name) : !fresh.has(`${kind} ${name}`)) continue;
    const column = kind === 'program' ? 'program' : `${kind}_id`;
    const detail =
      kind === 'worker'
        ? `${name} is not on the roster and counts as one full-time worker`
        : `${name} is not known yet`;
    findings.note({ line, column, code: `unknown_${kind}`, detail });
  }
}

function noteUnreported(findings: Findings, kept: readonly string[], noLonger: readonly string[]): void {
  const finding = (worker: string, detail: string): Finding => ({
    line: null,
    column: 'worker_id',
    code: 'not_reported',
    detail: `${worker} ${detail}`,
  });
  for (const worker of kept)
    findings.note(finding(worker, 'has no row; what nobody else is shown to hold is kept this once'));
  for (const worker of noLonger)
    findings.note(finding(worker, 'has no row for the second time and is no longer reported'));
}

async function roster(
  tx: Tx,
  { sent, path, rehearsal }: Received,
  kind: Exclude<ImportKind, 'assignments'>,
): Promise<Settlement> {
  const findings = new Findings();
  const rows = await readRoster(path, sent, kind, findings);
  if (findings.refused) return refused(rows.length + findings.rejected, findings);
  await tx.query('savepoint before_applying');
  const file = { asOf: sent.asOf, importId: sent.importId, mode: sent.mode, rehearsal };
  const applied = await applyRoster(tx, rows, kind, file);
  if (applied.outcome === 'refused') {
    for (const finding of applied.findings) findings.refuse(finding);
    await tx.query('rollback to savepoint before_applying');
    return refused(rows.length, findings);
  }
  for (const finding of applied.findings) findings.note(finding);
  const { added, changed, closed, unchanged } = applied;
  const totals: Totals = { rows: rows.length, added, changed, closed, unchanged, rejected: 0 };
  if (sent.dryRun) await tx.query('rollback to savepoint before_applying');
  const found = { totals, findings: findings.list, findingsLeftOut: findings.leftOut };
  return { state: sent.dryRun ? 'checked' : 'applied', ...found };
}

function refused(rows: number, findings: Findings): Settlement {
  const totals: Totals = { rows, added: 0, changed: 0, closed: 0, unchanged: 0, rejected: findings.rejected };
  return { state: 'refused', totals, findings: findings.list, findingsLeftOut: findings.leftOut };
}
