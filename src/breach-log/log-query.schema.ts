import { z } from 'zod';

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

export type EntriesQuery = z.output<typeof entriesQuery>;
export type ConsistencyQuery = z.output<typeof consistencyQuery>;
export type BundleQuery = z.output<typeof bundleQuery>;
