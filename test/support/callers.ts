import type { Who } from '../../src/access/right.js';

/** Somebody who tries a route, and what the table of rights may call them. */
export interface TestCaller {
  readonly name: string;
  /** A person's code, the role of a token, or nobody. */
  readonly as: { readonly person: string } | { readonly token: 'admin' | 'reader' | 'integration' } | null;
  /** What they are where no worker or unit is concerned. */
  readonly is: readonly Who[];
  /** What they are to W-1 of ER1, to ER1's pool, and to a breach of W-1; null: it is not there for them. */
  readonly toW1: readonly Who[] | null;
}

const leader = (person: string, post: 'supervisor' | 'manager' | 'director', own: boolean): TestCaller => {
  const posts: readonly Who[] = post === 'supervisor' ? [] : [`line:${post}`];
  return {
    name: `${post} of ${own ? 'the unit' : 'another unit'}`,
    as: { person },
    is: ['person', 'self', 'line', post],
    toW1: own ? ['person', 'line', post, ...posts] : null,
  };
};
const seated = (person: string, role: 'labor' | 'management' | 'auditor' | 'admin'): TestCaller => ({
  name: role,
  as: { person },
  is: ['person', 'self', role],
  toW1: ['person', role],
});

/** Everybody the rights tell apart; the roster of `peopleOfTheCallers` has them. */
export const callers: readonly TestCaller[] = [
  { name: 'nobody', as: null, is: [], toW1: null },
  { name: 'the worker', as: { person: 'W-1' }, is: ['person', 'self', 'worker'], toW1: ['person', 'self', 'worker'] },
  { name: 'another worker', as: { person: 'W-2' }, is: ['person', 'self', 'worker'], toW1: null },
  leader('S-1', 'supervisor', true),
  leader('M-1', 'manager', true),
  leader('D-1', 'director', true),
  leader('S-2', 'supervisor', false),
  leader('M-2', 'manager', false),
  leader('D-2', 'director', false),
  {
    name: 'cover of the supervisor',
    as: { person: 'C-1' },
    is: ['person', 'self', 'line', 'supervisor', 'worker'],
    toW1: ['person', 'line', 'supervisor', 'worker'],
  },
  { name: 'IT', as: { person: 'IT-1' }, is: ['person', 'self', 'it'], toW1: null },
  seated('AU-1', 'auditor'),
  seated('AD-1', 'admin'),
  seated('LA-1', 'labor'),
  seated('MA-1', 'management'),
  { name: 'admin token', as: { token: 'admin' }, is: ['admin_token'], toW1: ['admin_token'] },
  { name: 'reader token', as: { token: 'reader' }, is: ['reader'], toW1: ['reader'] },
  { name: 'integration token', as: { token: 'integration' }, is: ['integration'], toW1: null },
];

const unit = (unitId: string, n: number) => ({
  unitId,
  name: unitId,
  program: 'ER',
  supervisorId: `S-${n}`,
  managerId: `M-${n}`,
  directorId: `D-${n}`,
});

/** The roster that the callers are on. */
export const rosterOfTheCallers = {
  units: [unit('ER1', 1), unit('ER2', 2)],
  people: [
    { personId: 'W-1', unitId: 'ER1', roles: 'worker' },
    { personId: 'W-2', unitId: 'ER2', roles: 'worker' },
    { personId: 'C-1', roles: 'worker' },
    ...[1, 2].flatMap((n) => [
      { personId: `S-${n}`, unitId: `ER${n}`, roles: 'supervisor' },
      { personId: `M-${n}`, roles: 'manager' },
      { personId: `D-${n}`, roles: 'director' },
    ]),
    { personId: 'IT-1', roles: 'it' },
    { personId: 'AU-1', roles: 'auditor' },
    { personId: 'AD-1', roles: 'admin' },
    { personId: 'LA-1', roles: 'labor' },
    { personId: 'MA-1', roles: 'management' },
  ],
};
