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

it('what the record has words for is said in them, and what it has none for as it was recorded', () => {
  const cancelled = logged('notice_cancelled', { notice: 'opened_copy', to: 'ana', because: 'checked in' }, {});
  expect(said('en-US', cancelled)).toBe('Mail “opened_copy” to ana: cancelled, checked in');
  expect(said('es-US', cancelled)).toBe(
    'Correo “copia de exceso abierto” a ana: cancelado, hubo una reunión de seguimiento',
  );
  const acknowledged = logged('acknowledged', { step: 'hold_assignments' }, {});
  expect(said('en-US', acknowledged)).toBe('Acknowledged, with the step hold assignments');
  expect(said('es-US', acknowledged)).toBe('Confirmado, con esta medida: no dar asignaciones nuevas');
  const excused = logged('excuse_ended', { why: 'absolute limit passed' }, {});
  expect(said('en-US', excused)).toBe('The excuse ended: absolute limit passed');
  expect(said('es-US', excused)).toBe('La excepción terminó: se pasó el límite absoluto');
  const unknown = logged('notice_sent', { notice: 'of_no_kind', to: 'ana' }, {});
  expect(said('es-US', unknown)).toBe('Correo “of_no_kind” a ana: aceptado por el servidor de correo');
});

it('loads are counted in the language that is spoken', () => {
  const loads = [{ load: '16', effectiveLimit: '14', countUnit: 'referral' }];
  expect(said('en-US', logged('peak', { loads }, {}))).toBe('Rose to 16 of 14 referrals');
  expect(said('es-US', logged('peak', { loads }, {}))).toBe('Subió a 16 de 14 derivaciones');
});

it('an entry of a kind without a sentence shows its kind', () => {
  expect(said('es-US', logged('of_no_kind', {}, {}))).toBe('of no kind');
});

it('a restatement says what is on record now, and what was before', () => {
  const peak = (load: string) => [{ countUnit: 'referral', peak: load }];
  const changes = [
    { field: 'startedAt', from: '2026-11-05T18:32:00Z', to: '2026-11-05T20:34:00Z' },
    { field: 'peak', from: peak('21'), to: peak('20') },
  ];
  expect(said('en-US', logged('restated', { changes }, {}))).toBe(
    'Restated after late or corrected data: over since 2026-11-05T20:34:00Z (was 2026-11-05T18:32:00Z); highest 20 referrals (was 21 referrals)',
  );
});
