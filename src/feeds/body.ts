import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';

import { Problem } from '../platform/problem/problem.js';

/** A body read whole, and its SHA-256. */
interface WholeBody {
  readonly text: string;
  readonly digest: Buffer;
}

/** Reads a body whole; the route has said how long it may be. */
export async function readWhole(stream: Readable): Promise<WholeBody> {
  const hash = createHash('sha256');
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    hash.update(chunk);
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks, length);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw Problem.badRequest('The body is not UTF-8.');
  }
  return { text, digest: hash.digest() };
}

/** What `type/subtype` a body says it is. */
export const mediaType = (contentType: string | undefined): string =>
  (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
