import { keptMails } from '../../src/channels/mail/mailbox.queries.js';
import { listNotifications } from '../../src/notifications/notification-list.queries.js';
import { giveBreach, givePeople, noticeTo, promiseTo, Works } from '../mail/works.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

const clock = new SteppedClock('2026-11-23T14:02:00Z');
const test = useDatabase(clock);
let works: Works;

beforeAll(async () => {
  await givePeople(test, { Ana: 'worker', Ben: 'worker', Sam: 'supervisor', Mia: 'manager' });
});
beforeEach(async () => {
  await test.database.db.query('delete from notification');
  await test.database.db.query('delete from mail');
  await test.database.db.query('delete from mailbox');
  await test.database.db.query('delete from breach');
  works = new Works(test, clock);
});
afterEach(() => works.stop());

const kept = () => keptMails(test.database.db, null);

it('two breaches of one commit are one mail that names both', async () => {
  const given = [await giveBreach(test, 'Ana'), await giveBreach(test, 'Ben', { load: '15' })];
  await works.start();
  await promiseTo(
    test,
    given.map((breach) => noticeTo('Sam', breach)),
    given,
  );
  await works.settled();
  const [mail, ...others] = await kept();
  expect(others).toEqual([]);
  const [first, second] = given;
  expect(mail).toMatchObject({
    to_address: 'sam@county.test',
    subject: `2 workers over caseload level: ER [${first?.number ?? ''} +1]`,
    kinds: ['opened'],
    breaches: [first?.number, second?.number],
  });
  expect(mail?.text).toContain('Ana Sample is at 16 ER referrals');
  expect(mail?.text).toContain('Ben Sample is at 15 ER referrals');
  expect(mail?.headers['x-plimsoll-breach']).toBe(`${first?.number ?? ''}, ${second?.number ?? ''}`);
  expect(works.heard.entries.map(({ kind, breach }) => `${kind} ${breach ?? ''}`)).toEqual(
    expect.arrayContaining([`notice_sent ${first?.number ?? ''}`, `notice_sent ${second?.number ?? ''}`]),
  );
});

it('a later mail about a breach answers in its conversation, to who is in it', async () => {
  const breach = await giveBreach(test, 'Ana');
  await works.start();
  await promiseTo(test, [noticeTo('Sam', breach)], [breach]);
  await works.settled();
  clock.advance(60_000);
  await promiseTo(test, [noticeTo('Sam', breach, 'reminder'), noticeTo('Mia', breach, 'escalated')], [breach]);
  await works.settled();
  const [opened, ...later] = await kept();
  const bySam = later.find((mail) => mail.person_id === 'Sam');
  const byMia = later.find((mail) => mail.person_id === 'Mia');
  expect(opened?.subject).toBe(`Ana Sample over caseload level: 16 of 14 ER referrals [${breach.number}]`);
  expect(bySam?.subject).toBe(`RE: ${opened?.subject ?? ''}`);
  expect(byMia?.subject).toBe(opened?.subject);
  expect(bySam?.headers['references']).toBe(opened?.headers['references']);
  expect(Buffer.from(opened?.headers['thread-index'] ?? '', 'base64')).toHaveLength(22);
  expect(Buffer.from(bySam?.headers['thread-index'] ?? '', 'base64')).toHaveLength(27);
  expect(bySam?.headers['message-id']).not.toBe(opened?.headers['message-id']);
});

it('an opening mail lists what goes on besides', async () => {
  const ana = await giveBreach(test, 'Ana');
  await works.start();
  await promiseTo(test, [noticeTo('Sam', ana)], [ana]);
  await works.settled();
  const ben = await giveBreach(test, 'Ben');
  await promiseTo(test, [noticeTo('Sam', ben)], [ben]);
  await works.settled();
  const mail = (await kept())[1];
  expect(mail?.text).toMatch(new RegExp(`STILL OPEN\\n- Ana Sample: 16 of 14 since Mon Nov 23 \\(${ana.number}\\)`));
  expect(mail?.breaches).toEqual([ben.number]);
});

it('a person without an address is settled as refused, and the next rung is told so', async () => {
  await test.database.db.query(`update person_version set email = null where person_id = 'Mia'`);
  const breach = await giveBreach(test, 'Ana');
  await works.start();
  await promiseTo(test, [noticeTo('Mia', breach)], [breach]);
  await works.settled();
  expect(await works.states()).toEqual(['Mia refused']);
  expect(works.heard.undeliverable).toEqual([
    { personId: 'Mia', kind: 'opened', breachIds: [breach.breachId], why: 'refused', reply: 'no address' },
  ]);
  await test.database.db.query(`update person_version set email = 'mia@county.test' where person_id = 'Mia'`);
});

it('a hundred mails go out once each', async () => {
  const breach = await giveBreach(test, 'Ana');
  const codes = Array.from({ length: 100 }, (_, n) => `P-${n}`);
  await givePeople(test, Object.fromEntries(codes.map((code) => [code, 'supervisor'])));
  await works.start();
  await promiseTo(
    test,
    codes.map((code) => noticeTo(code, breach)),
    [breach],
  );
  await works.settled();
  const mails = await kept();
  expect(mails).toHaveLength(100);
  expect(new Set(mails.map((mail) => mail.to_address)).size).toBe(100);
});

it('the list of notifications says what each person was told, and the server’s words', async () => {
  const breach = await giveBreach(test, 'Ana');
  await works.start();
  await promiseTo(test, [noticeTo('Sam', breach)], [breach]);
  await works.settled();
  const items = await listNotifications(test.database.db, {
    breach: breach.number,
    state: 'sent',
    scope: null,
    most: 10,
  });
  expect(items).toMatchObject([
    {
      kinds: ['opened'],
      person_id: 'Sam',
      breaches: [breach.number],
      state: 'sent',
      attempts: [{ reply: '250 kept in the built-in mailbox' }],
    },
  ]);
  const entry = works.heard.entries.find((one) => one.breach === breach.number);
  expect(entry).toMatchObject({ kind: 'notice_sent', facts: { to: 'Sam', kept: true } });
  const scope = { personId: 'Mia', unitIds: [], workerIds: [] };
  expect(await listNotifications(test.database.db, { breach: null, state: null, scope, most: 10 })).toEqual([]);
});
