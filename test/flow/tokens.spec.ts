import { AccessModule } from '../../src/access/access.module.js';
import { openSession } from '../../src/access/session.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';
import { roster, rooms, useWebApp } from '../support/web-app.js';

const clock = new SteppedClock('2026-11-23T14:00:00Z');
const admin = { authorization: `Bearer ${'a'.repeat(20)}-the-admin-token-of-this-test` };
const test = useDatabase(clock);
const environment = { PLIMSOLL_ADMIN_TOKEN: admin.authorization.slice(7) };
const earnest = useWebApp(test, clock, rooms(AccessModule), environment);
const rehearsal = useWebApp(test, clock, rooms(AccessModule), { ...environment, PLIMSOLL_REHEARSAL: '1' });

beforeAll(() =>
  roster(test, clock, {
    people: [
      { personId: 'A-1', roles: 'admin' },
      { personId: 'W-1', roles: 'worker' },
      { personId: 'W-2', roles: 'worker' },
    ],
  }),
);

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const make = (web: typeof earnest, payload: object, headers: Record<string, string> = admin) =>
  web.send({ method: 'POST', url: '/api/v1/tokens', headers, payload });
const list = (headers: Record<string, string>) => earnest.send({ method: 'GET', url: '/api/v1/tokens', headers });

async function signedIn(personId: string): Promise<Record<string, string>> {
  const cookie = (await test.database.transaction((tx) => openSession(tx, personId))).split(';')[0] ?? '';
  const [row] = await test.database.db.query<{ csrf: string }>(
    'select csrf from web_session where person_id = $1 order by made_at desc limit 1',
    [personId],
  );
  return { cookie, 'x-csrf-token': row?.csrf ?? '' };
}

it('a token is told once and kept as a digest', async () => {
  const answer = await make(earnest, { name: 'nightly', role: 'integration' });
  expect(answer.statusCode).toBe(201);
  const { id, token } = answer.json<{ id: string; token: string }>();
  expect(token).toMatch(/^plim_[\w-]{43}$/);
  const listed = (await list(admin)).body;
  expect(listed).toContain(id);
  expect(listed).not.toContain(token);
  const rows = await test.database.db.query('select * from api_token');
  expect(JSON.stringify(rows)).not.toContain(token.slice(5));
});

it('a token taken back is worth nothing at once', async () => {
  const { id, token } = (await make(earnest, { name: 'x', role: 'admin' })).json<{ id: string; token: string }>();
  expect((await list(bearer(token))).statusCode).toBe(200);
  expect((await earnest.send({ method: 'DELETE', url: `/api/v1/tokens/${id}`, headers: admin })).statusCode).toBe(204);
  expect((await list(bearer(token))).statusCode).toBe(401);
});

it('a token works up to the day before it expires, on the agency’s calendar', async () => {
  const made = await make(earnest, { name: 'x', role: 'admin', expiresOn: '2026-11-25' });
  const { token } = made.json<{ token: string }>();
  clock.set('2026-11-25T07:59:59Z');
  expect((await list(bearer(token))).statusCode).toBe(200);
  clock.set('2026-11-25T08:00:00Z');
  expect((await list(bearer(token))).statusCode).toBe(401);
  clock.set('2026-11-23T14:00:00Z');
});

it.each([
  [{ role: 'reader' }, '/name'],
  [{ name: 'x' }, '/role'],
  [{ name: 'x', role: 'reader', personId: 'W-1' }, '/role'],
  [{ name: 'x', role: 'god' }, '/role'],
  [{ name: 'x', role: 'reader', expiresOn: '2026-11-23' }, '/expiresOn'],
  [{ name: 'x', role: 'reader', more: 1 }, '/more'],
])('%j is refused, naming %s', async (payload, pointer) => {
  const answer = await make(earnest, payload);
  expect([answer.statusCode, answer.json<{ errors: { pointer: string }[] }>().errors[0]?.pointer]).toEqual([
    422,
    pointer,
  ]);
});

it('a person’s token is made by that person, signed in, and by nobody else', async () => {
  const wanted = { name: 'mine', personId: 'W-1' };
  expect((await make(earnest, wanted)).statusCode).toBe(403);
  expect((await make(earnest, wanted, await signedIn('A-1'))).statusCode).toBe(403);
  expect((await make(earnest, wanted, await signedIn('W-2'))).statusCode).toBe(403);
  const made = await make(earnest, wanted, await signedIn('W-1'));
  expect(made.statusCode).toBe(201);
  const { token } = made.json<{ token: string }>();
  expect((await make(earnest, wanted, bearer(token))).statusCode).toBe(403);
});

it('in a rehearsal the admin token makes anybody’s, of people that are known', async () => {
  expect((await make(rehearsal, { name: 'x', personId: 'W-1' })).statusCode).toBe(201);
  expect((await make(rehearsal, { name: 'x', personId: 'nobody' })).statusCode).toBe(422);
  expect((await make(rehearsal, { name: 'x', personId: 'W-1' }, await signedIn('W-2'))).statusCode).toBe(403);
});

it('a token of a role is made by an admin', async () => {
  expect((await make(earnest, { name: 'x', role: 'reader' }, await signedIn('W-1'))).statusCode).toBe(403);
  expect((await make(earnest, { name: 'x', role: 'reader' }, await signedIn('A-1'))).statusCode).toBe(201);
});

it('people see and take back their own tokens only', async () => {
  const { id } = (await make(earnest, { name: 'w1', personId: 'W-1' }, await signedIn('W-1'))).json<{ id: string }>();
  const other = await signedIn('W-2');
  expect((await list(other)).json<{ items: unknown[] }>().items).toEqual([]);
  const revoke = (headers: Record<string, string>) =>
    earnest.send({ method: 'DELETE', url: `/api/v1/tokens/${id}`, headers });
  expect((await revoke(other)).statusCode).toBe(404);
  expect((await revoke(await signedIn('W-1'))).statusCode).toBe(204);
});

it('a session on the API needs its secret too, and a cookie does not help a bad token', async () => {
  const { cookie, 'x-csrf-token': secret } = await signedIn('A-1');
  if (cookie === undefined || secret === undefined) throw new Error('no session');
  const wanted = { name: 'x', role: 'reader' };
  expect((await make(earnest, wanted, { cookie })).statusCode).toBe(403);
  expect((await make(earnest, wanted, { cookie, 'x-csrf-token': 'x' })).statusCode).toBe(403);
  expect((await make(earnest, wanted, { cookie, 'x-csrf-token': secret })).statusCode).toBe(201);
  expect((await list({ cookie, ...bearer('plim_wrong') })).statusCode).toBe(401);
});

it('who is not signed in is told so; a person’s invitation is an admin’s to make', async () => {
  expect((await list({})).statusCode).toBe(401);
  const invited = (personId: string, headers: Record<string, string>) =>
    earnest.send({ method: 'POST', url: `/api/v1/people/${personId}/invitations`, headers });
  const answer = await invited('W-1', admin);
  expect(answer.statusCode).toBe(201);
  expect(answer.json<{ url: string }>().url).toMatch(/^http:\/\/plimsoll\.test\/sign-in\/link\/[\w-]{43}$/);
  expect((await invited('nobody', admin)).statusCode).toBe(404);
  expect((await invited('W-1', await signedIn('W-2'))).statusCode).toBe(404);
});
