import { SmtpPostman } from '../../src/channels/mail/smtp-postman.js';
import type { NoticeKind } from '../../src/core/notice.js';
import { chooseLanguage } from '../../src/people/language.queries.js';
import type { Language } from '../../src/platform/language/language.js';
import { leaves, readEml } from '../mail/eml.js';
import { type Given, giveBreach, givePeople, noticeTo, promiseTo, smtpServer, Works } from '../mail/works.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

const clock = new SteppedClock('2026-11-23T14:02:00Z');
const test = useDatabase(clock);

let works: Works;
let server: Awaited<ReturnType<typeof smtpServer>>;
let taken: string[] = [];

beforeAll(async () => {
  await givePeople(test, { Ana: 'worker', Ben: 'worker', Sam: 'supervisor', Mia: 'manager' });
  server = await smtpServer({
    onData(stream, _session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        taken.push(Buffer.concat(chunks).toString());
        callback();
      });
    },
  });
  works = new Works(test, clock, new SmtpPostman(server.url));
  await works.start();
});
beforeEach(() => {
  taken = [];
});
afterAll(async () => {
  await works.stop();
  await server.close();
});

const chooses = (personId: string, language: Language) =>
  test.database.transaction((tx) => chooseLanguage(tx, personId, language));

const tell = (breach: Given, told: readonly (readonly [to: string, kind: NoticeKind])[]) =>
  promiseTo(
    test,
    told.map(([to, kind]) => ({
      ...noticeTo(to, breach, kind),
      because: kind === 'opened_copy' ? 'the worker' : 'supervisor of ER3',
    })),
    [breach],
  );

/** A header with letters that mail has no room for, as people read it. */
const decoded = (value: string): string =>
  value.replace(/\?=\s+=\?UTF-8\?Q\?/gi, '').replace(/=\?UTF-8\?Q\?(.*?)\?=/gi, (_, word: string) =>
    Buffer.from(
      word.replace(/_/g, ' ').replace(/=([0-9A-F]{2})/g, (_hex, hex: string) => String.fromCharCode(parseInt(hex, 16))),
      'latin1',
    ).toString('utf8'),
  );

/** The newest mail that came to a person: in what language, its subject, and the words of both parts. */
function mailTo(personId: string) {
  const message = taken
    .map(readEml)
    .findLast(({ headers }) => headers.get('to')?.includes(`${personId.toLowerCase()}@`));
  const [text, html] = message === undefined ? [] : leaves(message);
  const subject = decoded(message?.headers.get('subject') ?? '');
  return {
    language: message?.headers.get('content-language'),
    subject,
    text: text?.body.replaceAll('\r\n', '\n') ?? '',
    html: html?.body ?? '',
  };
}

it('each person gets the mail about one breach in the language that they chose', async () => {
  await chooses('Ana', 'es-US');
  const breach = await giveBreach(test, 'Ana');
  await tell(breach, [
    ['Ana', 'opened_copy'],
    ['Sam', 'opened'],
  ]);
  await works.settled();
  const ana = mailTo('Ana');
  expect(ana.language).toBe('es');
  expect(ana.subject).toBe(`Ana Sample por encima del nivel acordado: 16 de 14 derivaciones de ER [${breach.number}]`);
  expect(ana.text).toContain(
    'Usted está por encima de su nivel: 16 derivaciones de ER. El nivel acordado es de 12 a 14.',
  );
  expect(ana.text).toContain('a más tardar el lun 30 de nov, 6:02 a.m.; lleve lo que pueda ayudar.');
  expect(ana.text).toContain(
    'Por qué recibió esto: se trata de su propia carga de casos. Usted inicia sesión como Ana.',
  );
  expect(ana.html).toContain('<html lang="es" dir="ltr"');
  const sam = mailTo('Sam');
  expect(sam.language).toBe('en');
  expect(sam.subject).toBe(`Ana Sample over caseload level: 16 of 14 ER referrals [${breach.number}]`);
  expect(sam.text).toContain('Meet with Ana Sample by Mon Nov 30, 6:02 AM and record what you agreed.');
  expect(sam.html).toContain('<html lang="en" dir="ltr"');
});

it('who changes the language in the middle reads on in the other, under the subject that it began with', async () => {
  await chooses('Sam', 'en-US');
  const breach = await giveBreach(test, 'Ben');
  await tell(breach, [['Sam', 'opened']]);
  await works.settled();
  await chooses('Sam', 'es-US');
  clock.advance(60_000);
  await tell(breach, [
    ['Sam', 'reminder'],
    ['Mia', 'escalated'],
  ]);
  await works.settled();
  const sam = mailTo('Sam');
  expect(sam.language).toBe('es');
  expect(sam.subject).toBe(`RE: Ben Sample over caseload level: 16 of 14 ER referrals [${breach.number}]`);
  expect(sam.text).toContain('y nadie lo ha confirmado.');
  expect(mailTo('Mia').text).toContain('Nobody has acknowledged it.');
});
