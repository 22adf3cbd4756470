import { sayer } from '../platform/language/sayer.js';
import { refusalWords } from './refusal-words.en.js';
import { refusalWordsEs } from './refusal-words.es.js';

/** Says why something is refused, in the language that is spoken. */
export const sayRefusal = sayer(refusalWords, refusalWordsEs);
