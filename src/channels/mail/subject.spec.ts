import { instant } from '../../core/instant.js';
import { headerText, isAddress, parseAddress } from './address.js';
import { threadIndex } from './headers.js';
import { sampleBreach, sampleWriting } from './samples.js';
import { outcomeOf } from './smtp-reply.js';
import { laterSubject, openingSubject, severalSubject } from './subject.js';
import { counted, moment, plural } from './words.js';

describe('the subject', () => {
  it('has the numbers of the opening, not of now', () => {
    expect(openingSubject({ ...sampleBreach, load: '20' }, sampleWriting)).toBe(
      'W-104 over caseload level: 16 of 14 ER referrals [PL-2026-0412]',
    );
  });
  it('has the highest number where the load was back within when it opened', () => {
    expect(openingSubject({ ...sampleBreach, openingLoad: '14', load: '14', peak: '17' }, sampleWriting)).toBe(
      'W-104 over caseload level: 17 of 14 ER referrals [PL-2026-0412]',
    );
  });
  it('shows limits that are no whole numbers exactly', () => {
    expect(openingSubject({ ...sampleBreach, openingLoad: '9.0', openingLimit: '8.40' }, sampleWriting)).toBe(
      'W-104 over caseload level: 9 of 8.4 ER referrals [PL-2026-0412]',
    );
  });
  it('names a pool by its unit', () => {
    const pool = {
      ...sampleBreach,
      subjectKind: 'pool',
      subjectId: 'ER3',
      openingLoad: '4',
      openingLimit: '3',
    } as const;
    expect(openingSubject(pool, sampleWriting)).toBe(
      'Unit ER3 pool over caseload level: 4 of 3 ER referrals [PL-2026-0412]',
    );
  });
  it('names people as the agency set it', () => {
    const named = { ...sampleWriting, show: { line: 'name', forum: 'code' } } as const;
    expect(openingSubject(sampleBreach, named)).toMatch(/^Keel Tamar over /);
    expect(openingSubject({ ...sampleBreach, subjectId: 'W-9' }, named)).toMatch(/^W-9 over /);
  });
  it('counts several, and names the first', () => {
    const others = ['W-2', 'W-3'].map((subjectId) => ({ ...sampleBreach, subjectId, number: `PL-2026-${subjectId}` }));
    expect(severalSubject([sampleBreach, ...others], sampleWriting)).toBe(
      '3 workers over caseload level: ER [PL-2026-0412 +2]',
    );
  });
  it('keeps its number however long the words are', () => {
    const long = { ...sampleBreach, program: 'p'.repeat(200), countUnit: 'u'.repeat(200), subjectId: 's'.repeat(128) };
    const subject = openingSubject(long, sampleWriting);
    expect([subject.length <= 200, subject.slice(-15)]).toEqual([true, '[PL-2026-0412]'.padStart(15)]);
  });
  it('answers with one RE:', () => {
    expect(laterSubject('RE: x')).toBe('RE: x');
    expect(laterSubject('x')).toBe('RE: x');
  });
});

it.each([
  ['referral', 'referrals'],
  ['family', 'families'],
  ['child', 'children'],
  ['case', 'cases'],
  ['day', 'days'],
  ['box', 'boxes'],
  ['foster child', 'foster children'],
])('the plural of %s is %s', (word, expected) => {
  expect(plural(word)).toBe(expected);
});

it('one of something is singular', () => {
  expect(counted('1', 'referral', 'ER')).toBe('1 ER referral');
  expect(counted('1.5', 'referral', 'ER')).toBe('1.5 ER referrals');
});

it('times are the agency’s own', () => {
  expect(moment(instant(Date.parse('2026-12-01T01:00:00Z')), 'America/Los_Angeles')).toBe('Mon Nov 30, 5:00 PM');
});

describe('an address', () => {
  it.each(['sam@county.test', "o'neil+er@a-b.example.org", 'x@localhost'])('%s is taken', (text) => {
    expect(isAddress(text)).toBe(true);
  });
  it.each([
    'sam@county.test\r\nBcc: x@evil.test',
    'a@b.test,c@d.test',
    '"a b"@c.test',
    'a..b@c.test',
    '.a@c.test',
    'a@',
    '@c.test',
    'a@b@c.test',
    'a@-c.test',
    'ä@c.test',
    'a@[127.0.0.1]',
    '<a@c.test>',
    '',
  ])('%j is not', (text) => {
    expect(isAddress(text)).toBe(false);
  });
  it('is read out of a name and an address', () => {
    expect(parseAddress('Plimsoll <p@county.test>')).toEqual({ name: 'Plimsoll', address: 'p@county.test' });
    expect(parseAddress('p@county.test')).toEqual({ name: '', address: 'p@county.test' });
    expect(parseAddress('Plimsoll <p@county.test>, q@x.test')).toBeNull();
  });
});

it('a header value is one line without control characters, and capped', () => {
  expect(headerText('a\r\nBcc: x\u0000\u2028b')).toBe('a Bcc: x b');
  expect(headerText('x'.repeat(300))).toHaveLength(200);
});

it('the Thread-Index is 22 bytes, and 5 more for a follow-up', () => {
  const began = instant(Date.parse('2026-11-23T14:02:00Z'));
  const first = Buffer.from(threadIndex(sampleBreach.breachId, began, null), 'base64');
  const next = Buffer.from(threadIndex(sampleBreach.breachId, began, instant(began + 86_400_000)), 'base64');
  expect(first).toHaveLength(22);
  expect(first[0]).toBe(1);
  expect(first.subarray(6).toString('hex')).toBe(sampleBreach.breachId.replaceAll('-', ''));
  expect(next).toHaveLength(27);
  expect(next.subarray(0, 22)).toEqual(first);
});

describe('what a server says', () => {
  it.each([
    [{ responseCode: 550, command: 'RCPT TO' }, { kind: 'refused' }],
    [{ responseCode: 554, command: 'DATA' }, { kind: 'refused' }],
    [
      { responseCode: 451, command: 'RCPT TO' },
      { kind: 'put_off', by: 'recipient' },
    ],
    [
      { responseCode: 421, command: 'RCPT TO' },
      { kind: 'put_off', by: 'server' },
    ],
    [
      { responseCode: 550, command: 'MAIL FROM' },
      { kind: 'put_off', by: 'server' },
    ],
    [
      { responseCode: 535, command: 'AUTH PLAIN', code: 'EAUTH' },
      { kind: 'put_off', by: 'server' },
    ],
    [
      { code: 'ESOCKET', originalCode: 'ECONNREFUSED', command: 'CONN' },
      { kind: 'put_off', by: 'server' },
    ],
    [
      { code: 'ETIMEDOUT', timeoutType: 'GREETING_TIMEOUT', command: 'CONN' },
      { kind: 'put_off', by: 'server' },
    ],
    [
      { code: 'ETLS', command: 'STARTTLS' },
      { kind: 'put_off', by: 'server' },
    ],
    [{ code: 'ETIMEDOUT', timeoutType: 'SOCKET_TIMEOUT', command: 'CONN' }, { kind: 'unsure' }],
    [{ code: 'ECONNECTION', command: 'CONN' }, { kind: 'unsure' }],
  ])('%j comes to %j', (fault, expected) => {
    expect(outcomeOf({ message: 'words', ...fault })).toMatchObject(expected);
  });
});
