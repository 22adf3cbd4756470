import { instant } from '../../core/instant.js';
import { inLanguage } from '../../platform/language/language.js';
import { reasonWhy, whyPassedOver } from './reasons.js';
import { dateWords, dayOf, durationWords, lasting, listed, moment } from './words.js';

const inSpanish = (act: () => string): string => inLanguage('es-US', act);

it.each([
  ['the worker', 'it is about your own caseload', 'se trata de su propia carga de casos'],
  ['supervisor of ER3', 'supervisor of ER3', 'supervisión de ER3'],
  ['manager', 'manager', 'gerencia de unidad'],
  ['seat of labor', 'seat of labor', 'puesto de la parte laboral'],
  [
    'covers for S-12, supervisor of ER3; manager of ER3',
    'covers for S-12, supervisor of ER3; manager of ER3',
    'suplencia de S-12, supervisión de ER3; gerencia de unidad de ER3',
  ],
  [
    'supervisor of ER3, supervisor of ER4 and manager of ER5',
    'supervisor of ER3, supervisor of ER4 and manager of ER5',
    'supervisión de ER3, supervisión de ER4 y gerencia de unidad de ER5',
  ],
  ['something else', 'something else', 'something else'],
  ['constructor', 'constructor', 'constructor'],
  ['', '', ''],
])('who was told as “%s” reads so', (because, english, spanish) => {
  expect(reasonWhy(because)).toBe(english);
  expect(inSpanish(() => reasonWhy(because))).toBe(spanish);
});

it.each([
  ['supervisor of ER3: the post is vacant', 'supervisión de ER3: el puesto está vacante'],
  ['supervisor of ER3, not in post', 'supervisión de ER3, ya no está en el puesto'],
  ['manager of ER3, on leave', 'gerencia de unidad de ER3, con licencia'],
  ['nobody covers for S-12', 'no hay suplencia de S-12'],
  [
    'covers for S-12, supervisor of ER3, but is on leave too',
    'suplencia de S-12, supervisión de ER3, también con licencia',
  ],
  [
    'covers for S-12, supervisor of ER3, but is not in post',
    'suplencia de S-12, supervisión de ER3, que no está en el puesto',
  ],
  ['supervisor of ER3, is the worker', 'supervisión de ER3, es la persona de cuya carga se trata'],
  ['the supervisor of ER3 is there', 'la supervisión de ER3 está presente'],
  ['the supervisor is there', 'la supervisión está presente'],
  ['their own act', 'fue su propio acto'],
])('who was passed over as “%s” reads so', (reason, spanish) => {
  expect(whyPassedOver(reason)).toBe(reason);
  expect(inSpanish(() => whyPassedOver(reason))).toBe(spanish);
});

describe('days, hours and lists', () => {
  const at = instant(Date.parse('2026-12-01T01:00:00Z'));
  const zone = 'America/Los_Angeles';
  it.each([
    ['an instant', () => moment(at, zone), 'Mon Nov 30, 5:00 PM', 'lun 30 de nov, 5:00 p.m.'],
    ['midnight', () => moment(instant(at + 7 * 3_600_000), zone), 'Tue Dec 1, 12:00 AM', 'mar 1 de dic, 12:00 a.m.'],
    ['a day', () => dayOf(at, zone), 'Mon Nov 30', 'lun 30 de nov'],
    ['a date', () => dateWords('2022-12-01' as never), 'Thu Dec 1, 2022', 'jue 1 de dic de 2022'],
    ['what is no date', () => dateWords('soon' as never), 'soon', 'soon'],
    ['three', () => listed(['a', 'b', 'c']), 'a, b and c', 'a, b y c'],
    ['two, the second with an i', () => listed(['Ana', 'Inés']), 'Ana and Inés', 'Ana e Inés'],
    ['days', () => lasting(at, instant(at + 3 * 86_400_000)), '3 days', '3 días'],
    ['a duration', () => durationWords('1 working day'), '1 working day', '1 día hábil'],
    ['another', () => durationWords('36 hours'), '36 hours', '36 horas'],
    ['no duration', () => durationWords('a while'), 'a while', 'a while'],
  ])('%s is said in the language that is spoken', (_, said, english, spanish) => {
    expect(said()).toBe(english);
    expect(inSpanish(said)).toBe(spanish);
  });
});
