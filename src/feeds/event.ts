import type { z } from 'zod';

import type { FactKind, Given } from '../core/assignment.js';
import { type Instant, instant } from '../core/instant.js';
import type { ProblemDetail } from '../platform/problem/problem.js';
import { errorsOf } from '../platform/problem/schema-problem.js';
import { clientWord, holdsSsn, looksLikeSsn } from './client-data.js';
import { eventData, eventEnvelope, kindOf } from './event.schema.js';

/** An event as it was told, not yet placed in the ledger. */
export interface ToldEvent {
  readonly source: string;
  readonly id: string;
  readonly kind: FactKind;
  readonly ref: string;
  readonly at: Instant;
  readonly given: Given;
}

type RejectionCode = 'schema' | 'in_future' | 'too_old' | 'client_data';

/** Why an event is not taken: each error names the field and what is allowed. */
export interface Rejection {
  readonly code: RejectionCode;
  readonly errors: readonly ProblemDetail[];
}

type ReadEvent = { readonly ok: true; readonly event: ToldEvent } | { readonly ok: false; readonly why: Rejection };

const oldest = Date.UTC(1990, 0, 1);
const ahead = 5 * 60_000;

/** Reads one event; `now` tells what is too far ahead. */
export function readEvent(value: unknown, now: Instant): ReadEvent {
  const client = clientData(value);
  if (client !== null) return rejected('client_data', [client]);
  const envelope = eventEnvelope.safeParse(value);
  if (!envelope.success) return rejected('schema', wrong(envelope.error, []));
  const { id, source, type, subject: ref, time, data } = envelope.data;
  const kind = kindOf(type);
  const given = eventData[kind].safeParse(data ?? {});
  if (!given.success) return rejected('schema', wrong(given.error, ['data']));
  if (time < oldest) {
    return rejected('too_old', [{ pointer: '/time', code: 'too_old', detail: 'must not be before 1990' }]);
  }
  if (time > now + ahead) {
    const detail = 'must not be more than 5 minutes ahead';
    return rejected('in_future', [{ pointer: '/time', code: 'in_future', detail }]);
  }
  return { ok: true, event: { source, id, kind, ref, at: instant(time), given: given.data as Given } };
}

const rejected = (code: RejectionCode, errors: readonly ProblemDetail[]): ReadEvent => ({
  ok: false,
  why: { code, errors },
});

/** The id that an event gives, as far as it can be read. */
export function idOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return typeof value.id === 'string' ? value.id.slice(0, 256) : null;
}

function clientData(value: unknown): ProblemDetail | null {
  if (typeof value !== 'object' || value === null) return null;
  const { data, ...context } = value as Record<string, unknown>;
  const { ...fields } = typeof data === 'object' && data !== null ? data : {};
  for (const name of Object.keys(fields)) {
    const word = clientWord(name, true);
    if (word !== null)
      return looksLikeClientData(`/data/${name}`, `the field ${name} looks like client data (${word})`);
  }
  for (const [name, held] of Object.entries(fields)) {
    if (holdsSsn(held)) return looksLikeClientData(`/data/${name}`, 'holds what looks like a social security number');
  }
  for (const name of ['subject', 'id'] as const) {
    const held = context[name];
    if (typeof held === 'string' && looksLikeSsn(held)) {
      return looksLikeClientData(`/${name}`, 'holds what looks like a social security number');
    }
  }
  return null;
}

const looksLikeClientData = (pointer: string, what: string): ProblemDetail => ({
  pointer,
  code: 'client_data',
  detail: `${what}: no client data is taken`,
});

const mostErrors = 10;

/** What a schema found wrong with a part of the event, each with the field and what is allowed. */
function wrong(error: z.ZodError, under: readonly string[]): ProblemDetail[] {
  return errorsOf(error.issues.slice(0, mostErrors).map((issue) => ({ ...issue, path: [...under, ...issue.path] })));
}
