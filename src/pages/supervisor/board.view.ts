import { group } from 'd3-array';

import type { Caller } from '../../access/caller.js';
import { unsettledBreaches } from '../../breaches/breach-list.queries.js';
import type { BreachRow } from '../../breaches/breach.row.js';
import { daysOverBy } from '../../breaches/days-over.js';
import { type Bench, gatherEvidence } from '../../breaches/evidence.js';
import { bareStandingsAt } from '../../assessment/standing.js';
import type { Instant } from '../../core/instant.js';
import { type Subject, subjectKey } from '../../core/subject.js';
import { calendarOf } from '../../people/calendar.queries.js';
import { awayAt } from '../../people/duty.queries.js';
import { type Person, workersOfUnits } from '../../people/person.queries.js';
import { agencySettings } from '../../people/settings.queries.js';
import { type Led, type Unit, unitsAt, unitsLedBy } from '../../people/unit.queries.js';
import type { Db } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { type AsOf, asOfNow } from '../parts/as-of.js';
import { type Names, namesAmong } from '../parts/names.js';
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
  const shown = unit === null ? ids : [unit];
  const [units, members, asOf, { showPeopleAs }] = await Promise.all([
    unitsAt(db, ids, now),
    workersOfUnits(db, shown, now),
    asOfNow(db),
    agencySettings(db),
  ]);
  const workersOf = (unitId: string): Person[] =>
    (members.get(unitId) ?? []).filter(({ personId }) => personId !== caller.personId);
  const workers = new Map(shown.flatMap(workersOf).map((person) => [person.personId, person]));
  const subjects = shown.flatMap((unitId): Placed[] => [
    ...workersOf(unitId).map((person) => placedWorker(person, unitId)),
    { subject: { kind: 'pool', id: unitId }, unitId },
  ]);
  const draws = drawsMany || subjects.length - shown.length <= mostDrawnUnasked;
  const rows = await rowsOf(db, subjects, { unitIds: shown, draws }, now);
  const people = rows.filter(({ subject }) => subject.kind === 'worker');
  return {
    asOf,
    names: namesAmong(workers, caller, new Set(workers.keys()), showPeopleAs),
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
  const subjects = placed.map(({ subject }) => subject);
  const [bench, away, asks, unsettled] = await Promise.all([
    gatherEvidence(db, subjects, { now, since: null }),
    awayAt(db, workerIds, now),
    asksOf(db, workerIds, await calendarOf(db)),
    unsettledBreaches(db, { unitIds, workerIds }),
  ]);
  const breaches = boardBreaches(unsettled, bench, now);
  return placed.map(({ subject, unitId }, index): BoardRow => {
    const evidence = bench.evidence[index];
    const standings = evidence === undefined ? [] : bareStandingsAt(evidence, bench, now);
    return {
      subject,
      unitId,
      away: subject.kind === 'worker' && away.has(subject.id),
      lines: standings.map(lineOf),
      drawn: evidence !== undefined && draws ? personLinesOf(standings, unitId, { evidence, bench, now }) : [],
      asks: asks.get(subject.kind === 'worker' ? subject.id : '') ?? [],
      breaches: breaches.get(subjectKey(subject)) ?? [],
    };
  });
}

/** The breaches of the board's own people and pools with the days each was over, by whom they are about. */
function boardBreaches(rows: readonly BreachRow[], bench: Bench, now: Instant): Map<string, BoardBreach[]> {
  const days = daysOverBy(bench, rows, now);
  return group(
    rows.map((row) => ({ ...row, daysOver: days.get(row.breach_id) ?? 0 })),
    (row) => subjectKey({ kind: row.subject_kind, id: row.subject_id }),
  );
}
