import type { Caller } from '../../src/access/caller.js';
import { mayAct, scopeOf, stanceTo } from '../../src/access/line.js';
import { activePerson } from '../../src/access/person.js';
import { instant } from '../../src/core/instant.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';
import { roster } from '../support/web-app.js';

const clock = new SteppedClock('2026-11-23T14:00:00Z');
const test = useDatabase(clock);
const now = instant(Date.parse('2026-11-23T14:00:00Z'));

beforeAll(async () => {
  await roster(test, clock, {
    units: [
      { unitId: 'ER1', name: 'ER 1', program: 'ER', supervisorId: 'S-1', managerId: 'M-1', directorId: 'D-1' },
      { unitId: 'ER2', name: 'ER 2', program: 'ER', supervisorId: 'S-2', managerId: 'M-1', directorId: 'D-1' },
      { unitId: 'CS1', name: 'CS 1', program: 'CS', supervisorId: 'S-3', managerId: 'M-2' },
    ],
    people: [
      { personId: 'S-1', unitId: 'ER1', roles: 'supervisor|worker' },
      { personId: 'S-2', unitId: 'ER2', roles: 'supervisor' },
      { personId: 'S-3', unitId: 'CS1' },
      { personId: 'W-1', unitId: 'ER1', roles: 'worker' },
      { personId: 'W-2', unitId: 'ER2', roles: 'worker' },
      { personId: 'W-3', unitId: 'CS1' },
      { personId: 'L-1', roles: 'labor' },
      { personId: 'I-1', roles: 'it' },
    ],
  });
  await test.database.transaction(async (tx) => {
    const absent = (id: string, from: string, until: string | null, withdrawn: string | null) =>
      tx.query(
        `insert into absence (absence_id, person_id, from_on, until_on, cover_id, recorded_at, withdrawn_at)
         values (gen_random_uuid(), $1, $2, $3, 'S-3', $4, $5)`,
        [id, from, until, '2026-11-01T00:00:00Z', withdrawn],
      );
    await absent('S-2', '2026-11-23', '2026-11-25', null);
    await absent('S-1', '2026-11-23', null, '2026-11-20T00:00:00Z');
  });
});

const person = async (personId: string): Promise<Caller> => {
  const found = await activePerson(test.database.db, personId, now);
  if (found === null) throw new Error(`${personId} is not known`);
  return { personId, roles: found.roles, tokenRole: null, via: 'session' };
};
const token = (tokenRole: 'admin' | 'reader' | 'integration'): Caller => ({
  personId: null,
  roles: new Set(),
  tokenRole,
  via: 'token',
});

it.each([
  ['S-1', 'W-1', 'line'],
  ['S-1', 'W-2', 'nothing'],
  ['S-1', 'S-1', 'self'],
  ['M-1', 'W-1', 'line'],
  ['M-1', 'W-2', 'line'],
  ['M-1', 'W-3', 'nothing'],
  ['D-1', 'W-1', 'line'],
  ['W-1', 'W-1', 'self'],
  ['W-1', 'W-2', 'nothing'],
  ['S-3', 'W-2', 'line'],
  ['S-3', 'W-1', 'nothing'],
  ['S-2', 'W-2', 'line'],
  ['L-1', 'W-1', 'see'],
  ['I-1', 'W-1', 'nothing'],
  ['L-1', 'nobody', 'nothing'],
])('%s is to %s: %s', async (who, worker, relation) => {
  const caller: Caller = { ...(await person(who === 'M-1' || who === 'D-1' ? 'L-1' : who)), personId: who };
  const roles = who === 'M-1' || who === 'D-1' ? new Set<string>() : caller.roles;
  expect(await mayAct(test.database.db, { ...caller, roles }, { kind: 'worker', id: worker }, now)).toBe(relation);
});

it('a cover stands in from 00:00 of the first day to 00:00 of the first day back, local time', async () => {
  const cover = await person('S-3');
  const at = (text: string) =>
    mayAct(test.database.db, cover, { kind: 'worker', id: 'W-2' }, instant(Date.parse(text)));
  expect(await at('2026-11-25T07:59:59Z')).toBe('line');
  expect(await at('2026-11-25T08:00:00Z')).toBe('nothing');
});

it('says which posts of the line are held', async () => {
  const caller: Caller = { personId: 'M-1', roles: new Set(), tokenRole: null, via: 'session' };
  const stance = await stanceTo(test.database.db, caller, { kind: 'pool', id: 'ER1' }, now);
  expect(stance).toEqual({ relation: 'line', posts: new Set(['manager']) });
});

it.each([
  ['admin', 'see'],
  ['reader', 'see'],
  ['integration', 'nothing'],
] as const)('a token %s to a worker: %s', async (role, relation) => {
  expect(await mayAct(test.database.db, token(role), { kind: 'worker', id: 'W-1' }, now)).toBe(relation);
});

it('a pool is seen by its line and by who sees everybody', async () => {
  const pool = { kind: 'pool', id: 'ER1' } as const;
  const of = async (caller: Caller) => mayAct(test.database.db, caller, pool, now);
  expect(await of(await person('S-1'))).toBe('line');
  expect(await of(await person('S-2'))).toBe('nothing');
  expect(await of(await person('W-1'))).toBe('nothing');
  expect(await of(await person('L-1'))).toBe('see');
  expect(await mayAct(test.database.db, token('admin'), { kind: 'pool', id: 'none' }, now)).toBe('nothing');
});

it('a list shows the line its units and everybody themselves', async () => {
  expect(await scopeOf(test.database.db, await person('S-3'), now)).toEqual({
    kind: 'some',
    unitIds: ['CS1', 'ER2'],
    workerIds: ['S-3', 'W-3', 'S-2', 'W-2'],
  });
  expect(await scopeOf(test.database.db, await person('W-1'), now)).toEqual({
    kind: 'some',
    unitIds: [],
    workerIds: ['W-1'],
  });
  expect(await scopeOf(test.database.db, await person('L-1'), now)).toEqual({ kind: 'everybody' });
  expect(await scopeOf(test.database.db, token('integration'), now)).toEqual({
    kind: 'some',
    unitIds: [],
    workerIds: [],
  });
});

it('roles are those of the roster, those granted, and the posts held or covered', async () => {
  await test.database.transaction((tx) =>
    tx.query(`insert into person_grant (person_id, role, granted_at) values ('S-3', 'labor', '2026-11-01T00:00:00Z')`),
  );
  expect((await person('S-3')).roles).toEqual(new Set(['labor', 'supervisor', 'worker']));
  expect((await person('W-3')).roles).toEqual(new Set(['worker']));
  expect(await activePerson(test.database.db, 'nobody', now)).toBeNull();
});
