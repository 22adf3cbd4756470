import { sayer } from '../../platform/language/sayer.js';
import { catalogue } from '../catalogue.en.js';
import { spanishCatalogue } from '../catalogue.es.js';

/** The key of a sentence in the catalogue. */
export type MessageKey = keyof typeof catalogue;

/** A sentence of the catalogue in the language that is spoken; a name that is missing does not compile. */
export const say = sayer(catalogue, spanishCatalogue);
