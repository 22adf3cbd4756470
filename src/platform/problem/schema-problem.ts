import type { StandardSchemaV1 } from '@standard-schema/spec';

import { Problem, type ProblemDetail } from './problem.js';

type Issue = StandardSchemaV1.Issue;

/** What a schema finds wrong, one error a field; a field that is not known is named itself. */
export function errorsOf(issues: readonly Issue[]): ProblemDetail[] {
  return issues.flatMap((issue) => {
    const path = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step));
    return unknownKeys(issue).map((key) =>
      key === undefined
        ? { pointer: pointerOf(path), code: 'schema', detail: said(path, issue.message) }
        : {
            pointer: pointerOf([...path, key]),
            code: 'schema',
            detail: `${[...path, key].join('.')} is no field here`,
          },
    );
  });
}

/** The answer to a body that a schema refuses. */
export const schemaProblem = (issues: readonly Issue[]): Problem => Problem.invalid(errorsOf(issues));

/** zod says of an object with unknown fields which ones they are. */
function unknownKeys(issue: Issue): (string | undefined)[] {
  return 'keys' in issue && Array.isArray(issue.keys) ? issue.keys.map(String) : [undefined];
}

function pointerOf(path: readonly string[]): string {
  return path.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

const said = (path: readonly string[], message: string): string =>
  path.length === 0 ? message : `${path.join('.')}: ${message}`;
