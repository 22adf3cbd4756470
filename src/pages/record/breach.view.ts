import type { Stance } from '../../access/admission.js';
import type { Caller } from '../../access/caller.js';
import { stanceTo } from '../../access/line.js';
import { checkInBody } from '../../breaches/act.schema.js';
import { matterOf } from '../../breaches/act.js';
import { type ListedBreach, listBreaches } from '../../breaches/breach-list.queries.js';
import { breachOf } from '../../breaches/breach-value.js';
import { type CheckInRow, checkInsOf } from '../../breaches/check-in.queries.js';
import { disputedAmong } from '../../breaches/statement.queries.js';
import { daysOverOf } from '../../breaches/days-over.js';
import { asReadBy, timelineText } from '../../breaches/timeline-text.js';
import { entriesOf, type LoggedEntry } from '../../breach-log/logged-entry.js';
import type { Breach } from '../../core/breach.js';
import { isNeedless, waitingRungs } from '../../core/due-times.js';
import type { Json } from '../../core/entry.js';
import type { Instant } from '../../core/instant.js';
import { route } from '../../core/ladder.js';
import { noTarget } from '../../core/request.js';
import type { TargetTerms } from '../../core/target.js';
import { termsOf } from '../../core/target-terms.js';
import { calendarOf } from '../../people/calendar.queries.js';
import { dutiesAt, nobodyOnDuty } from '../../people/duty.queries.js';
import { unitsAt } from '../../people/unit.queries.js';
import type { Db } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { versionsOf } from '../../targets/version.queries.js';
import { type AsOf, asOfNow } from '../parts/as-of.js';
import { type Names, namesFor } from '../parts/names.js';
import { plainTimes } from '../parts/plain-times.js';
import { type BreachLine, breachLineOf } from '../pictures/breach-line.view.js';

/** Who owns the steps that were agreed in these check-ins. */
const ownersOf = (checkIns: readonly CheckInRow[]): string[] =>
  checkIns.flatMap(({ body }) => checkInBody.parse(body).steps.map(({ owner }) => owner));

/** Whom the ladder tells next, and when, if nobody does anything until then. */
export interface NextRung {
  readonly at: Instant;
  readonly to: readonly string[];
  /** What makes it needless. */
  readonly unless: 'acknowledged' | 'checked_in';
}

/** One line of the timeline: an entry of the log. */
export interface TimelineEntry {
  readonly index: number;
  readonly kind: string;
  readonly at: Instant;
  readonly by: string | null;
  readonly text: string;
  /** Who is named in the text, by code. */
  readonly people: readonly string[];
  /** The check-in that the entry is about; null: about none. */
  readonly checkInId: string | null;
}

/** Everything the page of a breach shows. */
export interface BreachView {
  readonly asOf: AsOf;
  readonly now: Instant;
  readonly row: ListedBreach;
  readonly breach: Breach;
  readonly daysOver: number;
  /** Null: nothing is known of its subject. */
  readonly drawn: BreachLine | null;
  readonly unitName: string | null;
  /** Null: a request for a check-in, where no target is in force for the worker. */
  readonly terms: TargetTerms | null;
  readonly next: NextRung | null;
  readonly timeline: readonly TimelineEntry[];
  /** The newest version of each check-in. */
  readonly checkIns: readonly CheckInRow[];
  /** The check-ins that the worker says did not take place. */
  readonly disputed: ReadonlySet<string>;
  readonly names: Names;
  readonly stance: Stance;
  readonly reader: string | null;
}

/** The row of a breach by its number; there being none is told as not found. */
export async function breachNamed(db: Db, number: string): Promise<ListedBreach> {
  const everything = { status: null, unit: null, program: null, worker: null, openedFrom: null, openedUntil: null };
  const [row] = await listBreaches(db, { ...everything, number, within: null, after: null, limit: 1 });
  if (row === undefined) throw Problem.notFound();
  return row;
}

