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

/** The answer to whatever was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HttpException) return fromStatus(error.getStatus(), error.message);
  if (!(error instanceof Error)) return new Problem({ status: 500 });
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
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return outages.has(code) || /timeout exceeded when trying to connect|Connection terminated/.test(error.message);
}
