import * as words from '../core/count-words.js';
import { languageSpoken } from '../platform/language/language.js';

/** The word for several of what a rule counts, in the language that is spoken: `referrals`, `derivaciones`. */
export const plural = (word: string): string => words.plural(word, languageSpoken());

/** A noun of a program, in the language that is spoken: `ER referrals`, `derivaciones de ER`. */
export const ofProgram = (noun: string, program: string): string => words.ofProgram(noun, program, languageSpoken());

/** The word for several of what a rule counts of a program, in the language that is spoken. */
export const several = (word: string, program: string): string => ofProgram(plural(word), program);

/** A number of what a rule counts, in the language that is spoken: `16 ER referrals`, `16 derivaciones de ER`. */
export const counted = (number: string, word: string, program = ''): string =>
  words.counted(number, word, program, languageSpoken());
