import { fieldOf } from '../../access/web-request.js';
import { Problem, type ProblemDetail } from '../../platform/problem/problem.js';
import type { FieldError } from '../frame/error-summary.js';

/** A field of a form as it was typed, blanks at its ends left out; not sent: empty. */
export const typed = (body: unknown, name: string): string => fieldOf(body, name)?.trim() ?? '';

/** A field that was ticked or chosen any number of times. */
export function chosen(body: unknown, name: string): string[] {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return [];
  const value = (body as Record<string, unknown>)[name];
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one): one is string => typeof one === 'string' && one !== '');
}

/** Every field of a form but the session's secret, to show it again as it was typed. */
export function typedForm(body: unknown): Readonly<Record<string, string>> {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body as Record<string, unknown>).filter(
      (field): field is [string, string] => typeof field[1] === 'string',
    ),
  );
}

/** The errors that a person can mend in a form; null: this was no such refusal. */
export function mendable(
  error: unknown,
): { readonly status: number; readonly errors: readonly ProblemDetail[] } | null {
  if (!(error instanceof Problem) || (error.status !== 409 && error.status !== 422)) return null;
  const { status, detail, errors = [] } = error.body();
  return { status, errors: errors.length > 0 ? errors : [{ code: 'refused', detail: detail ?? error.message }] };
}

/** Each error with the field it belongs to, one a field; a pointer that no field stands for is said without one. */
export function fieldErrors(
  errors: readonly ProblemDetail[],
  field: (pointer: string) => string | null,
): readonly FieldError[] {
  const found = errors.map(({ pointer, detail }) => ({
    field: pointer === undefined ? null : field(pointer),
    message: sentence(detail),
  }));
  return found.filter(
    (one, index) => one.field === null || found.findIndex((other) => other.field === one.field) === index,
  );
}

/** `heldOn: not after today` said to a person: without the name that programs use, with a capital. */
function sentence(detail: string): string {
  const said = detail.replace(/^[\w./]+: /, '');
  return said.slice(0, 1).toUpperCase() + said.slice(1);
}
