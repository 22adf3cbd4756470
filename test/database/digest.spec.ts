import { digestDue } from '../../src/channels/mail/digest.sweep.js';
import { rfc3339 } from '../../src/core/instant.js';
import { applyUnits } from '../../src/people/apply-units.js';
import { chooseLanguage } from '../../src/people/language.queries.js';
import { unitRow } from '../../src/people/roster.schema.js';
import { changeSettings } from '../../src/people/settings.queries.js';
import { newId } from '../../src/platform/ids.js';
import { giveBreach, givePeople } from '../mail/works.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

const clock = new SteppedClock('2026-11-23T14:00:00Z');
const test = useDatabase(clock);

beforeAll(async () => {
  await givePeople(test, { Ana: 'worker', Sam: 'supervisor', Mia: 'manager' });
  const given = { unitId: 'ER3', name: 'ER 3', program: 'ER', supervisorId: 'Sam', managerId: 'Mia' };
  await test.database.transaction((tx) => {
    const file = { asOf: tx.now, importId: newId(), mode: 'delta', rehearsal: true } as const;
    return applyUnits(tx, [{ ...unitRow.parse(given), line: 2 }], file);
  });
});

const run = () => test.database.transaction((tx) => digestDue.run(tx));
const next = async () => {
  const due = await digestDue.nextDue(test.database.db);
  return due === null ? null : rfc3339(due);
};
const digests = () =>
  test.database.db.query<{ person_id: string; because: string; facts: Record<string, unknown> }>(
    `select person_id, because, facts from notification where kind = 'digest' order by person_id`,
  );

it('is off by default', async () => {
  expect(await next()).toBeNull();
});

it('comes on Monday, 07:00 local, after it was turned on, and says nothing where nothing waits', async () => {
  await test.database.transaction((tx) => changeSettings(tx, { digest: true }, null));
  expect(await next()).toBe('2026-11-23T15:00:00Z');
  clock.set('2026-11-23T15:00:00Z');
  await run();
  await run();
  expect(await digests()).toEqual([]);
  expect(await next()).toBe('2026-11-30T15:00:00Z');
});

it('tells supervisor and manager of what is open in their units', async () => {
  const breach = await giveBreach(test, 'Ana', { unit: 'ER3' });
  clock.set('2026-11-30T15:00:00Z');
  await run();
  const open = [`Ana Sample: 16 of 14 ER referrals since Mon Nov 23 (${breach.number})`];
  expect(await digests()).toMatchObject([
    {
      person_id: 'Mia',
      because: 'manager of ER3',
      facts: { week: 'Mon Nov 30', open, owed: [], steps: [], aboveGoal: [] },
    },
    { person_id: 'Sam', because: 'supervisor of ER3', facts: { open } },
  ]);
});

it('is written in the language that its reader chose', async () => {
  await test.database.transaction((tx) => chooseLanguage(tx, 'Sam', 'es-US'));
  await test.database.db.query(`delete from notification where kind = 'digest'`);
  clock.set('2026-12-07T15:00:00Z');
  await run();
  expect(await digests()).toMatchObject([
    { person_id: 'Mia', facts: { week: 'Mon Dec 7' } },
    {
      person_id: 'Sam',
      because: 'supervisor of ER3',
      facts: {
        week: 'lun 7 de dic',
        open: [expect.stringMatching(/^Ana Sample: 16 de 14 derivaciones de ER desde el \w+ \d+ de nov \(PL-/)],
      },
    },
  ]);
});
