import type { MessageKey } from './say.js';

interface NavigationItem {
  readonly path: string;
  readonly label: Extract<MessageKey, `nav.${string}`>;
}

const line = ['supervisor', 'manager', 'director'];
const forum = ['labor', 'management', 'auditor', 'admin'];
const everybody = ['worker', ...line, ...forum, 'it'];

/** Every page that has a place in the navigation, and the roles that find it there. */
const items: readonly (NavigationItem & { readonly roles: readonly string[] })[] = [
  { path: '/board', label: 'nav.board', roles: line },
  { path: '/mine', label: 'nav.mine', roles: ['worker'] },
  { path: '/breaches', label: 'nav.breaches', roles: ['worker', ...line, ...forum] },
  { path: '/log', label: 'nav.log', roles: forum },
  { path: '/targets', label: 'nav.targets', roles: everybody },
  { path: '/people', label: 'nav.people', roles: [...line, ...forum, 'it'] },
  { path: '/units', label: 'nav.units', roles: [...line, ...forum, 'it'] },
  { path: '/imports', label: 'nav.imports', roles: ['admin', 'it'] },
  { path: '/holds', label: 'nav.holds', roles: [...forum, 'it'] },
  { path: '/notifications', label: 'nav.notifications', roles: ['admin', 'it', ...line] },
  { path: '/mailbox', label: 'nav.mailbox', roles: ['admin'] },
  { path: '/settings', label: 'nav.settings', roles: [...forum, 'it'] },
  { path: '/tokens', label: 'nav.tokens', roles: ['admin', 'it'] },
];

const firstSteps: NavigationItem = { path: '/start', label: 'nav.start' };

/** What a person with these roles finds in the navigation; an admin the first steps, while they keep mail back. */
export function navigationFor(roles: ReadonlySet<string>, inFirstRun: boolean): readonly NavigationItem[] {
  const found = items.filter((item) => item.roles.some((role) => roles.has(role)));
  return inFirstRun && roles.has('admin') ? [firstSteps, ...found] : found;
}

/** Whether a page belongs under an item: the item's own, or one below it. */
export const isUnder = (path: string, item: Pick<NavigationItem, 'path'>): boolean =>
  path === item.path || path.startsWith(`${item.path}/`) || path.startsWith(`${item.path}?`);
