import { type CheckInBody, checkInBody } from '../../breaches/act.schema.js';
import { matterOf } from '../../breaches/act.js';
import { breachById } from '../../breaches/breach.queries.js';
import { checkInVersions } from '../../breaches/check-in.queries.js';
import { type StatementRow, statementsOn } from '../../breaches/statement.queries.js';
import { entriesOf } from '../../breach-log/logged-entry.js';
import type { Relation } from '../../access/admission.js';
import type { Caller } from '../../access/caller.js';
import { mayAct } from '../../access/line.js';
import type { Instant } from '../../core/instant.js';
import { dutiesAt } from '../../people/duty.queries.js';
import { workersOf } from '../../people/person.queries.js';
import type { Db } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { type Names, namesFor } from '../parts/names.js';
import { breachNamed } from './breach.view.js';

/** One version of a check-in, as it is shown. */
export interface ShownVersion {
  readonly version: number;
  readonly body: CheckInBody;
  readonly by: string;
  readonly at: Instant;
  /** Its entry in the breach log. */
  readonly index: number | null;
}

/** A check-in with all its versions, oldest first. */
export interface CheckInView {
  readonly id: string;
  readonly number: string;
  readonly subjectId: string;
  readonly versions: readonly ShownVersion[];
  readonly newest: ShownVersion;
  /** What the worker stated, oldest first. */
  readonly statements: readonly StatementRow[];
  readonly relation: Relation;
  readonly names: Names;
}

/** Reads a check-in for one reader. */
export async function checkInViewOf(db: Db, caller: Caller, id: string, now: Instant): Promise<CheckInView> {
  const rows = await checkInVersions(db, id);
  const row = rows[0] === undefined ? null : await breachById(db, rows[0].breach_id);
  if (row === null) throw Problem.notFound();
  const entries = await entriesOf(db, row.number);
  const versions = rows.map(({ version, body, recorded_by: by, recorded_at: at }): ShownVersion => {
    const entry = entries.find(
      ({ entry: { facts } }) => facts?.['checkInId'] === id && (facts['version'] ?? 1) === version,
    );
    return { version, body: checkInBody.parse(body), by, at, index: entry?.index ?? null };
  });
  const newest = versions.at(-1);
  if (newest === undefined) throw Problem.notFound();
  const statements = await statementsOn(db, [id]);
  const named = versions.flatMap(({ body, by }) => [by, ...body.attended, ...body.steps.map(({ owner }) => owner)]);
  return {
    id,
    number: row.number,
    subjectId: row.subject_id,
    versions,
    newest,
    statements,
    relation: await mayAct(db, caller, matterOf(row).subject, now),
    names: await namesFor(db, caller, [row.subject_id, ...named, ...statements.map(({ by }) => by)], now),
  };
}

/** Who can have taken part in a check-in or own a step. */
export interface Participants {
  /** The worker first, who records it, and the line. */
  readonly usual: readonly string[];
  /** Those, and the others of the unit. */
  readonly all: readonly string[];
}

/** Reads who belongs to the unit of a breach and to its line. */
export async function participants(db: Db, number: string, reader: string, now: Instant): Promise<Participants> {
  const row = await breachNamed(db, number);
  const unitId = row.unit_id;
  const members = unitId === null ? [] : await workersOf(db, unitId, now);
  const duty = unitId === null ? undefined : (await dutiesAt(db, [unitId], now)).get(unitId);
  const posts = duty === undefined ? [] : [duty.supervisor, duty.manager, duty.director];
  const line = posts.flatMap(({ personId, cover }) => [personId, cover?.personId ?? null]).flatMap((id) => id ?? []);
  const usual = [...new Set([row.subject_id, reader, ...line])];
  return { usual, all: [...new Set([...usual, ...members.map(({ personId }) => personId)])] };
}
