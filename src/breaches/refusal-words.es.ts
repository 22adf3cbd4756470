import type { Translation } from '../platform/language/sayer.js';
import type { refusalWords } from './refusal-words.en.js';

/** Why an act on a breach is refused, in US Spanish. */
export const refusalWordsEs: Translation<typeof refusalWords> = {
  closed:
    'Este exceso está cerrado; ya no se debe nada. Si la carga vuelve a pasar su nivel, es otro exceso: búsquelo en el registro de excesos.',
  waived: 'La respuesta se dispensó y ya no se debe. El motivo, y quién lo dio, están en la cronología.',
  not_owed: 'En este exceso no se debe ninguna respuesta: no hay nada que hacer.',
  checked_in: 'Ya hay una reunión de seguimiento registrada; edítela para corregir lo que dice.',
  load_ended: 'La carga ya no pasa su nivel; solo falta la reunión de seguimiento: regístrela.',
  held: 'Este exceso es parte de un cambio masivo retenido, y hasta que se levante no se debe nada. Pida a un administrador que levante la retención.',
  not_acknowledged: 'Nadie ha confirmado este exceso en su ronda actual: no hay nada que retirar.',
  not_yours: 'Solo la persona que lo confirmó puede retirarlo: la cronología dice quién. Pídaselo.',
  step_needed: 'El trabajo sin asignar se responde con una medida de alivio: elija una.',
  pool_has_no_check_in:
    'El trabajo sin asignar no tiene reunión de seguimiento; confírmelo y nombre una medida de alivio.',
  no_rung_left:
    'En esta ronda ya se avisó en todos los escalones que envían correo. La cronología dice a quién: hable con esas personas y registre la reunión de seguimiento.',
  request_has_no_excuse:
    'Esto es una petición de reunión de seguimiento, no un exceso: no hay nada que un motivo pueda excusar. Registre la reunión que se pide.',
  no_excuse_in_target:
    'La meta no admite excepciones: se responde con una reunión de seguimiento. Las dos partes pueden acordar otra meta.',
  not_excused_by: 'La meta deja que otras personas acepten un motivo: su página dice quiénes. Pídalo a una de ellas.',
  over_absolute_limit:
    'Por encima del límite absoluto no se puede aceptar ningún motivo. Acuerden un alivio en una reunión de seguimiento.',
  until_too_early: 'La excepción tiene que terminar después de hoy: dé un día posterior.',
  until_too_late: 'La excepción duraría más de lo que permite la meta: dé un día anterior.',
};
