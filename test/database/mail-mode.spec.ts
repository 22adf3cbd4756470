import { type MailMode, recordMailMode } from '../../src/agency/mail-mode.js';
import { mailModeOf } from '../../src/channels/mail/mail-settings.js';
import { applyPeople } from '../../src/people/apply-people.js';
import { personRow } from '../../src/people/roster.schema.js';
import { newId } from '../../src/platform/ids.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

const clock = new SteppedClock('2026-11-23T18:00:00Z');
const test = useDatabase(clock);

const start = (mode: MailMode): Promise<void> => test.database.transaction((tx) => recordMailMode(tx, mode));
const onRecord = async (): Promise<string[]> =>
  (
    await test.database.db.query<{ kind: string; why: string | null }>(
      `select kind, entry::json -> 'facts' ->> 'why' as why from log_entry order by index`,
    )
  ).map(({ kind, why }) => (why === null ? kind : `${kind} ${why}`));
const told = async (): Promise<string[]> =>
  (
    await test.database.db.query<{ told: string }>(
      `with gone as (delete from notification returning person_id, facts)
       select person_id || ' ' || (facts ->> 'matter') as told from gone order by person_id`,
    )
  ).map((row) => row.told);

it('where mail goes is on record at the first start and whenever it changes, and both sides are told', async () => {
  const rows = ['lou|labor', 'max|management', 'ada|admin'].map((one, index) => {
    const [personId, roles] = one.split('|');
    return { ...personRow.parse({ personId, roles }), line: index + 2 };
  });
  const file = { asOf: await clock.now(), importId: newId(), mode: 'delta', rehearsal: true } as const;
  await test.database.transaction((tx) => applyPeople(tx, rows, file));

  await start({ leaves: false, why: 'shadow' });
  expect(await told()).toEqual([]);
  await start({ leaves: false, why: 'shadow' });
  await start({ leaves: true });
  expect(await told()).toEqual(['lou mail_leaves', 'max mail_leaves']);
  await start({ leaves: true });
  expect(await told()).toEqual([]);
  await start({ leaves: false, why: 'no_mail_server' });
  await start({ leaves: false, why: 'shadow' });
  expect(await told()).toEqual(['lou mail_kept', 'lou mail_kept', 'max mail_kept', 'max mail_kept']);
  expect(await onRecord()).toEqual(['mail_kept shadow', 'mail_leaves', 'mail_kept no_mail_server', 'mail_kept shadow']);
});

it.each<[Parameters<typeof mailModeOf>[0], MailMode | null]>([
  [{ smtpUrl: 'smtp://mail.county.test', mail: 'send', rehearsal: false }, { leaves: true }],
  [
    { smtpUrl: 'smtp://mail.county.test', mail: 'shadow', rehearsal: false },
    { leaves: false, why: 'shadow' },
  ],
  [
    { smtpUrl: undefined, mail: 'send', rehearsal: false },
    { leaves: false, why: 'no_mail_server' },
  ],
  [{ smtpUrl: 'smtp://mail.county.test', mail: 'send', rehearsal: true }, null],
])('with %j mail goes %j', (settings, mode) => {
  expect(mailModeOf(settings)).toEqual(mode);
});
