import { Body, Module, Post, Res } from '@nestjs/common';
import { hash } from '@node-rs/argon2';

import { AccessModule } from '../../src/access/access.module.js';
import { invite } from '../../src/access/invitation.js';
import { openSession } from '../../src/access/session.js';
import { FrameModule } from '../../src/pages/frame/frame.module.js';
import { PageController } from '../../src/pages/page-controller.js';
import { SignInModule } from '../../src/pages/sign-in/sign-in.module.js';
import { seeOther, type WebReply } from '../../src/platform/tsx/page-reply.js';
import { useDatabase } from '../support/database.js';
import { csrfOf, textOf } from '../support/page-text.js';
import { SteppedClock } from '../support/stepped-clock.js';
import { roster, rooms, useWebApp } from '../support/web-app.js';

const received: unknown[] = [];

/** A page with a form, as the rooms of pages have them. */
@PageController('imports')
class FormController {
  @Post()
  take(@Body() body: unknown, @Res({ passthrough: true }) reply: WebReply): string {
    received.push(body);
    return seeOther(reply, '/');
  }
}

@Module({ controllers: [FormController] })
class FormModule {}

const clock = new SteppedClock('2026-11-23T14:00:00Z');
const test = useDatabase(clock);
const web = useWebApp(test, clock, rooms(AccessModule, FrameModule, SignInModule, FormModule));

const password = 'correct horse battery';
const day = 86_400_000;

beforeAll(async () => {
  await roster(test, clock, {
    units: [{ unitId: 'ER1', name: 'ER 1', program: 'ER', supervisorId: 'S-1' }],
    people: [
      { personId: 'S-1', name: 'Mast Severn', email: 'sam@county.test', unitId: 'ER1', roles: 'supervisor|it' },
      { personId: 'W-1', name: 'Keel Tamar', unitId: 'ER1', roles: 'worker' },
      { personId: 'W-9', name: 'Left Already', unitId: 'ER1', roles: 'worker', endOn: '2026-11-01' },
    ],
  });
});

const linkFor = async (personId: string): Promise<string> => {
  const invited = await test.database.transaction((tx) => invite(tx, personId));
  if (invited.is !== 'invited') throw new Error(invited.is);
  return invited.path;
};
const cookieOf = (answer: { headers: Record<string, unknown> }): string =>
  String(answer.headers['set-cookie']).split(';')[0] ?? '';
const setPassword = async (personId: string): Promise<void> => {
  await web.form(await linkFor(personId), { password, again: password });
};
const signInAs = async (personId: string): Promise<string> =>
  (await test.database.transaction((tx) => openSession(tx, personId))).split(';')[0] ?? '';
/** The secret of a session as its pages carry it. */
async function csrf(cookie: string): Promise<string> {
  const page = await web.send({ method: 'GET', url: '/sign-in/link/none', headers: { cookie } });
  return csrfOf(page.body);
}
describe('a one-time link', () => {
  it('changes nothing when it is looked at, however often', async () => {
    const link = await linkFor('W-1');
    for (let look = 0; look < 3; look++) {
      const answer = await web.send({ method: 'GET', url: link });
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toContain('You are W-1.');
    }
    expect(await test.database.db.query('select 1 from invitation where used_at is not null')).toEqual([]);
  });

  it('sets a password once and signs in', async () => {
    const link = await linkFor('W-1');
    const first = await web.form(link, { password, again: password });
    expect(first.statusCode).toBe(303);
    expect(first.headers['set-cookie']).toMatch(/^plimsoll_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await web.form(link, { password, again: password })).statusCode).toBe(410);
    expect((await web.send({ method: 'GET', url: link })).statusCode).toBe(410);
  });

  it('stops working after 7 days, and when a newer one is made', async () => {
    const earlier = await linkFor('W-1');
    const newer = await linkFor('W-1');
    expect((await web.send({ method: 'GET', url: earlier })).statusCode).toBe(410);
    clock.advance(7 * day - 1);
    expect((await web.send({ method: 'GET', url: newer })).statusCode).toBe(200);
    clock.advance(1);
    expect((await web.form(newer, { password, again: password })).statusCode).toBe(410);
    clock.set('2026-11-23T14:00:00Z');
  });

  it.each([
    [{ password: '', again: '' }, 'Enter a password'],
    [{ password: 'short', again: 'short' }, 'at least 12 characters'],
    [{ password, again: `${password}!` }, 'not the same'],
    [{ password: 'aaaaaaaaaaaaaa', again: 'aaaaaaaaaaaaaa' }, 'one character over and over'],
  ])('says what is wrong with %j and stays good', async (typed, message) => {
    const link = await linkFor('W-1');
    const answer = await web.form(link, typed);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(message);
    expect((await web.send({ method: 'GET', url: link })).statusCode).toBe(200);
  });

  it('is made for nobody who is unknown or has left', async () => {
    for (const personId of ['nobody', 'W-9']) {
      expect(await test.database.transaction((tx) => invite(tx, personId))).toEqual({ is: 'unknown_person' });
    }
  });
});

