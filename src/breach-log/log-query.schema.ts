import { z } from 'zod';

import { Problem } from '../platform/problem/problem.js';

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));

/** Which entries: from an index on, at most so many. */
export const entriesQuery = z.strictObject({
  from: wholeNumber(0, Number.MAX_SAFE_INTEGER).prefault('0'),
  limit: wholeNumber(1, 1_000).prefault('100'),
});

/** Between which sizes; `to` is the present one where it is not said. */
export const consistencyQuery = z.strictObject({
  from: wholeNumber(0, Number.MAX_SAFE_INTEGER),
  to: wholeNumber(0, Number.MAX_SAFE_INTEGER).optional(),
});

/** The size of the checkpoint that the bundle is to be shown to extend. */
export const bundleQuery = z.strictObject({ from: wholeNumber(0, Number.MAX_SAFE_INTEGER).optional() });

/** Reads a query string, and refuses what it may not hold. */
export function readQuery<Schema extends z.ZodType>(schema: Schema, query: unknown): z.output<Schema> {
  const result = schema.safeParse(query);
  if (result.success) return result.data;
  throw Problem.invalid(
    result.error.issues.map((issue) => {
      const names = issue.code === 'unrecognized_keys' ? issue.keys : issue.path.map(String);
      const pointer = `/${names[0] ?? ''}`;
      return { pointer, code: 'schema', detail: `${pointer.slice(1)} must be a whole number in range, or left out` };
    }),
  );
}
