import { z } from 'zod';

import { parseDate } from '../core/calendar.js';
import { isKeepableDay, momentText } from '../platform/web/moment.js';

const words = z.string().trim().min(1, 'some words').max(5000, 'at most 5,000 characters');

const day = z
  .string()
  .refine((text) => parseDate(text) !== null && isKeepableDay(text), 'a day from 1900 to 2199, YYYY-MM-DD')
  .or(momentText);

/** An assignment that the worker says is not theirs, why, and since when. */
export const disputeBody = z.strictObject({ assignmentRef: z.string().min(1).max(500), why: words, since: day });

/** Why a worker asks for a check-in. */
export const requestBody = z.strictObject({ why: words });

/** The line agrees, or says why not. */
export const answerBody = z
  .strictObject({
    agree: z.boolean('true or false'),
    text: z.string().trim().max(5000, 'at most 5,000 characters').default(''),
  })
  .refine(({ agree, text }) => agree || text !== '', { path: ['text'], message: 'why you do not agree' });

/** Whether a check-in took place, as the worker says, in their own words. */
export const statementBody = z.strictObject({ held: z.boolean('true or false'), text: words });
