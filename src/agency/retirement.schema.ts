import { z } from 'zod';

/** The first day on which the target no longer holds, and why. */
export const retirementSchema = z
  .strictObject({ on: z.iso.date('must be a date, YYYY-MM-DD'), reason: z.string().trim().min(1).max(2000) })
  .meta({ id: 'Retirement' });
export type RetirementInput = z.output<typeof retirementSchema>;
