import type { z } from 'zod';

import { Problem } from '../problem/problem.js';

/** Reads a query string by its schema; what it may not hold is refused, naming the parameter and what is allowed. */
export function readQuery<Schema extends z.ZodType>(schema: Schema, query: unknown): z.output<Schema> {
  const result = schema.safeParse(query);
  if (result.success) return result.data;
  throw Problem.invalid(
    result.error.issues.map((issue) => {
      const unknown = issue.code === 'unrecognized_keys';
      const name = unknown ? (issue.keys[0] ?? '') : issue.path.map(String).join('/');
      const detail = unknown ? `there is no parameter ${name}` : `${name}: ${issue.message}`;
      return { pointer: `/${name}`, code: 'schema', detail };
    }),
  );
}
