import type { Translation } from '../../platform/language/sayer.js';
import type { frameSentences } from './frame-sentences.en.js';

/** What every mail is framed by, in US Spanish. */
export const frameSentencesEs: Translation<typeof frameSentences> = {
  'subject.over': '{who} por encima del nivel acordado: {load} de {limit} {what} [{number}]',
  'subject.several': '{who} por encima del nivel acordado: {programs} [{first} +{more}]',
  'subject.workers': '{n} personas',
  'subject.pools': '{n} grupos de trabajo sin asignar',
  'subject.caseloads': '{n} cargas de casos',
  'subject.request': '{who} pide una reunión de seguimiento [{number}]',
  'subject.requests': '{n} personas piden una reunión de seguimiento [{first} +{more}]',

  'several.escalated': '{n} excesos han llegado hasta usted.',
  'several.opened': '{n} personas están por encima de su nivel acordado.',
  'several.openedCaseloads': '{n} cargas de casos están por encima de su nivel acordado.',
  'several.overdue': '{n} reuniones de seguimiento no se hicieron a tiempo.',
  'several.reminder': '{n} excesos están abiertos, y nadie los ha confirmado.',
  'several.stillOwed': 'Todavía se deben {n} reuniones de seguimiento.',
  'several.handedOver': '{n} excesos le corresponden a usted desde ahora.',
  'several.correction': 'Datos corregidos sobre {n} excesos',
  'several.cleared': '{n} personas están de nuevo dentro de su nivel acordado.',
  'several.clearedCaseloads': '{n} cargas de casos están de nuevo dentro de su nivel acordado.',
  'several.ended': '{n} excesos han terminado.',
  'several.more': 'y {n} más, en el tablero',
  'several.board': 'Abra el tablero: dice de cada uno qué hay que hacer, y para cuándo.',
  'several.continuing': '{who}: {numbers} desde el {day} ({number})',

  'frame.lang': 'es',
  'frame.todo': 'Qué hacer',
  'frame.continuing': 'Siguen abiertos',
  'frame.checkpoint': 'El registro de excesos en este momento:',
  'frame.foot': 'Plimsoll, para {agency}',

  'note.why': 'Por qué recibió esto: {reasons}. Usted inicia sesión como {code}.',
  'note.counts': 'Cuentas al {at}.',
  'note.wrong': '¿Hay un error? La página del botón lleva a lo que se cuenta y lo que no, y por qué.',

  'rung.supervisor': 'la supervisión',
  'rung.cover': 'la suplencia',
  'rung.manager': 'la gerencia de unidad',
  'rung.director': 'la dirección',
  'next.one': '{roles} recibirá el aviso el {at}.',
  'next.oneUnlessCheckIn': '{roles} recibirá el aviso el {at}, salvo que se registre una reunión de seguimiento.',
  'next.oneUnlessAcknowledged': '{roles} recibirá el aviso el {at}, salvo que alguien lo confirme antes.',
  'next.several': '{roles} recibirán el aviso el {at}.',
  'next.severalUnlessCheckIn': '{roles} recibirán el aviso el {at}, salvo que se registre una reunión de seguimiento.',
  'next.severalUnlessAcknowledged': '{roles} recibirán el aviso el {at}, salvo que alguien lo confirme antes.',

  'proposal.one':
    'Se adjunta una hora propuesta: {when}, 15 minutos. Ábrala para ponerla en su calendario; no invita a nadie.',
  'proposal.several':
    'Se adjuntan horas propuestas, de 15 minutos cada una: {times}. Ábralas para ponerlas en su calendario; no invitan a nadie.',
  'proposal.time': '{who}, {when}',
  'proposal.summary': 'Reunión de seguimiento: {who} ({number})',
  'proposal.description': 'Registre lo que acordaron: {page}',
  'proposal.file': 'seguimiento-{number}.ics',

  'digest.subject': 'Cargas de casos de esta semana',
  'digest.subjectOf': 'Cargas de casos de esta semana: {week}',
  'digest.heading': 'Lo que le espera esta semana.',
  'digest.open': 'Por encima de su nivel',
  'digest.owed': 'Se debe una reunión de seguimiento',
  'digest.steps': 'Medidas de alivio que vencen',
  'digest.aboveGoal': 'Por encima del objetivo, dentro del límite',
  'digest.isOpen': '{who}: {numbers} desde el {day} ({number})',
  'digest.isOwed': '{who}: se debe una reunión de seguimiento ({number})',
  'digest.isOwedBy': '{who}: se debe una reunión de seguimiento, a más tardar el {by} ({number})',
  'digest.isDue': '{step}, {owner}, a más tardar el {by} ({number})',
  'digest.isAbove': '{who}: {numbers}, objetivo {goal}',
  'digest.more': 'y {n} más, en el tablero',
};
