import type { LoggedEntry } from '../breach-log/logged-entry.js';
import { inLanguage, type Language } from '../platform/language/language.js';
import { timelineText } from './timeline-text.js';
import { timelineWords } from './timeline-words.en.js';
import { timelineWordsEs } from './timeline-words.es.js';

const places = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
const keys = Object.keys(timelineWords) as (keyof typeof timelineWords)[];

it.each(keys)('%s has the same places in both languages', (key) => {
  expect(places(timelineWordsEs[key])).toEqual(places(timelineWords[key]));
});

const logged = (kind: string, facts: object, sealed: object): LoggedEntry =>
  ({ entry: { kind, facts }, sealed }) as unknown as LoggedEntry;
const said = (language: Language, entry: LoggedEntry): string => inLanguage(language, () => timelineText(entry));

it('an entry is told in the language that is spoken, and what a person wrote as it was written', () => {
  const waived = logged('waived', {}, { reason: 'Agreed with the unit' });
  expect(said('en-US', waived)).toBe('The answer was waived: Agreed with the unit');
  expect(said('es-US', waived)).toBe('La respuesta se dispensó: Agreed with the unit');
  const round = logged('round_started', { round: 2, cause: 'check_in_overdue' }, {});
  expect(said('en-US', round)).toBe('Round 2 began: the check-in was overdue');
  expect(said('es-US', round)).toBe('Empezó la ronda 2: la reunión de seguimiento estaba atrasada');
});

it('an entry of a kind without a sentence shows its kind', () => {
  expect(said('es-US', logged('of_no_kind', {}, {}))).toBe('of no kind');
});
