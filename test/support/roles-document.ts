import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Who } from '../../src/access/right.js';

/** What docs/roles.md says of each route: role by role, as `line`, `no` or `–`. */
export type RolesDocument = ReadonlyMap<string, ReadonlyMap<string, string>>;

const roleNamed: Readonly<Record<string, Who>> = {
  Worker: 'worker',
  Supervisor: 'supervisor',
  Manager: 'manager',
  Director: 'director',
  Labor: 'labor',
  Management: 'management',
  Auditor: 'auditor',
  Admin: 'admin',
  IT: 'it',
  'Admin token': 'admin_token',
  'Reader token': 'reader',
  'Integration token': 'integration',
};

/** Reads the tables of the document; a route that stands in it twice is an error. */
export function readRolesDocument(): RolesDocument {
  const text = readFileSync(path.join(__dirname, '../../docs/roles.md'), 'utf8');
  const found = new Map<string, ReadonlyMap<string, string>>();
  let columns: (Who | undefined)[] = [];
  for (const line of text.split('\n')) {
    const [route = '', , ...cells] = line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, ''));
    if (route === 'Route') columns = cells.map((name) => roleNamed[name]);
    const key = /^`(.+)`$/.exec(route)?.[1];
    if (key === undefined || !line.startsWith('|')) continue;
    if (found.has(key)) throw new Error(`${key} stands in the document twice`);
    found.set(key, new Map(cells.map((cell, n) => [columns[n] ?? `column ${n}`, cell])));
  }
  return found;
}

/** What the document says to somebody with these roles: roles add up. `to`: what they are to whom it is about. */
export function documentSays(
  marks: ReadonlyMap<string, string>,
  is: readonly Who[],
  to: readonly Who[] | null | undefined,
): 'passes' | 'refused' | 'not there' {
  if (to === null && ![...marks.values()].includes('open')) return 'not there';
  const own = is.flatMap((role) => marks.get(role) ?? []);
  const passes = (mark: string): boolean => {
    if (mark === 'own' || mark === 'line')
      return to === undefined || to?.includes(mark === 'own' ? 'self' : 'line') === true;
    return mark === 'open' || mark === 'yes';
  };
  if (own.some(passes)) return 'passes';
  return own.includes('no') ? 'refused' : 'not there';
}
