import type { Caller } from '../../access/caller.js';
import { listBreaches } from '../../breaches/breach-list.queries.js';
import { daysOverOf } from '../../breaches/days-over.js';
import { gatherEvidence } from '../../breaches/evidence.js';
import { standingsAt, type Standing } from '../../assessment/standing.js';
import type { Instant } from '../../core/instant.js';
import type { Subject } from '../../core/subject.js';
import { awayAt } from '../../people/duty.queries.js';
import { type Person, workersOf } from '../../people/person.queries.js';
import { type Led, type Unit, unitsAt, unitsLedBy } from '../../people/unit.queries.js';
import type { Db } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { type AsOf, asOfNow } from '../parts/as-of.js';
import { type Names, namesFor } from '../parts/names.js';
import { groupsOf, mostDrawnUnasked, personLinesOf, type TargetGroup } from '../pictures/board-pictures.view.js';
import type { BoardBreach, BoardRow } from './board-row.js';
import { asksOf } from './asks.js';
import { lineOf } from './line.js';
import { inOrderOfNeed } from './order-of-need.js';

/** Everything the supervisor's board shows. */
export interface Board {
  readonly asOf: AsOf;
  readonly now: Instant;
  readonly units: readonly Unit[];
  /** The one unit that is shown; null: all of them. */
  readonly unit: string | null;
  readonly leads: readonly Led[];
  readonly people: readonly BoardRow[];
  readonly pools: readonly BoardRow[];
  readonly names: Names;
  /** The people by what measures them, in the order of the unit; null: many, and not asked for. */
  readonly drawn: readonly TargetGroup[] | null;
}

/** What of a board is asked for: one unit, and whether many people are to be drawn too. */
export interface AskedBoard {
  readonly unit: string | null;
  readonly drawsMany: boolean;
}

/** Reads the board of who leads or covers units; `unit` narrows it to one of them. */
export async function boardOf(db: Db, caller: Caller, { unit, drawsMany }: AskedBoard, now: Instant): Promise<Board> {
  const leads = caller.personId === null ? [] : await unitsLedBy(db, caller.personId, now);
  const ids = [...new Set(leads.map(({ unitId }) => unitId))];
  if (unit !== null && !ids.includes(unit)) throw Problem.notFound();
  const units = await unitsAt(db, ids, now);
  const shown = unit === null ? ids : [unit];
  const members = await Promise.all(
    shown.map(async (unitId) => ({ unitId, workers: await workersOf(db, unitId, now) })),
  );
  const subjects = members.flatMap(({ unitId, workers }): Placed[] => [
    ...workers.filter(({ personId }) => personId !== caller.personId).map((person) => placedWorker(person, unitId)),
    { subject: { kind: 'pool', id: unitId }, unitId },
  ]);
  const draws = drawsMany || subjects.length - shown.length <= mostDrawnUnasked;
  const rows = await rowsOf(db, subjects, { unitIds: shown, draws }, now);
  const people = rows.filter(({ subject }) => subject.kind === 'worker');
  const names = await namesFor(
    db,
    caller,
    people.map(({ subject }) => subject.id),
    now,
  );
  return {
    asOf: await asOfNow(db),
    names,
    now,
    unit,
    leads,
    units: ids.flatMap((id) => units.get(id) ?? []),
    people: inOrderOfNeed(people),
    drawn: draws ? groupsOf(people.flatMap((row) => row.drawn)) : null,
    pools: rows.filter(({ subject, lines, breaches }) => subject.kind === 'pool' && lines.length + breaches.length > 0),
  };
}

interface Placed {
  readonly subject: Subject;
  readonly unitId: string;
}

const placedWorker = ({ personId }: Person, unitId: string): Placed => ({
  subject: { kind: 'worker', id: personId },
  unitId,
});

async function rowsOf(
  db: Db,
  placed: readonly Placed[],
  { unitIds, draws }: { readonly unitIds: readonly string[]; readonly draws: boolean },
  now: Instant,
): Promise<BoardRow[]> {
  const workerIds = placed.flatMap(({ subject }) => (subject.kind === 'worker' ? [subject.id] : []));
  const bench = await gatherEvidence(
    db,
    placed.map(({ subject }) => subject),
    { now, since: null },
  );
  const away = await awayAt(db, workerIds, now);
  const asks = await asksOf(db, workerIds, bench.calendar);
  const breaches = await unsettled(db, { unitIds, workerIds }, now);
  return placed.map(({ subject, unitId }, index): BoardRow => {
    const evidence = bench.evidence[index];
    const standings: Standing[] = evidence === undefined ? [] : standingsAt(evidence, bench, now);
    return {
      subject,
      unitId,
      away: subject.kind === 'worker' && away.has(subject.id),
      lines: standings.map(lineOf),
      drawn: evidence !== undefined && draws ? personLinesOf(standings, unitId, { evidence, bench, now }) : [],
      asks: asks.get(subject.kind === 'worker' ? subject.id : '') ?? [],
      breaches: breaches.filter((row) => row.subject_kind === subject.kind && row.subject_id === subject.id),
    };
  });
}

const most = 1_000;

/** The breaches about these units and workers that are open, or still owed an answer. */
async function unsettled(
  db: Db,
  within: { unitIds: readonly string[]; workerIds: readonly string[] },
  now: Instant,
): Promise<BoardBreach[]> {
  const filter = {
    number: null,
    unit: null,
    program: null,
    worker: null,
    openedFrom: null,
    openedUntil: null,
    after: null,
    limit: most,
    within,
  };
  const rows = [
    ...(await listBreaches(db, { ...filter, status: 'open' })),
    ...(await listBreaches(db, { ...filter, status: 'owed' })),
  ];
  const days = await daysOverOf(db, rows, now);
  return rows.map((row) => ({ ...row, daysOver: days.get(row.breach_id) ?? 0 }));
}
