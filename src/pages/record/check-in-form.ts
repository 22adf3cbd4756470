import { type CheckInBody, checkInBody } from '../../breaches/act.schema.js';
import type { LocalDate } from '../../core/instant.js';
import type { ProblemDetail } from '../../platform/problem/problem.js';
import { errorsOf } from '../../platform/problem/schema-problem.js';
import type { FieldError } from '../frame/error-summary.js';
import { say } from '../frame/say.js';
import { dayText } from '../frame/times.js';
import { chosen, fieldErrors, typed } from '../parts/form-fields.js';

/** As many steps as a page has room for. */
export const stepRows = 6;

/** A check-in as it stands in the form. */
export interface TypedCheckIn {
  readonly heldOn: string;
  readonly how: string;
  readonly attended: readonly string[];
  readonly found: string;
  readonly steps: readonly { readonly step: string; readonly owner: string; readonly by: string }[];
  readonly note: string;
  readonly workerGivenCopy: boolean;
}

/** Reads the form as it was sent. */
export function typedCheckIn(body: unknown): TypedCheckIn {
  return {
    heldOn: typed(body, 'heldOn'),
    how: typed(body, 'how'),
    attended: chosen(body, 'attended'),
    found: typed(body, 'found'),
    steps: rows.map((n) => ({
      step: typed(body, `step-${n}`),
      owner: typed(body, `owner-${n}`),
      by: typed(body, `by-${n}`),
    })),
    note: typed(body, 'note'),
    workerGivenCopy: typed(body, 'workerGivenCopy') === 'yes',
  };
}

/** A recorded check-in as the form shows it for correction. */
export function asTyped(body: CheckInBody): TypedCheckIn {
  const steps = rows.map((_, index) => {
    const { step = '', owner = '', by = '' } = body.steps[index] ?? {};
    return { step, owner, by };
  });
  return { ...body, steps };
}

/** An empty form, with what is most likely filled in. */
export const blankCheckIn = (today: string, attended: readonly string[]): TypedCheckIn => ({
  heldOn: today,
  how: '',
  attended,
  found: '',
  steps: rows.map(() => ({ step: '', owner: '', by: '' })),
  note: '',
  workerGivenCopy: false,
});

const rows = Array.from({ length: stepRows }, (_, index) => index + 1);

/** What a form comes to: the body that the API takes, or what is wrong field by field. */
export type Read =
  | { readonly is: 'read'; readonly body: CheckInBody }
  | { readonly is: 'wrong'; readonly errors: readonly FieldError[] };

/** The days on which a check-in can have been held. */
export interface Held {
  /** The day on which the breach began. */
  readonly since: LocalDate;
  readonly today: LocalDate;
}

/** Checks a form by the API's own schema, and its days by each other, so that all that is wrong is said at once. */
export function readCheckIn(form: TypedCheckIn, held: Held): Read {
  const steps = filled(form).map(({ row }) => row);
  const result = checkInBody.safeParse({ ...form, steps });
  const schema = result.success ? [] : checkInErrors(errorsOf(result.error.issues), form);
  const days = dayErrors(form, held).filter((day) => !schema.some(({ field }) => field === day.field));
  if (!result.success || days.length > 0) return { is: 'wrong', errors: inPageOrder([...schema, ...days]) };
  const { expectedRound: _, ...body } = result.data;
  return { is: 'read', body };
}

function dayErrors(form: TypedCheckIn, { since, today }: Held): FieldError[] {
  const { heldOn } = form;
  const errors: FieldError[] = [];
  if (heldOn > today)
    errors.push({ field: 'heldOn', message: say('checkIn.heldOnFuture', { on: dayText(today, { year: true }) }) });
  if (heldOn < since)
    errors.push({ field: 'heldOn', message: say('checkIn.heldOnEarly', { on: dayText(since, { year: true }) }) });
  for (const { row, n } of filled(form)) {
    if (isDay(heldOn) && isDay(row.by) && row.by < heldOn)
      errors.push({ field: `by-${n}`, message: say('checkIn.byEarly', { n }) });
  }
  return errors;
}

const pageOrder = ['heldOn', 'how', 'attended', 'found', ...rowFields(), 'note'];

function rowFields(): string[] {
  return Array.from({ length: stepRows }, (_, index) => index + 1).flatMap((n) => [
    `step-${n}`,
    `owner-${n}`,
    `by-${n}`,
  ]);
}

function inPageOrder(errors: readonly FieldError[]): FieldError[] {
  const place = ({ field }: FieldError): number => pageOrder.indexOf(field ?? '');
  return [...errors].sort((a, b) => place(a) - place(b));
}

/** The rows of steps in which anything stands, with their places on the page. */
const filled = ({ steps }: TypedCheckIn) =>
  steps.map((row, index) => ({ row, n: index + 1 })).filter(({ row }) => row.step + row.owner + row.by !== '');

/** The API's errors, each at the field of the form that it is about. */
export function checkInErrors(errors: readonly ProblemDetail[], form: TypedCheckIn): readonly FieldError[] {
  return fieldErrors(errors, (pointer) => fieldAt(pointer, form)).map(({ field, message }) => ({
    field,
    message: missing(field, form) ?? message,
  }));
}

function fieldAt(pointer: string, form: TypedCheckIn): string | null {
  const [, name = '', place = '', part = ''] = pointer.split('/');
  if (name !== 'steps') return name === '' ? null : name;
  const n = filled(form)[Number(place)]?.n ?? 1;
  return part === 'owner' || part === 'by' ? `${part}-${n}` : `step-${n}`;
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** As many characters as a text may have. */
const longest = 5_000;

/** What is said of a field that was left empty, is no day, or is too long. */
function missing(field: string | null, form: TypedCheckIn): string | null {
  const [name = '', place = ''] = (field ?? '').split('-');
  const row = form.steps[Number(place) - 1];
  const n = place;
  if (name === 'heldOn' && !isDay(form.heldOn)) return say('checkIn.heldOnMissing');
  if (name === 'how') return say('checkIn.howMissing');
  if (name === 'attended' && form.attended.length === 0) return say('checkIn.attendedMissing');
  if (name === 'found' && form.found === '') return say('checkIn.foundMissing');
  if (name === 'found' && form.found.length > longest) return say('checkIn.foundLong', { n: thousands(form.found) });
  if (name === 'note' && form.note.length > longest) return say('checkIn.noteLong', { n: thousands(form.note) });
  if (name === 'step' && row?.step === '') return say('checkIn.stepMissing', { n });
  if (name === 'owner' && row?.owner === '') return say('checkIn.ownerMissing', { n });
  return name === 'by' && !isDay(row?.by ?? '') ? say('checkIn.byMissing', { n }) : null;
}

const thousands = (text: string): string => text.length.toLocaleString('en-US');