/** Reads one breach for one reader. */
export async function breachViewOf(
  db: Db,
  caller: Caller,
  number: string,
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): Promise<BreachView> {
  const row = await breachNamed(db, number);
  const breach = breachOf(row);
  const isRequest = row.kind === 'request';
  const days = isRequest ? new Map<string, number>() : await daysOverOf(db, [row], now);
  const next = await nextRungOf(db, row, now);
  const checkIns = newestOf(await checkInsOf(db, row.breach_id));
  const stance = await stanceTo(db, caller, matterOf(row).subject, now);
  const isNear = stance.relation === 'self' || stance.relation === 'line';
  const timeline = (await entriesOf(db, number)).map((entry) => timelineEntry(asReadBy(entry, isNear), timeZone));
  return {
    asOf: await asOfNow(db),
    now,
    row,
    breach,
    daysOver: days.get(row.breach_id) ?? 0,
    drawn: isRequest ? null : await breachLineOf(db, row, now),
    unitName: await unitNameOf(db, row.unit_id, now),
    terms: await termsFor(db, row),
    next,
    timeline,
    checkIns,
    disputed: await disputedAmong(
      db,
      checkIns.map(({ check_in_id: id }) => id),
    ),
    names: await namesFor(db, caller, [...peopleIn(row, breach, next, timeline), ...ownersOf(checkIns)], now),
    stance,
    reader: caller.personId,
  };
}

async function termsFor(db: Db, row: ListedBreach): Promise<TargetTerms | null> {
  if (row.target_id === noTarget) return null;
  const version = (await versionsOf(db, row.target_id)).find((one) => one.version === row.target_version);
  if (version === undefined) throw new Error(`the target of ${row.number} has no version ${row.target_version}`);
  return termsOf(version.body);
}

const unitNameOf = async (db: Db, unitId: string | null, now: Instant): Promise<string | null> =>
  unitId === null ? null : ((await unitsAt(db, [unitId], now)).get(unitId)?.name ?? null);

/** Whom the rungs of this round have told by now. */
export const toldIn = ({ round }: Breach): string[] => [...new Set((round?.rungs ?? []).flatMap(({ to }) => to))];

/** Whom the highest rung that told anybody in this round has told. */
export const toldLast = ({ round }: Breach): readonly string[] =>
  (round?.rungs ?? []).findLast(({ state }) => state === 'told')?.to ?? [];

async function nextRungOf(db: Db, row: ListedBreach, now: Instant): Promise<NextRung | null> {
  const breach = breachOf(row);
  const { round } = breach;
  if (round === null || row.next_rung_at === null || row.hold_id !== null) return null;
  const calendar = await calendarOf(db);
  const [waiting] = waitingRungs(breach, calendar)
    .filter(({ rung }) => !isNeedless(rung, breach, round))
    .sort((a, b) => a.due - b.due);
  if (waiting === undefined) return null;
  const duties = row.unit_id === null ? new Map<string, never>() : await dutiesAt(db, [row.unit_id], now);
  const duty = duties.get(row.unit_id ?? '') ?? nobodyOnDuty(row.unit_id);
  return {
    at: row.next_rung_at,
    to: waiting.rung.to.includes('packet')
      ? ['packet']
      : route(waiting.rung, duty, breach.subject).to.map(({ personId }) => personId),
    // once a check-in is held no rung is told at all
    unless: waiting.rung.unless === 'acknowledged' && round.number === 1 ? 'acknowledged' : 'checked_in',
  };
}

function timelineEntry(logged: LoggedEntry, timeZone: string): TimelineEntry {
  const { entry, index } = logged;
  const checkInId = entry.facts?.['checkInId'];
  return {
    index,
    kind: entry.kind,
    at: Date.parse(entry.recordedAt) as Instant,
    by: entry.by ?? null,
    text: plainTimes(timelineText(logged), timeZone),
    people: ['to', 'from', 'personId'].flatMap((name) => codesIn(entry.facts?.[name])),
    checkInId: typeof checkInId === 'string' ? checkInId : null,
  };
}

const codesIn = (value: Json | undefined): string[] =>
  (Array.isArray(value) ? (value as readonly Json[]) : [value]).filter((one): one is string => typeof one === 'string');

const newestOf = (rows: readonly CheckInRow[]): CheckInRow[] => [
  ...new Map(rows.map((row) => [row.check_in_id, row])).values(),
];

function peopleIn(
  row: ListedBreach,
  breach: Breach,
  next: NextRung | null,
  timeline: readonly TimelineEntry[],
): string[] {
  const acts = [breach.acknowledgement?.by, breach.checkIn?.by, row.responsible_id].flatMap((id) => id ?? []);
  return [
    row.subject_id,
    ...acts,
    ...(next?.to ?? []),
    ...toldIn(breach),
    ...timeline.flatMap(({ by, people }) => [...people, ...(by === null ? [] : [by])]),
  ];
}
