import { randomUUID } from 'node:crypto';

import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';

import type { Right, Who } from '../../src/access/right.js';
import { rights } from '../../src/access/rights.js';
import { openSession } from '../../src/access/session.js';
import { makeToken } from '../../src/access/token.js';
import { AppModule } from '../../src/app.module.js';
import { callers, rosterOfTheCallers, type TestCaller } from '../support/callers.js';
import { useDatabase } from '../support/database.js';
import { documentSays, readRolesDocument } from '../support/roles-document.js';
import { SteppedClock } from '../support/stepped-clock.js';
import { roster, useWebApp } from '../support/web-app.js';

const clock = new SteppedClock('2026-11-23T14:00:00Z');
const test = useDatabase(clock);
const web = useWebApp(
  test,
  clock,
  (platform) => AppModule.with({ ...platform, agency: { ...platform.agency, rehearsal: true } }),
  { PLIMSOLL_REHEARSAL: '1' },
);

type Headers = Record<string, string>;
const asApi = new Map<TestCaller, Headers>();
const asBrowser = new Map<TestCaller, Headers>();
const known = { number: '', checkIn: '', dispute: '' };

beforeAll(async () => {
  await roster(test, clock, rosterOfTheCallers);
  await test.database.transaction((tx) =>
    tx.query(
      `insert into absence (absence_id, person_id, from_on, cover_id, recorded_at)
       values (gen_random_uuid(), 'S-1', '2026-11-23', 'C-1', '2026-11-20T00:00:00Z')`,
    ),
  );
  for (const caller of callers) await signIn(caller);
  await openABreach();
});

async function signIn(caller: TestCaller): Promise<void> {
  asApi.set(caller, {});
  asBrowser.set(caller, {});
  const { as } = caller;
  if (as === null) return;
  await test.database.transaction(async (tx) => {
    const wanted = 'token' in as ? { role: as.token } : { personId: as.person };
    const made = await makeToken(tx, { name: caller.name, ...wanted }, 'command_line', true);
    if (made.is === 'made') asApi.set(caller, { authorization: `Bearer ${made.token}` });
    if ('token' in as) return;
    const cookie = (await openSession(tx, as.person)).split(';')[0] ?? '';
    const [row] = await tx.query<{ csrf: string }>('select csrf from web_session where person_id = $1', [as.person]);
    asBrowser.set(caller, { cookie, 'x-csrf-token': row?.csrf ?? '' });
  });
}

const named = (name: string): TestCaller => {
  const caller = callers.find((one) => one.name === name);
  if (caller === undefined) throw new Error(name);
  return caller;
};

