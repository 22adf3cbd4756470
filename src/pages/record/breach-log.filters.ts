import type { z } from 'zod';

import { breachQuery } from '../../breaches/breach-list.schema.js';
import type { FieldError } from '../frame/error-summary.js';
import { type MessageKey, say } from '../frame/say.js';

/** What the list can be narrowed to: the parameters of its address, as programs send them too. */
export const filterNames = ['status', 'unit', 'program', 'worker', 'openedFrom', 'openedUntil'] as const;
export type FilterName = (typeof filterNames)[number];

export type Filters = Partial<Readonly<Record<FilterName, string>>>;

/** What an address asks of the breach log: what it narrows it to, and where what it says cannot be. */
export interface AskedLog {
  readonly filters: Filters;
  /** Null where something in it is wrong. */
  readonly query: z.output<typeof breachQuery> | null;
  readonly errors: readonly FieldError[];
}

/** Those of the given fields that narrow the list. */
export function filtersIn(given: Readonly<Record<string, string | undefined>>): Filters {
  return Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = given[name]?.trim() ?? '';
      return value === '' ? [] : [[name, value]];
    }),
  );
}

/** Reads an address; what it says beside the list's own parameters is passed over. */
export function readAsked(asked: Readonly<Record<string, string>>): AskedLog {
  const filters = filtersIn(asked);
  const { cursor, limit } = asked;
  const read = breachQuery.safeParse({ ...filters, cursor, limit });
  if (!read.success) {
    const names = read.error.issues.map((issue) => String(issue.path[0] ?? ''));
    return { filters, query: null, errors: [...new Set(names)].map(errorIn) };
  }
  const { openedFrom, openedUntil } = read.data;
  if (openedFrom !== undefined && openedUntil !== undefined && Date.parse(openedFrom) >= Date.parse(openedUntil))
    return { filters, query: null, errors: [{ field: 'openedUntil', message: say('log.wrong.order') }] };
  return { filters, query: read.data, errors: [] };
}

const wrong: Readonly<Record<FilterName, MessageKey & `log.wrong.${string}`>> = {
  status: 'log.wrong.status',
  unit: 'log.wrong.long',
  program: 'log.wrong.long',
  worker: 'log.wrong.long',
  openedFrom: 'log.wrong.day',
  openedUntil: 'log.wrong.day',
};

function errorIn(name: string): FieldError {
  const filter = filterNames.find((one) => one === name);
  if (filter === undefined) return { field: null, message: say('log.wrong.page') };
  return { field: filter, message: say(wrong[filter]) };
}
