import { aboutWords } from './words.en.js';

/** Groups of vowels, a silent e at the end left out: near enough to what a dictionary counts. */
const syllables = (word: string): number =>
  Math.max(1, word.replace(/(?:[^laeiouy]es|[^laeiouy]ed|[^laeiouy]e)$/, '').match(/[aeiouy]{1,2}/g)?.length ?? 0);

/** The school year in which a text is understood, after Flesch and Kincaid. */
function grade(text: string): number {
  const sentences = text.split(/[.!?:]+(?:\s|$)/).filter((part) => /[a-z]/i.test(part));
  const words = text.toLowerCase().match(/[a-z'-]+/g) ?? [];
  const spoken = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (spoken / words.length) - 15.59;
}

const wordsOf = (page: string): string =>
  Object.entries(aboutWords)
    .filter(([key]) => key.startsWith(`${page}.`))
    .map(([, text]) => text.replace(/[^.!?:]$/, '$&.'))
    .join(' ');

it('a text is told by its words and sentences', () => {
  expect(grade('The cat sat on the mat. It was warm.')).toBeLessThan(2);
  expect(
    grade('Notwithstanding organizational considerations, administrators necessarily prioritize.'),
  ).toBeGreaterThan(12);
});

it.each(['help', 'accessibility', 'privacy'])('%s is written for the eighth year of school', (page) => {
  expect(grade(wordsOf(page))).toBeLessThanOrEqual(8);
});
