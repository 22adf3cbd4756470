import type { Translation } from '../../platform/language/sayer.js';
import type { searchWords } from './words.en.js';

/** Words of the search, in US Spanish. */
export const searchWordsEs: Translation<typeof searchWords> = {
  'search.label': 'Buscar',
  'search.button': 'Buscar',
  'search.hint':
    'Busque el número de un exceso, el código de una persona, una unidad, o un nombre donde se le muestren nombres.',
  'search.heading': '{n} resultados para “{text}”',
  'search.headingOne': '1 resultado para “{text}”',
  'search.headingFirst': 'Los primeros {n} resultados para “{text}”',
  'search.headingNone': 'No se encontró nada para “{text}”',
  'search.headingEmpty': '¿Qué busca?',
  'search.tooLong': 'Busque con 100 caracteres como máximo',
  'search.breaches': 'Excesos',
  'search.people': 'Personas',
  'search.units': 'Unidades',
  'search.cut': 'Se muestran los primeros {n}. Escriba algo más para encontrar los demás.',
};
