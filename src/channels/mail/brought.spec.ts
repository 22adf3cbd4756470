import type { Json } from '../../core/entry.js';
import { inLanguage } from '../../platform/language/language.js';
import { broughtLines } from './brought.js';

type Facts = { readonly [key: string]: Json };

const cases: readonly (readonly [what: string, facts: Facts, english: string, spanish: string])[] = [
  [
    'work for somebody on leave',
    { matter: 'assigned_while_away', worker: 'W-104' },
    'W-104 is on leave and was assigned work',
    'W-104 tiene licencia y se le asignó trabajo',
  ],
  [
    'names that the roster has not',
    { matter: 'unknown_worker', names: ['W-1', 'W-2'], count: 2 },
    'Not on the roster: W-1, W-2. Until a file of people names them they count as one full-time worker each, in no unit.',
    'No están en la plantilla: W-1, W-2. Hasta que un archivo de personas los nombre, cada código cuenta como una persona a jornada completa, en ninguna unidad.',
  ],
  [
    'more programs than are listed',
    { matter: 'unknown_program', names: ['ER', 'FR'], count: 5 },
    'Programs that no unit and no target knows: ER, FR and 3 more. Their assignments are taken and count for no target.',
    'Programas que ninguna unidad ni ninguna meta conoce: ER, FR y 3 más. Sus asignaciones se toman y no cuentan para ninguna meta.',
  ],
  [
    'units without anybody to tell',
    {
      matter: 'nobody_to_tell',
      units: [
        { unit: 'ER3', from: '2026-12-01', next: 'manager' },
        { unit: 'FR1', from: '2026-12-02', next: null },
      ],
    },
    'from 2026-12-01 no supervisor of ER3 can be told; the manager would be told at once\nfrom 2026-12-02 no supervisor of FR1 can be told; nobody else either',
    'desde el 2026-12-01 no se puede avisar a ninguna supervisión de ER3; se avisaría enseguida a la gerencia de unidad\ndesde el 2026-12-02 no se puede avisar a ninguna supervisión de FR1; tampoco a nadie más',
  ],
  [
    'a role',
    { matter: 'role_granted', person: 'L-1', role: 'labor' },
    'L-1 was granted the role labor',
    'Se otorgó a L-1 la función: parte laboral',
  ],
  [
    'a seat that a file changed',
    {
      matter: 'seat_changed',
      changes: [{ person: 'L-1', roles: ['labor'], changed: ['email', 'end_on'], endOn: '2026-12-01' }],
    },
    'L-1 (labor): a file of people changed email, end_on. From 2026-12-01 on they are no longer there.',
    'L-1 (parte laboral): un archivo de personas cambió email, end_on. A partir del 2026-12-01 ya no estará aquí.',
  ],
  [
    'mail that stays',
    { matter: 'mail_kept', why: 'shadow' },
    'From now on all mail is kept in the built-in mailbox and reaches nobody: the service was started in shadow.',
    'Desde ahora todo el correo se queda en el buzón interno y no llega a nadie: el servicio se inició en modo sombra.',
  ],
  [
    'the end of the first run',
    {
      matter: 'telling_started',
      labor: ['L-1'],
      management: [],
      invited: [],
      agreed: [{ name: 'ER referrals', signers: ['L-1', 'M-1'] }],
    },
    'From now on people are told when a caseload passes the agreed level. Nothing of before is mailed late; it stands in the log.\nSeats of labor: L-1. Seats of management: nobody.\nSign-in links were made for these seats: none.\nAgreed: ER referrals, signed by L-1 and M-1.',
    'Desde ahora se avisa cuando una carga de casos pasa el nivel acordado. Nada de antes se envía con retraso; está en el registro.\nPuestos de la parte laboral: L-1. Puestos de la gerencia: nadie.\nSe crearon enlaces para iniciar sesión para estos puestos: ninguno.\nMeta acordada: ER referrals, firmada por L-1 y M-1.',
  ],
];

it.each(cases)('%s is told from its facts in either language', (_, facts, english, spanish) => {
  expect(broughtLines(facts).join('\n')).toBe(english);
  expect(inLanguage('es-US', () => broughtLines(facts)).join('\n')).toBe(spanish);
});

it.each<[string, Facts]>([
  ['a matter with words of its own', { matter: 'setting_changed', text: 'workerCopy: on → off\ndigest: off → on' }],
  ['a matter that nobody knows', { matter: 'constructor', text: 'workerCopy: on → off', lines: ['digest: off → on'] }],
  [
    'a matter whose facts do not say it all',
    { matter: 'seat_changed', text: 'workerCopy: on → off\ndigest: off → on' },
  ],
])('%s is told as it was written down', (_, facts) => {
  expect(inLanguage('es-US', () => broughtLines(facts))).toEqual(['workerCopy: on → off', 'digest: off → on']);
});
