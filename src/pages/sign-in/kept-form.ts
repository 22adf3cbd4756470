import { csrfField } from '../../access/csrf.js';
import { safeReturn } from './return-path.js';

/** A form that was sent after its session had ended: what was typed, and where it was going. */
export interface KeptForm {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

const mostCharacters = 200_000;

/** What was typed in a form, without the secret of the session that has ended. */
export function keptForm(action: string, body: unknown): KeptForm | null {
  if (typeof body !== 'object' || body === null || safeReturn(action) !== action) return null;
  const fields = Object.entries(body).flatMap(([name, value]: [string, unknown]) => {
    const values = Array.isArray(value) ? value : [value];
    return values.filter((one) => typeof one === 'string').map((one) => [name, one] as const);
  });
  return { action, fields: fields.filter(([name]) => name !== csrfField) };
}

/** A kept form as the value of one hidden field, on its way through signing in. */
export const packed = (kept: KeptForm): string => JSON.stringify(kept);

/** The kept form in a hidden field; null where there is none or it is none of ours. */
export function unpacked(text: string | undefined): KeptForm | null {
  if (text === undefined || text === '' || text.length > mostCharacters) return null;
  try {
    return checked(JSON.parse(text));
  } catch {
    return null;
  }
}

function checked(given: unknown): KeptForm | null {
  if (typeof given !== 'object' || given === null || !('action' in given) || !('fields' in given)) return null;
  const { action, fields } = given;
  if (typeof action !== 'string' || safeReturn(action) !== action || !Array.isArray(fields)) return null;
  return fields.every(isPair) ? { action, fields } : null;
}

const isPair = (given: unknown): given is [string, string] =>
  Array.isArray(given) && given.length === 2 && given.every((one) => typeof one === 'string');
