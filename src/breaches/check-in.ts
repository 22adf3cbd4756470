import { localDate } from '../core/calendar.js';
import type { EntryDraft } from '../core/entry.js';
import type { Instant, LocalDate } from '../core/instant.js';
import { calendarOf } from '../people/calendar.queries.js';
import { peopleAt } from '../people/person.queries.js';
import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { Problem, type ProblemDetail } from '../platform/problem/problem.js';
import { act, type Acted, changeOf, matterOf } from './act.js';
import type { CheckInBody } from './act.schema.js';
import { type CheckInRow, checkInForUpdate, insertCheckIn } from './check-in.queries.js';
import { breachById, breachByNumber, owedEarlier } from './breach.queries.js';
import { carryOut } from './carry-out.js';
import { contextsFor } from './contexts.js';

/** A check-in that was recorded, and what it came to for its breach. */
export interface CheckedIn extends Acted {
  readonly checkInId: string;
  readonly version: number;
}

/** What is on record of a check-in in the clear, and what is sealed: what people wrote. */
function entryOfCheckIn(body: CheckInBody, version: number) {
  return (entry: EntryDraft): EntryDraft =>
    entry.kind === 'checked_in' || entry.kind === 'check_in_edited'
      ? {
          ...entry,
          facts: {
            ...entry.facts,
            version,
            heldOn: body.heldOn,
            how: body.how,
            attended: body.attended,
            steps: body.steps.map(({ step, owner, by }) => ({ step, owner, by })),
            workerGivenCopy: body.workerGivenCopy,
          },
          sealed: { ...entry.sealed, found: body.found, note: body.note },
        }
      : entry;
}

/** Records that supervisor and worker talked. It settles what is still owed on earlier breaches of the same worker and target. */
export async function checkIn(tx: Tx, number: string, by: string, body: CheckInBody): Promise<CheckedIn> {
  const breach = await breachByNumber(tx, number);
  await checkWhatWasSent(tx, body, breach?.started_at ?? null);
  const checkInId = newId();
  const heldOn = body.heldOn as LocalDate;
  const acted = await act(tx, number, { kind: 'checked_in', by, checkInId, heldOn }, entryOfCheckIn(body, 1));
  await insertCheckIn(tx, {
    check_in_id: checkInId,
    version: 1,
    breach_id: acted.row.breach_id,
    body,
    recorded_by: by,
  });
  await settleEarlier(tx, acted, { by, checkInId, heldOn });
  return { ...acted, checkInId, version: 1 };
}

/** Edits a check-in: a new version is added, the earlier ones stay readable with their time and author. */
export async function editCheckIn(tx: Tx, checkInId: string, by: string, body: CheckInBody): Promise<CheckedIn> {
  const last = await checkInForUpdate(tx, checkInId);
  const row = last === null ? null : await breachById(tx, last.breach_id);
  if (last === null || row === null) throw Problem.notFound();
  await checkWhatWasSent(tx, body, dayOf(last) === body.heldOn ? null : row.started_at);
  if (sameBody(last, body))
    return { row, answer: { outcome: 'nothing', why: 'unchanged' }, checkInId, version: last.version };
  const version = last.version + 1;
  const acted = await act(
    tx,
    row.number,
    { kind: 'check_in_edited', by, checkInId, version },
    entryOfCheckIn(body, version),
  );
  await insertCheckIn(tx, { check_in_id: checkInId, version, breach_id: row.breach_id, body, recorded_by: by });
  return { ...acted, checkInId, version };
}

/** The day that a recorded check-in was held; corrected data may have moved the breach since. */
const dayOf = ({ body }: CheckInRow): unknown =>
  typeof body === 'object' && body !== null && 'heldOn' in body ? body.heldOn : null;

const sameBody = (row: CheckInRow, body: CheckInBody): boolean => canonical(row.body) === canonical(body);

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}

async function settleEarlier(
  tx: Tx,
  acted: Acted,
  held: { by: string; checkInId: string; heldOn: LocalDate },
): Promise<void> {
  const owed = await owedEarlier(tx, acted.row);
  if (owed.length === 0) return;
  const contexts = await contextsFor(tx, owed.map(matterOf));
  const signal = { kind: 'settled_by_later_check_in', ...held, breach: acted.row.number } as const;
  await carryOut(
    tx,
    owed.map((row) => changeOf(row, signal, contexts)),
    contexts,
  );
}

/**
 * Days in the past and no earlier than the day the breach began, people on the roster, steps due after the day they were
 * agreed: each fault names its field.
 */
async function checkWhatWasSent(tx: Tx, body: CheckInBody, began: Instant | null): Promise<void> {
  const calendar = await calendarOf(tx);
  const today = localDate(tx.now, calendar);
  const since = began === null ? null : localDate(began, calendar);
  const errors: ProblemDetail[] = [];
  if (body.heldOn > today)
    errors.push({ pointer: '/heldOn', code: 'in_future', detail: `heldOn: not after today, ${today}` });
  if (since !== null && body.heldOn < since)
    errors.push({ pointer: '/heldOn', code: 'before_breach', detail: `heldOn: not before the breach began, ${since}` });
  body.steps.forEach(({ by }, index) => {
    if (by < body.heldOn)
      errors.push({
        pointer: `/steps/${String(index)}/by`,
        code: 'schema',
        detail: `by: not before the check-in was held, ${body.heldOn}`,
      });
  });
  errors.push(...(await unknownPeople(tx, body, tx.now)));
  if (errors.length > 0) throw Problem.invalid(errors);
}

async function unknownPeople(tx: Tx, body: CheckInBody, at: Instant): Promise<ProblemDetail[]> {
  const named = [
    ...body.attended.map((id, index) => ({ id, pointer: `/attended/${String(index)}` })),
    ...body.steps.map(({ owner: id }, index) => ({ id, pointer: `/steps/${String(index)}/owner` })),
  ];
  const known = await peopleAt(tx, [...new Set(named.map(({ id }) => id))], at);
  return named
    .filter(({ id }) => !known.has(id))
    .map(({ id, pointer }) => ({ pointer, code: 'unknown_person', detail: `${id} is not on the roster` }));
}
