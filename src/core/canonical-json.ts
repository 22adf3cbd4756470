import type { Json } from './entry.js';

/**
 * The one way to write a JSON value (RFC 8785): no blanks, members sorted by UTF-16 code units, numbers as ECMAScript
 * writes them. Two parties who hold the same value hash the same bytes. Refuses what has no such form: a number that is
 * not finite, and half of a surrogate pair, which would hash like any other broken character.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (typeof value === 'string') return canonicalString(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${canonicalString(key)}:${canonicalJson(member)}`).join(',')}}`;
}

/**
 * Whether a JSON text names a member of one object twice. Readers differ in which of the two they take, so a person may
 * see another value than the one that was hashed. The text is known to be JSON, and `value` what it was read as.
 */
export function repeatsMember(text: string, value: Json): boolean {
  const names = [...text.matchAll(stringToken)].filter(([, colon]) => colon !== undefined);
  return names.length !== membersOf(value);
}

/** The text with every half of a surrogate pair replaced, so that it has a canonical form. */
export const wellFormed = (text: string): string => text.replace(loneSurrogate, '\ufffd');

const loneSurrogate = /[\ud800-\udfff]/gu;
/** A whole string; one that a colon follows is a member's name. */
const stringToken = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${String(value)} has no form in JSON`);
  return JSON.stringify(value);
}

function canonicalString(value: string): string {
  if (value.search(loneSurrogate) >= 0) throw new RangeError('half of a surrogate pair has no canonical form');
  return JSON.stringify(value);
}

function membersOf(value: Json): number {
  if (value === null || typeof value !== 'object') return 0;
  const inner: readonly Json[] = isList(value) ? value : Object.values(value);
  return inner.reduce<number>((total, each) => total + membersOf(each), isList(value) ? 0 : inner.length);
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
