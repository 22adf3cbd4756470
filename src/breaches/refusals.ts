import type { Refusal } from '../core/breach-signal.js';
import { sayer } from '../platform/language/sayer.js';
import { refusalWords } from './refusal-words.en.js';
import { refusalWordsEs } from './refusal-words.es.js';

const say = sayer(refusalWords, refusalWordsEs);

/** Why an act is refused, and what one could do instead. */
export const refusalText = (why: Refusal): string => say(why);
