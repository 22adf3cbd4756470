import { Readable } from 'node:stream';

import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import { Problem } from '../problem/problem.js';
import { unkeepableIn } from './unkeepable.js';

/** How a route takes what is sent to it. Without a word of its own: JSON or a form, up to 1 MiB. */
export interface BodyRule {
  /** `value`: parsed; `text`: as it came; `stream`: a Readable that fails when it grows too long. */
  readonly as: 'value' | 'text' | 'stream';
  /** In bytes; `import` is the setting for imports. */
  readonly limit: number | 'import';
  /** Content types, without parameters. */
  readonly types: readonly string[];
}

export const MIB = 1024 * 1024;

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const usual: BodyRule = { as: 'value', limit: MIB, types: [JSON_TYPE, FORM_TYPE] };

/** Says how a route takes its body: `@TakesBody({ as: 'stream', limit: 'import', types: ['text/csv'] })`. */
export const TakesBody = (rule: BodyRule): MethodDecorator => RouteConfig({ body: rule });

/** A body that is read, or refused, when the caller is known: see BodyInterceptor. */
export class PendingBody {
  constructor(readonly read: () => Promise<unknown>) {}
}

/**
 * Replaces Fastify's parsers: each route says what it takes. Text and streams wait until the guard has let the caller
 * in; a short value is read at once, for the guard looks into forms, and what is wrong with it is said after the guard.
 */
export function readBodies(server: FastifyInstance, importLimit: number): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', async (request: FastifyRequest, payload: Readable): Promise<unknown> => {
    const rule = ruleOf(request);
    const limit = rule.limit === 'import' ? importLimit : rule.limit;
    const read = (): Promise<unknown> => readBody(request, payload, { ...rule, limit });
    if (rule.as !== 'value') return new PendingBody(read);
    const reading = read();
    try {
      return await reading;
    } catch {
      return new PendingBody(() => reading);
    }
  });
}

async function readBody(
  { headers }: FastifyRequest,
  payload: Readable,
  { as, limit, types }: BodyRule & { readonly limit: number },
): Promise<unknown> {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (Number(headers['content-length'] ?? 0) > limit) throw tooLong(limit);
  if (!types.includes(type)) throw otherType(type, types);
  const chunks = upTo(limit, payload);
  if (as === 'stream') return Readable.from(chunks, { objectMode: false });
  const text = decode(await joined(chunks));
  return as === 'text' ? text : parse(text, type);
}

function ruleOf(request: FastifyRequest): BodyRule {
  const { body } = request.routeOptions.config as { body?: BodyRule };
  return body ?? usual;
}

async function* upTo(limit: number, payload: Readable): AsyncGenerator<Buffer> {
  let length = 0;
  try {
    // The connection must outlive a refusal: it is what the answer goes back through.
    for await (const chunk of payload.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > limit) throw tooLong(limit);
      yield chunk;
    }
  } finally {
    // What is left is read and forgotten: a sender that is not read from sees no answer, nor we that it has gone.
    payload.resume();
  }
}

async function joined(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw Problem.badRequest('The body is not text in UTF-8.');
  }
}

function parse(text: string, type: string): unknown {
  if (text.trim() === '') return undefined;
  if (type === FORM_TYPE) return formOf(text);
  const value = jsonOf(text);
  const fault = unkeepableIn(value);
  if (fault !== null) throw Problem.invalid([{ ...fault, code: 'schema' }]);
  return value;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw Problem.invalid([{ pointer: '', code: 'schema', detail: `the body must be JSON: ${reason}` }]);
  }
}

/** A field that was sent once is its text, one sent more often the list of its texts; zero bytes become what stands for no character. */
function formOf(text: string): Record<string, string | string[]> {
  const fields = new URLSearchParams(text.replaceAll('%00', '%EF%BF%BD').replaceAll('\0', '\ufffd'));
  const names = [...new Set(fields.keys())];
  return Object.fromEntries(
    names.map((name): [string, string | string[]] => {
      const values = fields.getAll(name);
      const [only] = values;
      return [name, values.length === 1 && only !== undefined ? only : values];
    }),
  );
}

function tooLong(limit: number): Problem {
  const most = limit >= MIB ? `${limit / MIB} MiB` : `${limit} bytes`;
  return new Problem({ status: 413, detail: `At most ${most} are taken here.` });
}

function otherType(type: string, types: readonly string[]): Problem {
  const given = type === '' ? 'The content type is missing' : `The content type is ${type}`;
  return new Problem({ status: 415, detail: `${given}; it must be ${types.join(' or ')}.` });
}
