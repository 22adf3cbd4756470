import type { Right, RightsPart } from './right.js';
import { rightsInTheAgency } from './rights-in-the-agency.js';
import { rightsInTheRecord } from './rights-in-the-record.js';
import { rightsToTheService } from './rights-to-the-service.js';

/**
 * The table of rights: who may see and do what, in words, and by which routes. `about` of a right says what the first
 * parameter names; the guard finds out what the caller is to it.
 */
export const tableOfRights: readonly RightsPart[] = [...rightsInTheRecord, ...rightsInTheAgency, ...rightsToTheService];

/** Who may use which route. A route that is not here is refused to everybody as if it did not exist. */
export const rights: Readonly<Record<string, Right>> = Object.fromEntries(
  tableOfRights.flatMap(({ rows }) => rows.flatMap(({ right, routes }) => routes.map((route) => [route, right]))),
);

/** The right of a route; HEAD is a GET without its body. Undefined: nobody's. */
export function rightOf(method: string, route: string): Right | undefined {
  const key = `${method === 'HEAD' ? 'GET' : method} ${route}`;
  return Object.hasOwn(rights, key) ? rights[key] : undefined;
}
