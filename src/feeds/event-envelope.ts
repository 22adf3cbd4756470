import { Problem } from '../platform/problem/problem.js';

/** One item of a request: a JSON value, or a line that is none. */
export type Item = { readonly json: unknown } | { readonly unreadable: string };

/** The kinds of content that events are sent as. */
export const eventTypes = [
  'application/cloudevents+json',
  'application/cloudevents-batch+json',
  'application/x-ndjson',
  'application/json',
];

/** Takes a request apart into its events. An envelope that cannot be read is refused whole. */
export function itemsOf(text: string, mediaType: string): Item[] {
  switch (mediaType) {
    case 'application/x-ndjson':
      return linesOf(text);
    case 'application/cloudevents-batch+json':
      return batchOf(parsed(text));
    default: {
      const value = parsed(text);
      return Array.isArray(value) ? batchOf(value) : [{ json: oneOf(value) }];
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw Problem.badRequest('The body is not JSON.');
  }
}

function oneOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) throw Problem.badRequest('An event is a JSON object.');
  return value;
}

function batchOf(value: unknown): Item[] {
  if (!Array.isArray(value)) throw Problem.badRequest('A batch is a JSON array of events.');
  return value.map((json: unknown) => ({ json }));
}

function linesOf(text: string): Item[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): Item => {
      try {
        return { json: JSON.parse(line) as unknown };
      } catch {
        return { unreadable: 'the line is not JSON' };
      }
    });
}
