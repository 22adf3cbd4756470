import { inLanguage, languages } from '../platform/language/language.js';
import { catalogue } from './catalogue.en.js';
import { spanishCatalogue } from './catalogue.es.js';
import { say } from './frame/say.js';

const english: Readonly<Record<string, string>> = catalogue;
const spanish: Readonly<Record<string, string>> = spanishCatalogue;
const keys = Object.keys(english);

/** What is to be put in, each as often as it stands there. */
const places = (text: string | undefined): string[] =>
  [...(text ?? '').matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

/** What stands for itself: a name, a loan word, or nothing but places and signs. */
const sameInBoth = new Set([
  'form.error',
  'frame.titleWithError',
  'imports.minutes',
  'nav.tokens',
  'parts.no',
  'privacy.cookies',
  'tokens.caption',
  'voice.answerNo',
]);

const saysSomething = (text: string): boolean => /\p{L}/u.test(text.replace(/\{\w+\}|Plimsoll/g, ''));

it('both languages have the same sentences, in the same order', () => {
  expect(Object.keys(spanish)).toEqual(keys);
});

it.each(keys)('%s has the same places in both languages, and says something', (key) => {
  expect(places(spanish[key])).toEqual(places(english[key]));
  expect(spanish[key]?.trim()).not.toBe('');
});

it('no Spanish sentence is the English one, but for what is the same in both', () => {
  const same = keys.filter((key) => english[key] === spanish[key] && saysSomething(english[key] ?? ''));
  expect(new Set(same)).toEqual(sameInBoth);
});

it.each(languages)('a sentence is said in the language that is spoken: %s', (language) => {
  const said = inLanguage(language, () => say('log.heading', { n: 3 }));
  expect(said).toBe(language === 'es-US' ? '3 excesos' : '3 breaches');
});
