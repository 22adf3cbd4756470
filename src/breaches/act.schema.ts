import { z } from 'zod';

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a day, YYYY-MM-DD')
  .refine(isDay, 'a day that exists, YYYY-MM-DD');
const words = z.string().trim().min(1, 'some words').max(5000, 'at most 5,000 characters');
const personId = z.string().min(1).max(200);
const round = z.int().min(1).optional();

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** The steps that relieve a caseload, one word each (product words: relief step). */
export const reliefSteps = [
  'hold_assignments',
  'reassign',
  'roving_worker',
  'buddy',
  'overtime',
  'temporary_staff',
  'redeploy',
  'close_ready_cases',
  'reprioritise_tasks',
  'support_staff',
  'mentor',
  'adjust_capacity',
  'fill_a_post',
  'no_action',
] as const;

const step = z.enum(reliefSteps, `one of ${reliefSteps.join(', ')}`);

/** "I have seen it." A pool's names the relief step that it answers with. */
export const acknowledgementBody = z.strictObject({ expectedRound: round, step: step.optional() }).default({});

/** What supervisor and worker found and agreed. */
export const checkInBody = z.strictObject({
  heldOn: day,
  how: z.enum(['in_person', 'phone', 'video'], 'one of in_person, phone, video'),
  attended: z.array(personId).min(1, 'who took part').max(20, 'at most 20 people'),
  found: words,
  steps: z
    .array(z.strictObject({ step, owner: personId, by: day, note: z.string().max(5000).optional() }))
    .max(20, 'at most 20 steps')
    .default([]),
  note: z.string().max(5000, 'at most 5,000 characters').default(''),
  workerGivenCopy: z.boolean().default(false),
  expectedRound: round,
});
export type CheckInBody = Omit<z.infer<typeof checkInBody>, 'expectedRound'>;

/** Why nothing more is owed. */
export const waiverBody = z.strictObject({ reason: words, expectedRound: round });

/** An accepted reason to be over the limit, and the last day it holds no longer. */
export const excuseBody = z.strictObject({ reason: words, until: day, expectedRound: round });

/** Tell the next rung now. */
export const escalationBody = z.strictObject({ reason: words.optional(), expectedRound: round }).default({});
