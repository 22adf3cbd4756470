import { mailSentences, say } from '../../src/channels/mail/say.js';
import { inLanguage } from '../../src/platform/language/language.js';

const { 'en-US': english, 'es-US': spanish } = mailSentences;
const keys = Object.keys(english) as (keyof typeof english)[];

const places = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

/** Sentences that have no word of any language in them. */
const wordless = /^[^\p{L}]*$/u;

it('no sentence is in two catalogues', () => {
  expect(Object.keys(spanish)).toHaveLength(keys.length);
});

it.each(keys)('%s has the same places in both languages, and words of its own in each', (key) => {
  expect(places(spanish[key])).toEqual(places(english[key]));
  expect(spanish[key].trim()).toBe(spanish[key]);
  if (!wordless.test(english[key].replace(/\{\w+\}/g, ''))) expect(spanish[key]).not.toBe(english[key]);
});

it('a sentence that ends in an hour has one full stop', () => {
  const said = inLanguage('es-US', () => say('overdue.due', { due: 'lun 30 de nov, 5:00 p.m.' }));
  expect(said).toBe('Debía ser a más tardar el lun 30 de nov, 5:00 p.m.');
});
