import type { Caller, Session } from './caller.js';

/** What a room reads of a request. The guard has set `caller` before any handler of a route that is not public runs. */
export interface WebRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly routeOptions: { readonly url?: string | undefined };
  caller?: Caller;
  session?: Session;
}

/** The caller of a route that is not public. */
export function callerOf(request: WebRequest): Caller {
  if (request.caller === undefined) throw new Error('the guard has not seen this request');
  return request.caller;
}

/** A header, its first value where it was sent twice. */
export function headerOf(request: Pick<WebRequest, 'headers'>, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** One text out of what was sent as query, parameters or form. */
export function fieldOf(fields: unknown, name: string): string | undefined {
  if (typeof fields !== 'object' || fields === null || !Object.hasOwn(fields, name)) return undefined;
  const value = (fields as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
}