describe('signing in', () => {
  beforeAll(() => setPassword('S-1'));

  it('takes the code, in any case of letters, or the address', async () => {
    for (const name of ['S-1', 's-1', 'Sam@County.test']) {
      const answer = await web.form('/sign-in', { name, password, return: '/breaches?status=open' });
      expect([name, answer.statusCode, answer.headers.location]).toEqual([name, 303, '/breaches?status=open']);
    }
  });

  it.each(['//evil.test', 'https://evil.test', '/\\evil.test', '/sign-out', '/x\n'])(
    'does not follow the return path %j',
    async (back) => {
      const answer = await web.form('/sign-in', { name: 'S-1', password, return: back });
      expect(answer.headers.location).toBe('/');
    },
  );

  it('says the same of a wrong password as of nobody', async () => {
    const wrong = await web.form('/sign-in', { name: 'S-1', password: 'not this one at all' });
    const nobody = await web.form('/sign-in', { name: 'S-2', password: 'not this one at all' });
    expect([wrong.statusCode, nobody.statusCode]).toEqual([422, 422]);
    expect(nobody.body.replace('S-2', 'S-1')).toBe(wrong.body);
    expect(wrong.body).toContain('The code or the password is not right');
  });

  it('lets a person try 10 times in 15 minutes, also all at once, and then not even with the right password', async () => {
    await web.form('/sign-in', { name: 'S-1', password });
    const tries = await Promise.all(
      Array.from({ length: 14 }, () => web.form('/sign-in', { name: 'S-1', password: 'wrong wrong wrong' })),
    );
    expect(tries.map((answer) => answer.statusCode).sort()).toEqual([
      ...Array.from({ length: 10 }, () => 422),
      ...Array.from({ length: 4 }, () => 429),
    ]);
    expect((await web.form('/sign-in', { name: 's-1', password })).statusCode).toBe(429);
    await test.database.db.query(`update sign_in_attempt set at = at - interval '15 minutes'`);
    expect((await web.form('/sign-in', { name: 'S-1', password })).statusCode).toBe(303);
  });

  it('does not let in who has left', async () => {
    await test.database.transaction((tx) =>
      tx.query('insert into password (person_id, hash, set_at) select $1, hash, set_at from password limit 1', ['W-9']),
    );
    expect((await web.form('/sign-in', { name: 'W-9', password })).statusCode).toBe(422);
  });

  it('keeps passwords as argon2id only, sessions and links as digests only', async () => {
    const [row] = await test.database.db.query<{ hash: string }>('select hash from password where person_id = $1', [
      'S-1',
    ]);
    expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hash('x')).toMatch(/^\$argon2id/);
    const cookie = await signInAs('S-1');
    const [kept] = await test.database.db.query<{ n: number }>(
      `select count(*) as n from web_session where encode(digest, 'escape') like '%' || $1 || '%'`,
      [cookie.split('=')[1]],
    );
    expect(kept?.n).toBe(0);
  });

  it('refuses a sign-in form from another site', async () => {
    const fields = { name: 'S-1', password };
    for (const headers of [{ origin: 'https://evil.test' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }]) {
      expect((await web.form('/sign-in', fields, headers)).statusCode).toBe(403);
    }
    expect((await web.form('/sign-in', fields, { origin: 'http://plimsoll.test' })).statusCode).toBe(303);
  });
});

