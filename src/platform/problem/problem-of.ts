import { HttpException } from '@nestjs/common';

import { Problem } from './problem.js';

/** What PostgreSQL, or the way to it, says when the fault is not the request's and may pass. */
const outages = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
]);

/** What PostgreSQL says of a text with a zero byte in it: nothing is known by such a name, nothing can be called so. */
const unkeepable = '22021';

/** The answer to whatever was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HttpException) return fromStatus(error.getStatus(), error.message);
  if (!(error instanceof Error)) return new Problem({ status: 500 });
  if (codeOf(error) === unkeepable)
    return Problem.invalid([{ pointer: '', code: 'schema', detail: 'a text holds a character that cannot be kept' }]);
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status < 500) return fromStatus(status, error.message);
  return isOutage(error)
    ? new Problem({ status: 503, detail: 'The database does not answer now. Nothing was changed; try again.' })
    : new Problem({ status: 500 });
}

function fromStatus(status: number, message: string): Problem {
  return status === 404 || status >= 500 ? new Problem({ status }) : new Problem({ status, detail: message });
}

function isOutage(error: Error): boolean {
  return (
    outages.has(codeOf(error)) || /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
  );
}

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '');
