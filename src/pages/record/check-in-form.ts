import { type CheckInBody, checkInBody } from '../../breaches/act.schema.js';
import type { ProblemDetail } from '../../platform/problem/problem.js';
import { errorsOf } from '../../platform/problem/schema-problem.js';
import type { FieldError } from '../frame/error-summary.js';
import { say } from '../frame/say.js';
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

/** Checks a form by the API's own schema. */
export function readCheckIn(form: TypedCheckIn): Read {
  const steps = filled(form).map(({ row }) => row);
  const result = checkInBody.safeParse({ ...form, steps });
  if (!result.success) return { is: 'wrong', errors: checkInErrors(errorsOf(result.error.issues), form) };
  const { expectedRound: _, ...body } = result.data;
  return { is: 'read', body };
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

/** What is said of a field that was left empty, or is no day. */
function missing(field: string | null, form: TypedCheckIn): string | null {
  const [name = '', place = ''] = (field ?? '').split('-');
  const row = form.steps[Number(place) - 1];
  if (name === 'heldOn' && !isDay(form.heldOn)) return say('checkIn.heldOnMissing');
  if (name === 'how') return say('checkIn.howMissing');
  if (name === 'attended' && form.attended.length === 0) return say('checkIn.attendedMissing');
  if (name === 'found' && form.found === '') return say('checkIn.foundMissing');
  if (name === 'step' && row?.step === '') return say('act.stepMissing');
  if (name === 'owner' && row?.owner === '') return say('checkIn.ownerMissing');
  return name === 'by' && !isDay(row?.by ?? '') ? say('checkIn.byMissing') : null;
}
