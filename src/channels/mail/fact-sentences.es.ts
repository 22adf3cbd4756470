import type { Translation } from '../../platform/language/sayer.js';
import type { factSentences } from './fact-sentences.en.js';

/** What mail says of numbers, days and the agreed level, and the labels of its tables, in US Spanish. */
export const factSentencesEs: Translation<typeof factSentences> = {
  'who.pool': 'El trabajo sin asignar de la unidad {unit}',
  'who.poolWithin': 'el trabajo sin asignar de la unidad {unit}',

  'load.of': '{load} de {limit}',
  'level.band': '{goal} a {limit}',
  'level.source': '{level} ({source})',
  'level.sourceSince': '{level} ({source}; desde el {date})',
  'level.since': '{level} (desde el {date})',

  'within.clearing':
    'La carga está de nuevo dentro del nivel acordado. El exceso termina cuando haya seguido así el tiempo acordado.',
  'within.until':
    'La carga está de nuevo dentro del límite. El exceso sigue abierto hasta que la carga esté en {clearAt} o menos.',
  'within.lowEnough':
    'La carga está de nuevo dentro del límite. El exceso sigue abierto hasta que la carga baje lo suficiente.',

  'lasting.none': 'menos de un día',
  'lasting.one': '1 día',
  'lasting.many': '{n} días',
  'duration.hour': '1 hora',
  'duration.hours': '{n} horas',
  'duration.day': '1 día',
  'duration.days': '{n} días',
  'duration.workingDay': '1 día hábil',
  'duration.workingDays': '{n} días hábiles',

  'fact.now': 'Ahora',
  'fact.level': 'Nivel acordado',
  'fact.reckoned': 'Cómo se calcula el nivel',
  'fact.fte': 'de jornada (FTE)',
  'fact.overBy': 'De más',
  'fact.alsoOver': 'También por encima',
  'fact.since': 'Desde',
  'fact.highest': 'Máximo',
  'fact.lastDays': 'Últimos {n} días',
  'fact.room': 'Margen en la unidad',
  'fact.excused': 'Con excepción hasta',
  'fact.checkInDue': 'Reunión, a más tardar',
  'fact.number': 'Número',
  'fact.overSince': 'Por encima desde',
  'fact.until': 'Hasta',
  'fact.lasted': 'Duró',
  'fact.checkIn': 'Reunión de seguimiento',
  'fact.answer': 'Respuesta',
  'fact.askedOn': 'Se pidió el',
  'fact.checkInBy': 'Reunión, a más tardar',
  'fact.notTheirsSince': 'No le corresponde desde',
  'fact.saidOn': 'Lo dijo el',
  'fact.answerBy': 'Responda a más tardar',

  'room.nobody': 'nadie',
  'room.one': '1 persona, {load}',
  'room.many': '{n} personas, {load}',

  'response.checked_in': 'hecha',
  'response.waived': 'dispensada, con un motivo registrado',
  'response.not_owed': 'no se debe',
  'response.stepNamed': 'dada, con una medida de alivio',
  'response.owed': 'todavía se debe',
  'response.owedBy': 'todavía se debe, a más tardar el {by}',
};
