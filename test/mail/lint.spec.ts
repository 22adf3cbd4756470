import { type Preview, previewOf, previewSample } from '../../src/channels/mail/preview.js';
import { sampleKinds, sampleMail, sampleOfSeveral } from '../../src/channels/mail/samples.js';
import { inLanguage, languages } from '../../src/platform/language/language.js';
import { lintMail, spoken } from './lint.js';

const everyMail = languages.flatMap((language) => sampleKinds.map((kind) => ({ kind, language })));

describe.each(everyMail)('a mail of kind $kind in $language', ({ kind, language }) => {
  it('is as every mail is to be', async () => {
    const number = sampleMail(kind).mail.notices[0]?.breach ?? null;
    const breaches = number === null ? [] : [number];
    const preview = await inLanguage(language, () => previewOf(kind));
    expect(lintMail({ ...preview, kinds: [kind], breaches, never: ['a-9f31c2'] })).toEqual([]);
  });

  it('names no assignment, and nothing of a client, even where its facts do', async () => {
    const sample = sampleMail(kind);
    const planted = {
      assignmentRef: 'ref-planted-1',
      refs: ['ref-planted-1'],
      ref: 'ref-planted-1',
      client: 'Planted Person',
      dob: '2019-04-05',
    };
    const mail = {
      ...sample.mail,
      notices: sample.mail.notices.map((notice) => ({ ...notice, facts: { ...notice.facts, ...planted } })),
    };
    const { text, html, subject, eml } = await inLanguage(language, () => previewSample({ ...sample, mail }));
    for (const word of ['ref-planted', 'Planted', '2019']) {
      expect([subject, text, spoken(html), eml].filter((part) => part.includes(word))).toEqual([]);
    }
  });
});

it.each(languages)('a mail about several is as every mail is to be, in %s', async (language) => {
  const sample = sampleOfSeveral();
  const breaches = [...sample.breaches.values()].map(({ number }) => number);
  const preview = await inLanguage(language, () => previewSample(sample));
  expect(lintMail({ ...preview, kinds: ['opened'], breaches, never: [] })).toEqual([]);
});

describe('the lint', () => {
  const good = async (): Promise<Preview> => previewOf('opened');
  const found = async (change: (mail: Preview) => Partial<Preview>): Promise<string> => {
    const mail = await good();
    const of = { kinds: ['opened'], breaches: ['PL-2026-0412'], never: ['a-9f31c2'] };
    return lintMail({ ...mail, ...change(mail), ...of }).join('\n');
  };
  const replaced = (part: 'eml' | 'html' | 'text', from: string | RegExp, to: string) => (mail: Preview) => ({
    [part]: mail[part].replace(from, to),
  });

  it.each([
    ['a header that is missing', replaced('eml', /Auto-Submitted:[^\r]*\r\n/, ''), 'auto-submitted'],
    [
      'a way to unsubscribe from duty',
      replaced('eml', 'Auto-Sub', 'List-Unsubscribe: <x:>\r\nAuto-Sub'),
      'unsubscribe',
    ],
    ['a second recipient', replaced('eml', 'MIME-Version', 'Cc: all@county.test\r\nMIME-Version'), 'cc is there'],
    ['another conversation', replaced('eml', 'Thread-Index: A', 'Thread-Index: B'), 'thread-index'],
    ['a line that is too long', replaced('eml', 'Auto-Sub', `X-Long: ${'x'.repeat(999)}\r\nAuto-Sub`), 'bytes'],
    ['a bare line feed', replaced('eml', '\r\n', '\n'), 'CRLF'],
    ['an image', replaced('html', '<h1', '<img src="https://elsewhere.test/a.png"><h1'), 'loads or runs'],
    ['a second button', replaced('html', '<h1', '<a href="https://a.test/b">b</a><h1'), 'another link'],
    ['no language', replaced('html', 'lang="en"', ''), 'language'],
    ['another language', replaced('html', '<html lang="en"', '<html lang="es"'), 'the HTML part is not in en'],
    ['a head without scope', replaced('html', '<th scope="row"', '<th'), 'scope'],
    ['a fact the text leaves out', replaced('text', 'Highest', ''), 'only the HTML part says highest'],
    ['a fact the HTML leaves out', replaced('html', 'Highest', ''), 'only the text part says highest'],
    ['an assignment', replaced('text', 'Highest', 'a-9f31c2'), 'it says a-9f31c2'],
    ['a number of a person', replaced('text', 'Highest', '123-45-6789'), 'social security'],
    ['a slot', replaced('html', '<h1', '{{x}}<h1'), 'slot'],
  ])('finds %s', async (_, change, expected) => {
    expect(await found(change)).toContain(expected);
  });
});