/** A target both sides signed, 15 referrals of 14 for W-1, and a check-in held. */
async function openABreach(): Promise<void> {
  const call = async <T>(who: string, method: 'POST' | 'GET', path: string, payload?: object): Promise<T> => {
    const sent = { method, url: `/api/v1${path}`, headers: asApi.get(named(who)) ?? {} };
    const answer = await web.send(payload === undefined ? sent : { ...sent, payload });
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`);
    return answer.json<T>();
  };
  const rules = [{ kind: 'open_count', counts: ['referral'], countUnit: 'referral', goal: 12, limit: 14 }];
  const target = await call<{ id: string }>('admin token', 'POST', '/targets', {
    name: 'ER referrals',
    scope: { program: 'ER' },
    rules,
    from: '2026-11-23',
  });
  for (const side of ['labor', 'management']) {
    await call(side, 'POST', `/targets/${target.id}/versions/1/approvals`, { side });
  }
  clock.set('2026-11-24T18:00:00Z');
  const events = Array.from({ length: 15 }, (_, n) => ({
    specversion: '1.0',
    id: `evt-${n}`,
    source: '/county/cws',
    type: 'plimsoll.assignment.opened.v1',
    subject: `a-${n}`,
    time: '2026-11-24T17:00:00Z',
    data: { workerId: 'W-1', program: 'ER', caseType: 'referral' },
  }));
  const batch = await web.send({
    method: 'POST',
    url: '/api/v1/assignment-events',
    headers: { ...asApi.get(named('integration token')), 'content-type': 'application/cloudevents-batch+json' },
    payload: JSON.stringify(events),
  });
  expect(batch.statusCode).toBe(200);
  const { items } = await call<{ items: { number: string }[] }>('admin token', 'GET', '/breaches');
  known.number = items[0]?.number ?? '';
  const checkIn = await call<{ id: string }>('supervisor of the unit', 'POST', `/breaches/${known.number}/check-ins`, {
    heldOn: '2026-11-24',
    how: 'in_person',
    attended: ['W-1', 'S-1'],
    found: 'Two referrals wait for a second signature.',
    steps: [{ step: 'hold_assignments', owner: 'S-1', by: '2026-12-01' }],
    note: '',
    workerGivenCopy: true,
  });
  known.checkIn = checkIn.id;
  const dispute = await call<{ id: string }>('the worker', 'POST', '/workers/W-1/disputes', {
    assignmentRef: 'a-1',
    why: 'it went to another unit',
    since: '2026-11-24',
  });
  known.dispute = dispute.id;
}

let found: readonly string[] | undefined;
const handlers = (): readonly string[] => (found ??= everyHandler());

/** Every handler that the service has, as the table names it. */
function everyHandler(): string[] {
  const keys: string[] = [];
  const controllers = [...web.app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  for (const { metatype } of controllers) {
    if (typeof metatype !== 'function') continue;
    const prefix = String(Reflect.getMetadata('path', metatype));
    const prototype = metatype.prototype as object;
    for (const name of Object.getOwnPropertyNames(prototype)) {
      const handler: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
      if (typeof handler !== 'function') continue;
      const method = Reflect.getMetadata('method', handler) as RequestMethod | undefined;
      if (method === undefined) continue;
      const path = [prefix, String(Reflect.getMetadata('path', handler))].join('/').replace(/\/+/g, '/');
      keys.push(`${RequestMethod[method]} ${path === '/' ? path : `/${path.replace(/^\/|\/$/g, '')}`}`);
    }
  }
  return keys;
}

it('every handler of the service has its row in the table', () => {
  expect(handlers().filter((key) => !(key in rights))).toEqual([]);
});

it('every row of the API has its handler', () => {
  const known = new Set(handlers());
  const rows = Object.keys(rights).filter((key) => key.includes(' /api/'));
  expect(rows.filter((key) => !known.has(key))).toEqual([]);
});

const roles = readRolesDocument();

it('every handler of the service stands in docs/roles.md, and nothing that has no row', () => {
  expect(handlers().filter((key) => !roles.has(key))).toEqual([]);
  expect([...roles.keys()].filter((key) => !(key in rights))).toEqual([]);
});

it('a route without a row is refused to everybody', async () => {
  for (const caller of callers) {
    const answer = await web.send({ method: 'POST', url: '/api/v1/packets', headers: asApi.get(caller) ?? {} });
    expect(answer.statusCode).toBe(404);
  }
});

it('IT reads the roster and what became of messages, and no load', async () => {
  const read = async (who: string, path: string): Promise<{ status: number; says: boolean }> => {
    const headers = (path.startsWith('/api/') ? asApi : asBrowser).get(named(who)) ?? {};
    const { statusCode, body } = await web.send({ method: 'GET', url: path, headers });
    return { status: statusCode, says: /\b15 of 14\b|\b15 ER referrals/.test(body) };
  };
  await test.database.db.query(
    `insert into mailbox (mail_id, caught_at, to_address, subject, text, html, headers, kinds, breaches)
     values (gen_random_uuid(), '2026-11-24T18:00:00Z', 's-1@county.test',
       'W-1 over caseload level: 15 of 14 ER referrals', '', '', '{}', '{opened}', '{}')`,
  );
  for (const path of ['/mailbox', '/api/v1/rehearsal/mailbox']) {
    expect([path, await read('admin', path)]).toEqual([path, { status: 200, says: true }]);
    expect([path, await read('IT', path)]).toEqual([path, { status: 404, says: false }]);
  }
  const open = Object.keys(rights).filter(
    (key) => /^GET [^:]*$/.test(key) && verdictOf(rights[key] as Right, named('IT')) === 'passes',
  );
  for (const path of open.map((key) => key.slice(4))) {
    expect([path, (await read('IT', path)).says]).toEqual([path, false]);
  }
  expect((await read('IT', '/api/v1/notifications')).status).toBe(200);
});

/** Acts that would take the ground from under the other tests. */
const notTried = new Set(['POST /api/v1/rehearsal/reset', 'POST /api/v1/rehearsal/clock', 'POST /sign-out']);
/** Who passes the door may still be told no: it depends on what is asked for. */
const decidedInside = /\/tokens$|\/approvals$|\/excuses?$|\/approve$/;

type Verdict = 'passes' | 'not signed in' | 'refused' | 'not there';

function verdictOf(right: Right, caller: TestCaller): Verdict {
  if (right.kind === 'public') return 'passes';
  if (caller.as === null) return 'not signed in';
  const facts = right.about === undefined ? caller.is : caller.toW1;
  const any = (who: readonly Who[]): boolean => who.some((one) => facts?.includes(one) === true);
  if (facts === null) return 'not there';
  if (any(right.who)) return 'passes';
  if (right.kind === 'sees') return 'not there';
  return right.about !== undefined || right.seenBy === undefined || any(right.seenBy) ? 'refused' : 'not there';
}

/** The verdict that the document gives. */
function saidOf(key: string, right: Right, caller: TestCaller): Verdict {
  const marks = roles.get(key) ?? new Map<string, string>();
  if (caller.as === null) return [...marks.values()].every((mark) => mark === 'open') ? 'passes' : 'not signed in';
  const isAbout = right.kind !== 'public' && right.about !== undefined;
  return documentSays(marks, caller.is, isAbout ? caller.toW1 : undefined);
}

function pathOf(route: string, right: Right, subject = { worker: 'W-1', unit: 'ER1', ...known }): string {
  const about = right.kind === 'public' ? undefined : right.about;
  const { worker, unit, number: breach, checkIn: check_in, dispute } = subject;
  const first = { worker, unit, breach, check_in, dispute };
  return route
    .replace(/:(?:id|number|secret|name)\b/, about === undefined ? randomUUID() : first[about])
    .replace(/:version/, '1')
    .replace(/:\w+/g, 'x');
}

const nobodysSubject = {
  worker: 'W-404',
  unit: 'ER404',
  number: 'PL-2026-9999',
  checkIn: randomUUID(),
  dispute: randomUUID(),
};

describe.each(Object.entries(rights).filter(([key]) => !notTried.has(key)))('%s', (key, right) => {
  const [method = '', route = ''] = key.split(' ');
  const isApi = route.startsWith('/api/');

  const answerTo = (caller: TestCaller, path: string) =>
    web.send({
      method: method as 'GET',
      url: path,
      headers: { ...(isApi ? asApi : asBrowser).get(caller), 'content-type': 'application/json' },
      // what passes the door stops at a body that cannot be read
      ...(method === 'GET' || method === 'DELETE' ? {} : { payload: '{' }),
    });
  const state = () =>
    test.database.db.query(
      `select (select count(*) from log_entry) as entries, (select count(*) from check_in) as check_ins,
              (select count(*) from check_in_statement) as statements, (select jsonb_agg(d) from dispute d) as disputes,
              (select count(*) from api_token where revoked_at is null) as tokens, b.* from breach b`,
    );

  it.each(callers.map((caller) => [caller.name, verdictOf(right, caller), caller] as const))(
    '%s: %s',
    async (_name, verdict, caller) => {
      if (!handlers().includes(key)) return;
      const isPagesOnly = !isApi && caller.as !== null && 'token' in caller.as;
      if (isPagesOnly) return;
      expect(saidOf(key, right, caller)).toBe(verdict);
      const before = verdict === 'passes' ? null : await state();
      const answer = await answerTo(caller, pathOf(route, right));
      const { statusCode, body } = answer;
      switch (verdict) {
        case 'passes':
          expect([401, ...(decidedInside.test(route) ? [] : [403])]).not.toContain(statusCode);
          if (right.kind !== 'public' && right.about !== undefined) expect(statusCode).not.toBe(404);
          expect(statusCode).toBeLessThan(500);
          break;
        case 'not signed in':
          expect(statusCode).toBe(isApi || method !== 'GET' ? 401 : 303);
          break;
        case 'refused':
          expect(statusCode).toBe(403);
          expect(body).not.toMatch(/\b15\b.*\b14\b/);
          expect(body).toMatch(/It is for [^.]+\. (?:Ask|Use|Nobody)/);
          break;
        case 'not there':
          expect(statusCode).toBe(404);
          if (isApi) expect(body).toBe((await answerTo(caller, pathOf(route, right, nobodysSubject))).body);
      }
      if (before !== null) expect(await state()).toEqual(before);
    },
  );
});
