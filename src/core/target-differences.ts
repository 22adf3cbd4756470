import { Exact } from './decimal.js';
import type { Json } from './entry.js';
import { termsOf, type TargetBody } from './target-terms.js';

/** One field in which two versions of a target differ; null: not there. */
export interface FieldDifference {
  /** The field as the target's body names it: `rules/0/limit`, `ladder/1/after`, `clearAfter`. */
  readonly field: string;
  readonly was: Json;
  readonly is: Json;
}

/** The fields of a target with their values, everything left out included at its default. */
function fieldsOf(value: unknown, path: string, fields: Map<string, Json>): Map<string, Json> {
  if (value instanceof Exact) fields.set(path, value.toNumber());
  else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) fieldsOf(part, path === '' ? name : `${path}/${name}`, fields);
  } else fields.set(path, value as Json);
  return fields;
}

/** The clocks stand beside the other fields in a target's body, so they are named there. */
function stated(body: TargetBody): Map<string, Json> {
  const { clocks, ...terms } = termsOf(body);
  return fieldsOf({ ...terms, ...clocks }, '', new Map());
}

/**
 * What a version of a target changes, field by field, in the order of the target's body. A default written out is no
 * difference from the same default left out.
 */
export function fieldDifferences(was: TargetBody, is: TargetBody): FieldDifference[] {
  const before = stated(was);
  const after = stated(is);
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names
    .map((field) => ({ field, was: before.get(field) ?? null, is: after.get(field) ?? null }))
    .filter((difference) => difference.was !== difference.is);
}
