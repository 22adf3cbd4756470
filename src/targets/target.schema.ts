import { z } from 'zod';
import { parseDate, parseDuration } from '../core/calendar.js';
import { exact } from '../core/decimal.js';

const offered = ['open_count', 'pool_size'];
const later = ['new_in_period', 'mixed_ratio', 'span_of_control', 'average'];

/** One line: it stands in subjects of mails and in headings. */
const oneLine = /^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u;

const text = z.string().trim().min(1).max(200).regex(oneLine, 'must be one line of text');

const number = z
  .number()
  .min(0)
  .max(1_000_000_000)
  .refine((value) => exact(value).decimalPlaces() <= 4, { error: 'has more than 4 decimals' });

const level = number.nullable().optional();

/** Up to ten thousand, so that no product of weights has more digits than the exact decimals of core hold. */
const weights = z.record(z.string().min(1).max(100), number.max(10_000)).optional();

const date = z
  .string()
  .refine((value) => parseDate(value) !== null, { error: 'is no date; write it as YYYY-MM-DD' })
  .meta({ format: 'date' });

const duration = z
  .string()
  .refine((value) => parseDuration(value) !== null, {
    error: 'is no duration; write "N hours", "N days" or "N working days"',
  })
  .meta({ examples: ['3 working days'] });

/** A time that comes round again must pass before it does. */
const lasting = duration.refine((value) => parseDuration(value)?.n !== 0, { error: 'must be longer than nothing' });

const common = {
  counts: z.array(text).min(1).max(100).nullable().optional(),
  countUnit: text.optional(),
  of: text.optional(),
  goal: level,
  limit: number,
  absoluteLimit: level,
  clearAt: level,
  typeWeights: weights,
  profileWeights: weights,
  stateWeights: weights,
};

interface Levels {
  readonly goal?: number | null | undefined;
  readonly limit: number;
  readonly absoluteLimit?: number | null | undefined;
  readonly clearAt?: number | null | undefined;
}

/** The levels of a rule lie in the order of the line: goal and clearAt at or below the limit, the absolute limit not below it. */
function inOrder(rule: Levels, context: z.RefinementCtx): void {
  const refuse = (field: keyof Levels, message: string): void => {
    context.addIssue({ code: 'custom', path: [field], message });
  };
  if ((rule.goal ?? rule.limit) > rule.limit) refuse('goal', 'is above the limit');
  if ((rule.clearAt ?? rule.limit) > rule.limit) refuse('clearAt', 'is above the limit');
  if ((rule.absoluteLimit ?? rule.limit) < rule.limit) refuse('absoluteLimit', 'is below the limit');
}

const openCount = z
  .strictObject({
    kind: z.literal('open_count'),
    ...common,
    roleWeights: weights,
    prorate: z.boolean().optional(),
  })
  .superRefine(inOrder);

const poolSize = z.strictObject({ kind: z.literal('pool_size'), ...common }).superRefine(inOrder);

function kindOf(input: unknown): string {
  const kind: unknown = typeof input === 'object' && input !== null && 'kind' in input ? input.kind : undefined;
  return typeof kind === 'string' ? kind : '';
}

const rule = z.discriminatedUnion('kind', [openCount, poolSize], {
  error: (issue) => {
    const kind = kindOf(issue.input);
    if (later.includes(kind)) return `"${kind}" is not offered yet; offered are ${offered.join(' and ')}`;
    return `is no kind of rule; offered are ${offered.join(' and ')}`;
  },
});

const rung = z.strictObject({
  after: duration,
  unless: z.enum(['acknowledged', 'checked_in']).nullable().optional(),
  to: z
    .array(z.enum(['supervisor', 'cover', 'manager', 'director', 'packet']))
    .min(1)
    .max(5),
});

const scope = z.strictObject({
  program: text,
  region: text.nullable().optional(),
  unit: text.nullable().optional(),
  classification: text.nullable().optional(),
  person: text.nullable().optional(),
});

/** A proposed target: unknown fields are refused, what is left out has the defaults of `core/target-terms`. */
export const targetSchema = z
  .strictObject({
    name: text,
    agreement: z.string().trim().max(200).regex(oneLine, 'must be one line of text').optional(),
    clause: z.string().trim().max(200).regex(oneLine, 'must be one line of text').optional(),
    scope,
    rules: z.array(rule).min(1).max(20),
    alertAfter: duration.optional(),
    clearAfter: duration.optional(),
    checkInWithin: lasting.optional(),
    remindEvery: lasting.optional(),
    checkInAgainAfter: lasting.optional(),
    excusedUpTo: duration.nullable().optional(),
    excusedBy: z
      .array(z.enum(['supervisor', 'manager', 'director']))
      .min(1)
      .optional(),
    agreedBy: z.literal('statute').nullable().optional(),
    ladder: z.array(rung).min(1).max(20).optional(),
    from: date,
    until: date.nullable().optional(),
    insteadOf: text.nullable().optional(),
    retroactive: z.boolean().optional(),
    reason: z.string().trim().max(2000).optional(),
  })
  .superRefine((target, context) => {
    const refuse = (path: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [path], message });
    };
    if (target.until && target.until <= target.from) refuse('until', 'is not after from');
    if (target.retroactive === true && !target.reason) refuse('reason', 'is needed for a retroactive target');
    if (new Set(target.rules.map(({ kind }) => kind)).size > 1)
      refuse('rules', 'are about workers and about pools; propose a target for each');
  })
  .meta({ id: 'Target' });

/** A target's body as it came in. */
export type TargetInput = z.infer<typeof targetSchema>;
