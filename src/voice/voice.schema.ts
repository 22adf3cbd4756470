import { z } from 'zod';

const words = z.string().trim().min(1, 'some words').max(5000, 'at most 5,000 characters');

/** Whether a check-in took place, as the worker says, in their own words. */
export const statementBody = z.strictObject({ held: z.boolean('true or false'), text: words });
