import type { Translation } from '../../platform/language/sayer.js';
import type { exportWords } from './words.en.js';

/** Words of the exports, in US Spanish. */
export const exportWordsEs: Translation<typeof exportWords> = {
  'export.breaches': 'Descargar los excesos como CSV',
  'export.board': 'Descargar el tablero como CSV',
  'export.targets': 'Descargar las metas como CSV',
  'export.notifications': 'Descargar los mensajes como CSV',
  'export.holds': 'Descargar las retenciones como CSV',
  'export.people': 'Descargar las personas como CSV',
  'export.units': 'Descargar las unidades como CSV',
  'export.onRecord':
    'El archivo tiene las filas que coinciden, con los nombres como se le muestran a usted. Queda registrado que usted lo descargó.',
};
