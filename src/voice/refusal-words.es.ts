import type { Translation } from '../platform/language/sayer.js';
import type { refusalWords } from './refusal-words.en.js';

/** Why what somebody says is refused, in US Spanish. */
export const refusalWordsEs: Translation<typeof refusalWords> = {
  'dispute.answered': 'Esta objeción ya se respondió de otra manera; la persona puede presentarla de nuevo.',
  'dispute.settled': 'La propia fuente de datos ya arregló esta objeción; no queda nada que responder.',
  'dispute.noUnit':
    '{worker} no pertenece ahora a ninguna unidad a la que pudiera pasar el trabajo. Pida a un administrador que ponga a {worker} en una unidad, o que se corrija en el origen.',
  'request.owed': 'Ya se debe una reunión de seguimiento, en {number}. Pregunte a su supervisión cuándo será.',
};
