import type { Translation } from '../../platform/language/sayer.js';
import type { breachSentences } from './breach-sentences.en.js';

/** What mail says about a breach, and about a request for a check-in, in US Spanish. */
export const breachSentencesEs: Translation<typeof breachSentences> = {
  'line.breach': '{who}: {what} ({number})',
  'line.cleared': '{numbers}, resuelto',
  'line.ended': 'terminado: {why}',
  'line.since': '{numbers} desde el {day}',
  'line.sinceDue': '{numbers} desde el {day}; reunión de seguimiento a más tardar el {by}',
  'line.own': '{heading} ({number})',
  'line.request': '{who} pidió una reunión de seguimiento el {at} ({number})',

  'opened.worker': '{who} tiene {load}. El nivel acordado es de {level}.',
  'opened.pool': '{who} es de {load}. El nivel acordado es de {level}.',
  'opened.was': '{who} estuvo por encima del nivel acordado de {level}.',
  'opened.excused': 'Hay un motivo aceptado en el registro; aun así se pasó el límite absoluto.',

  'escalated.worker': '{who} tiene {load}, y el aviso ha llegado hasta usted. El nivel acordado es de {level}.',
  'escalated.pool': '{who} es de {load}, y el aviso ha llegado hasta usted. El nivel acordado es de {level}.',
  'escalated.by_hand': 'Alguien lo pasó a mano al escalón siguiente.',
  'escalated.undeliverable': 'El correo a la persona que está antes que usted en la escalera no se entrega.',
  'escalated.nobody_before': 'Antes que usted no había en la escalera nadie a quien avisar.',
  'escalated.withdrawn': 'Se retiró una confirmación.',
  'escalated.excuse_ended': 'El motivo aceptado para estar por encima ya venció.',
  'escalated.handed_over': 'Quien respondía por él ya no lo hace, y nadie lo ha asumido.',

  'acknowledged.nobody': 'Nadie lo ha confirmado.',
  'acknowledged.by': '{who} lo confirmó.',
  'acknowledged.byOn': '{who} lo confirmó el {at}.',

  'overdue.heading': 'No hubo a tiempo ninguna reunión de seguimiento con {who}.',
  'overdue.due': 'Debía ser a más tardar el {due}.',
  'overdue.neither': 'Nadie lo ha confirmado, y no hubo ninguna reunión de seguimiento.',
  'overdue.notHeld': 'No hubo ninguna reunión de seguimiento.',
  'overdue.round': 'Empezó la ronda {n}.',

  'reminder.heading': '{who} lleva {lasting} por encima del nivel acordado.',
  'reminder.again':
    'Está abierto desde el {since}. La última reunión de seguimiento ya no basta como respuesta: reúnanse otra vez.',
  'reminder.nobody': 'Está abierto desde el {since}, y nadie lo ha confirmado.',

  'stillOwed.heading': 'Todavía se debe una reunión de seguimiento con {who}.',
  'stillOwed.line':
    '{who} está de nuevo dentro del nivel acordado; la reunión de seguimiento que se debía no está registrada.',

  'handedOver.worker': '{who} tiene {load}. Desde ahora le corresponde a usted.',
  'handedOver.pool': '{who} es de {load}. Desde ahora le corresponde a usted.',
  'handedOver.former': 'Hasta ahora respondía por él {who}.',
  'handedOver.open': 'Abierto desde el {since}, ronda {round}.',
  'handedOver.notBinding': 'Eso no le obliga a usted.',
  'handedOver.item': '{at}: {text}',
  'handedOver.itemBy': '{at}: {text}, por {by}',

  'correction.heading': 'Datos corregidos: {who}',
  'cleared.heading': '{who} está de nuevo dentro del nivel acordado.',
  'cleared.line': 'La carga es {load} de {limit}; el exceso está resuelto. Lo sabe cada persona que recibió el aviso.',
  'cleared.lineSince':
    'La carga es {load} de {limit}; el exceso está resuelto desde el {since}. Lo sabe cada persona que recibió el aviso.',
  'ended.heading': 'Terminó el exceso sobre {who}.',
  'ended.line': 'Terminó: {why}.',
  'ended.targetChanged': 'Terminó: la meta cambió {limits}.',
  'ended.noLimit': 'sin límite',

  'why.generic': 'ya no se aplica',
  'why.targetInForce': 'la meta ya no está vigente',
  'why.replaced': 'otra meta la reemplazó',
  'why.deactivated': 'la persona ya no está activa',
  'why.scope': 'la meta ya no alcanza a la persona',
  'why.reported': 'los datos ya no informan sobre la persona',
  'why.targetChanged': 'la meta cambió {limits}',

  'change.line': '{field}: {to}; antes constaba: {from}.',
  'change.startedAt': 'Empezó',
  'change.openedAt': 'Se abrió',
  'change.clearedAt': 'Se resolvió',
  'change.peak': 'La carga máxima',
  'change.end': 'Cómo terminó',
  'change.notYet': 'todavía no',
  'change.otherwise': 'de otro modo',
  'change.annulled':
    'Según los datos corregidos, la carga de casos nunca estuvo por encima del nivel acordado. El exceso queda anulado; lo que se registró se puede seguir leyendo.',
  'change.annulledInto':
    'Según los datos corregidos, es parte de {into}. El exceso queda anulado; lo que se registró se puede seguir leyendo.',
  'change.stillOpen': 'Según los datos corregidos, nunca volvió al nivel acordado: sigue abierto.',
  'change.generic': 'Datos tardíos o corregidos cambiaron lo que estaba registrado; la página muestra las dos cosas.',

  'todo.none': 'No queda nada por hacer.',
  'todo.pool': 'Confirme {who}, y nombre la medida de alivio que se toma.',
  'todo.notYou': 'No se le pide nada. Todavía se debe la reunión de seguimiento con {who}.',
  'todo.notYouDue': 'No se le pide nada. Todavía se debe la reunión de seguimiento con {who}, a más tardar el {by}.',
  'todo.meet': 'Reúnase con {who} y registre lo que acordaron.',
  'todo.meetBy': 'Reúnase con {who} a más tardar el {by} y registre lo que acordaron.',
  'todo.seeTo': 'Procure que {who} y su supervisión se reúnan, y que se registre lo que acuerden.',
  'todo.seeToBy':
    'Procure que {who} y su supervisión se reúnan a más tardar el {by}, y que se registre lo que acuerden.',
  'todo.stillOwed': 'Registre la reunión de seguimiento con {who}, o pida que se dispense con un motivo.',

  'own.over': 'Usted está por encima de su nivel: {load}. El nivel acordado es de {level}.',
  'own.was': 'Usted estuvo por encima de su nivel de {level}.',
  'own.within': 'Usted está de nuevo dentro de su nivel: {load}.',
  'own.correction': 'Datos corregidos sobre su carga de casos',
  'own.met': 'La reunión de seguimiento con su supervisión: {met}.',
  'own.about': 'Se trata del trabajo, no de usted. Su supervisión recibió el aviso al mismo tiempo.',
  'own.todo': 'Ahora no se le pide nada. Su supervisión debe reunirse con usted; lleve lo que pueda ayudar.',
  'own.todoBy':
    'Ahora no se le pide nada. Su supervisión debe reunirse con usted a más tardar el {by}; lleve lo que pueda ayudar.',

  'request.asks': '{who} pide una reunión de seguimiento.',
  'request.escalated': '{who} pide una reunión de seguimiento, y el aviso ha llegado hasta usted.',
  'request.overdue': '{who} pidió una reunión de seguimiento, y no la hubo a tiempo.',
  'request.reminder': '{who} pidió una reunión de seguimiento, y nadie lo ha confirmado.',
  'request.handedOver': '{who} pide una reunión de seguimiento. Desde ahora le corresponde a usted.',
  'request.noBreach': 'Esto no pone a nadie por encima de su nivel: no es un exceso.',

  'button.breach': 'Ver el exceso',
  'button.request': 'Ver la solicitud',
  'button.acknowledge': 'Confirmar',
  'button.checkIn': 'Registrar la reunión de seguimiento',
  'button.counted': 'Ver qué se cuenta',
  'button.board': 'Abrir el tablero',
};
