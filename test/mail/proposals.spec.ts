import { compose } from '../../src/channels/mail/compose.js';
import { proposalFile } from '../../src/channels/mail/check-in-proposals.js';
import { previewOf, previewSample } from '../../src/channels/mail/preview.js';
import { sampleKinds, sampleMail, sampleOfSeveral } from '../../src/channels/mail/samples.js';
import { instant } from '../../src/core/instant.js';
import { icsFaults, readIcs, unescaped } from './ics.js';

const valueOf = (file: string, name: string): string | undefined =>
  readIcs(file).find((property) => property.name === name)?.value;

const baseUrl = 'https://plimsoll.county.test';

function filesOf(sample: Parameters<typeof previewSample>[0], host = 'county.test') {
  const composed = compose(sample.mail, sample.breaches, [], sample.writing);
  return (composed?.proposals ?? []).map((one) => proposalFile(one, { host, baseUrl, now: sample.writing.now }));
}

it('goes with what opens a breach and with what says that no check-in was held, and with nothing else', async () => {
  const withFiles = [];
  for (const kind of sampleKinds) if ((await previewOf(kind)).attachments.length > 0) withFiles.push(kind);
  expect(withFiles).toEqual(['opened', 'check_in_overdue']);
});

it('is an entry for calendars, in UTC, that asks nobody', async () => {
  const { attachments, text } = await previewOf('opened');
  const [{ filename, contentType, content } = { filename: '', contentType: '', content: '' }] = attachments;
  expect(filename).toBe('check-in-PL-2026-0412.ics');
  expect(contentType).toBe('text/calendar; charset=utf-8');
  expect(icsFaults(content)).toEqual([]);
  expect(valueOf(content, 'DTSTART')).toBe('20261124T180000Z');
  expect(valueOf(content, 'DTEND')).toBe('20261124T181500Z');
  expect(valueOf(content, 'DTSTAMP')).toBe('20261123T140200Z');
  expect(unescaped(valueOf(content, 'SUMMARY') ?? '')).toBe('Check-in: W-104 (PL-2026-0412)');
  expect(text).toContain('A time for it is attached: Tue Nov 24, 10:00 AM, 15 minutes.');
});

it('is the same entry when the mail is written again, and another in the next round', () => {
  const sample = sampleMail('opened');
  const later = { ...sample, writing: { ...sample.writing, now: instant(sample.writing.now + 3_600_000) } };
  const uid = (of: typeof sample): string | undefined => valueOf(filesOf(of)[0]?.content ?? '', 'UID');
  expect(uid(sample)).toBe('check-in.019ab1c0-0000-7000-8000-000000000412.1@county.test');
  expect(uid(later)).toBe(uid(sample));
  expect(uid(sampleMail('check_in_overdue'))).toBe('check-in.019ab1c0-0000-7000-8000-000000000412.2@county.test');
});

it('of several breaches follow each other; a pool is met by nobody', async () => {
  const { attachments, text } = await previewSample(sampleOfSeveral());
  expect(attachments.map(({ content }) => valueOf(content, 'DTSTART'))).toEqual([
    '20261124T180000Z',
    '20261124T181500Z',
  ]);
  expect(text).toContain('W-104, Tue Nov 24, 10:00 AM; W-105, Tue Nov 24, 10:15 AM');
});

it('of more than three breaches would fill a calendar, and are left out', () => {
  const sample = sampleMail('opened');
  const breaches = Array.from({ length: 4 }, (_, n) => ({
    ...sample.breach,
    breachId: `b-${n}`,
    number: `PL-2026-000${n}`,
  }));
  const notices = breaches.flatMap(({ breachId, number }) =>
    sample.mail.notices.map((notice) => ({ ...notice, breachId, breach: number })),
  );
  const several = {
    ...sample,
    mail: { ...sample.mail, notices },
    breaches: new Map(breaches.map((one) => [one.breachId, one])),
  };
  expect(filesOf(several)).toEqual([]);
});

it('is left out where the worker reads, where the check-in was held, and where no time is left', () => {
  const sample = sampleMail('opened');
  const changed = (change: object) =>
    filesOf({ ...sample, breaches: new Map([[sample.breach.breachId, { ...sample.breach, ...change }]]) });
  expect(changed({})).toHaveLength(1);
  expect(filesOf({ ...sample, mail: { ...sample.mail, personId: 'W-104' } })).toEqual([]);
  expect(changed({ responseTrack: 'checked_in' })).toEqual([]);
  expect(changed({ checkInBy: sample.writing.now })).toEqual([]);
  expect(changed({ checkInBy: null })).toEqual([]);
});

it.each([
  ['long', 'Kiel '.repeat(20)],
  ['of other letters', 'Łódź Ñandú 河流 '.repeat(8)],
  ['with marks', 'A; B, C\\D "E" : F'],
  ['with line ends', 'A\r\nATTENDEE:mailto:all@county.test\r\nB'],
])('a name %s is folded and escaped', (_, name) => {
  const sample = sampleMail('opened');
  const people = new Map([['W-104', { personId: 'W-104', name, email: null, language: 'en-US' as const }]]);
  const writing = { ...sample.writing, people, show: { line: 'name', forum: 'code' } as const };
  const [file] = filesOf({ ...sample, writing });
  expect(icsFaults(file?.content ?? '')).toEqual([]);
});
