import { readFileSync } from 'node:fs';
import path from 'node:path';

import { parse } from 'yaml';
import { z } from 'zod';

import { type TargetInput, targetSchema } from './target.schema.js';

/** A target to begin a proposal from: everything but the day it is to begin. */
export interface TargetTemplate {
  readonly id: string;
  readonly title: string;
  /** Where the numbers come from. */
  readonly source: string;
  readonly body: Omit<TargetInput, 'from'>;
}

/** Any day makes a template's body a whole target, so that it can be checked as one. */
const anyDay = '2000-01-01';

const whole = z.preprocess((body) => (typeof body === 'object' ? { ...body, from: anyDay } : body), targetSchema);

const templatesSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: z.string().min(1),
    source: z.string().min(1),
    body: whole,
  }),
);

/** The templates of a `config` folder; throws, naming the place, where one of them is no target. */
export function targetTemplates(configFolder: string): TargetTemplate[] {
  const file = path.join(configFolder, 'target-templates.yaml');
  const read = templatesSchema.safeParse(parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`);
  return read.data.map(({ body: { from: _, ...body }, ...template }) => ({ ...template, body }));
}
