import { StandardSchemaValidationPipe } from '@nestjs/common';

import { schemaProblem } from '../problem/schema-problem.js';

/** Checks what a handler takes against the schema it names: `@Body({ schema })`, `@Query({ schema })`. */
export const validation = new StandardSchemaValidationPipe({ exceptionFactory: schemaProblem });
