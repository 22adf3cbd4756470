import type { Translation } from '../../platform/language/sayer.js';
import type { broughtSentences } from './brought-sentences.en.js';

/** What mail says to admins and seats of what somebody did, or of what data brought, in US Spanish. */
export const broughtSentencesEs: Translation<typeof broughtSentences> = {
  'brought.away': '{worker} tiene licencia y se le asignó trabajo',
  'brought.more': '{names} y {n} más',
  'brought.workers':
    'No están en la plantilla: {names}. Hasta que un archivo de personas los nombre, cada código cuenta como una persona a jornada completa, en ninguna unidad.',
  'brought.programs':
    'Programas que ninguna unidad ni ninguna meta conoce: {names}. Sus asignaciones se toman y no cuentan para ninguna meta.',
  'brought.nobody': 'desde el {from} no se puede avisar a ninguna supervisión de {unit}; tampoco a nadie más',
  'brought.manager':
    'desde el {from} no se puede avisar a ninguna supervisión de {unit}; se avisaría enseguida a la gerencia de unidad',
  'brought.director':
    'desde el {from} no se puede avisar a ninguna supervisión de {unit}; se avisaría enseguida a la dirección',
  'brought.role': 'Se otorgó a {person} la función: {role}',
  'brought.link':
    'Se creó un enlace de un solo uso para {person}, que ocupa un puesto de las partes. Quien lo abra elige una contraseña nueva.',
  'brought.seat': '{person} ({roles}): un archivo de personas cambió {changed}.',
  'brought.seatUntil':
    '{person} ({roles}): un archivo de personas cambió {changed}. A partir del {endOn} ya no estará aquí.',
  'brought.leaves': 'Desde ahora el correo va al servidor de correo.',
  'brought.kept.shadow':
    'Desde ahora todo el correo se queda en el buzón interno y no llega a nadie: el servicio se inició en modo sombra.',
  'brought.kept.no_mail_server':
    'Desde ahora todo el correo se queda en el buzón interno y no llega a nadie: el servicio se inició sin servidor de correo.',
  'brought.started':
    'Desde ahora se avisa cuando una carga de casos pasa el nivel acordado. Nada de antes se envía con retraso; está en el registro.',
  'brought.seats': 'Puestos de la parte laboral: {labor}. Puestos de la gerencia: {management}.',
  'brought.invited': 'Se crearon enlaces para iniciar sesión para estos puestos: {names}.',
  'brought.agreed': 'Meta acordada: {name}, firmada por {signers}.',
  'brought.nobodyAtAll': 'nadie',
  'brought.none': 'ninguno',
  'brought.test': 'Este es un mensaje de prueba que usted pidió. Si puede leerlo, el correo de Plimsoll le llega.',

  'role.worker': 'personal de casos',
  'role.supervisor': 'supervisión',
  'role.manager': 'gerencia de unidad',
  'role.director': 'dirección',
  'role.labor': 'parte laboral',
  'role.management': 'gerencia',
  'role.admin': 'administración',
  'role.it': 'informática',
  'role.auditor': 'auditoría',

  'target.target_proposed': 'Se propuso una meta: {name}, versión {version}.',
  'target.target_edited': 'Se editó una meta propuesta, y se le quitan las firmas: {name}, versión {version}.',
  'target.target_withdrawn': 'Se retiró una meta propuesta: {name}, versión {version}.',
  'target.target_approved': 'Se firmó una meta: {name}, versión {version}.',
  'target.target_retirement_proposed': 'Se propuso el fin de una meta: {name}, versión {version}.',
  'target.target_retirement_withdrawn': 'Se retiró la propuesta de terminar una meta: {name}, versión {version}.',
  'target.target_retirement_approved': 'Se firmó el fin de una meta: {name}, versión {version}.',
  'target.allSigned': 'Tiene todas las firmas que necesita.',
  'target.forceWaits': 'Entra en vigor solo cuando las dos partes la han firmado.',
  'target.endWaits': 'La meta termina solo cuando las dos partes lo han firmado.',
  'target.todo': 'Lea lo que dice, y fírmela o proponga otra.',
};
