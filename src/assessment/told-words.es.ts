import type { Translation } from '../platform/language/sayer.js';
import type { toldWords } from './told-words.en.js';

/** Why nobody has been told that somebody is over, in US Spanish. */
export const toldWordsEs: Translation<typeof toldWords> = {
  pending: 'pasa su nivel, pero todavía no el tiempo suficiente para ser un exceso',
  foundLate: 'encontrado tarde: empezó y terminó antes de que se pudiera avisar',
  held: 'retenido: un cambio masivo, o días perdidos que se recuperan',
  excused: 'con excepción: la escalera de avisos descansa',
  promised: 'el correo está prometido y todavía no se ha enviado',
  nobody: 'no hay nadie a quien avisar',
  refused: 'rechazado: {reason}',
  cancelled: 'cancelado: {reason}',
  noReason: 'sin motivo indicado',
};