describe('a session', () => {
  it('is needed for a page: who has none is sent to sign in, and back', async () => {
    const answer = await web.send({ method: 'GET', url: '/sign-in?return=%2Fbreaches%3Fstatus%3Dopen' });
    expect(answer.body).toContain('name="return" value="/breaches?status=open"');
  });

  it('ends 12 hours after it was last used', async () => {
    const cookie = await signInAs('S-1');
    const page = () => web.send({ method: 'GET', url: '/sign-in', headers: { cookie } });
    expect((await page()).statusCode).toBe(303);
    await test.database.db.query(
      `update web_session set seen_at = seen_at - interval '11 hours', expires_at = expires_at - interval '11 hours'`,
    );
    expect((await page()).statusCode).toBe(303);
    const [row] = await test.database.db.query<{ left: string }>(
      `select extract(epoch from max(expires_at) - clock_timestamp()) / 3600 as left from web_session`,
    );
    expect(Number(row?.left)).toBeGreaterThan(11.9);
    await test.database.db.query(`update web_session set expires_at = expires_at - interval '13 hours'`);
    expect((await page()).statusCode).toBe(200);
  });

  it('ends everywhere when the password is changed', async () => {
    const elsewhere = await signInAs('S-1');
    await setPassword('S-1');
    const answer = await web.send({ method: 'GET', url: '/sign-in', headers: { cookie: elsewhere } });
    expect(answer.statusCode).toBe(200);
  });

  it('ends when the person signs out, which needs the form of this session', async () => {
    const cookie = await signInAs('S-1');
    const other = await signInAs('W-1');
    const signOut = (fields: Record<string, string>) => web.form('/sign-out', fields, { cookie });
    const [mine, foreign] = await Promise.all([cookie, other].map((each) => csrf(each)));

    expect((await signOut({})).statusCode).toBe(403);
    expect((await signOut({ _csrf: foreign ?? '' })).statusCode).toBe(403);
    expect((await web.send({ method: 'GET', url: '/sign-in', headers: { cookie } })).statusCode).toBe(303);
    const done = await signOut({ _csrf: mine ?? '' });
    expect([done.statusCode, done.headers.location]).toEqual([303, '/sign-in?signed-out']);
    expect(done.headers['set-cookie']).toContain('Max-Age=0');
    expect((await web.send({ method: 'GET', url: '/sign-in', headers: { cookie } })).statusCode).toBe(200);
  });

  it('says nothing of a route that nobody has a right to', async () => {
    const answer = await web.send({ method: 'GET', url: '/nowhere', headers: { accept: 'text/html' } });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.body).toContain('There is no page here for you');
  });
});

describe('a form', () => {
  const fields = { note: 'met on Monday, "all well" <b>', step: 'hold' };
  beforeEach(() => {
    received.length = 0;
  });

  it('is taken with the secret of its own session', async () => {
    const cookie = await signInAs('S-1');
    const answer = await web.form('/imports', { ...fields, _csrf: await csrf(cookie) }, { cookie });
    expect(answer.statusCode).toBe(303);
    expect(received).toEqual([{ ...fields, _csrf: expect.any(String) as string }]);
  });

  it('is refused, and nothing is changed: without the secret, with another session’s, from another site', async () => {
    const cookie = await signInAs('S-1');
    const own = await csrf(cookie);
    const foreign = await csrf(await signInAs('W-1'));
    const refusals = await Promise.all([
      web.form('/imports', fields, { cookie }),
      web.form('/imports', { ...fields, _csrf: foreign }, { cookie }),
      web.form('/imports', { ...fields, _csrf: own }, { cookie, origin: 'https://evil.test' }),
    ]);
    expect(refusals.map((answer) => answer.statusCode)).toEqual([403, 403, 403]);
    expect(received).toEqual([]);
  });

  it('is refused to who may not do it', async () => {
    const cookie = await signInAs('W-1');
    const answer = await web.form('/imports', { ...fields, _csrf: await csrf(cookie) }, { cookie });
    expect([answer.statusCode, received.length]).toEqual([403, 0]);
  });

  it('sent after its session had ended is kept, and sent by one button after signing in', async () => {
    const lost = await web.form('/imports', { ...fields, _csrf: 'of before' }, { cookie: 'plimsoll_session=gone' });
    expect([lost.statusCode, received.length]).toEqual([401, 0]);
    expect(lost.body).toContain('What you typed is kept');
    const kept = textOf(/name="kept" value="([^"]*)"/.exec(lost.body)?.[1]);

    const signedIn = await web.form('/sign-in', { name: 'S-1', password, return: '/imports', kept });
    expect([signedIn.statusCode, received.length]).toEqual([200, 0]);
    const resumed = /<form[^>]*action="\/imports"[^]*?<\/form>/.exec(signedIn.body)?.[0] ?? '';
    const hidden = [...resumed.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const again = Object.fromEntries(hidden.map(([, name, value]) => [name ?? '', textOf(value)]));
    await web.form('/imports', again, { cookie: cookieOf(signedIn) });
    expect(received).toEqual([{ ...fields, _csrf: expect.any(String) as string }]);
  });

  it('from another site is not kept', async () => {
    const answer = await web.form('/imports', fields, { origin: 'https://evil.test' });
    expect(answer.statusCode).toBe(403);
    expect(answer.body).not.toContain('kept');
  });

  it.each(['https://evil.test/', '//evil.test', '/sign-out'])(
    'that was going to %s is not offered again',
    async (action) => {
      const kept = JSON.stringify({ action, fields: [['a', 'b']] });
      const answer = await web.form('/sign-in', { name: 'S-1', password, kept });
      expect(answer.statusCode).toBe(303);
    },
  );
});
