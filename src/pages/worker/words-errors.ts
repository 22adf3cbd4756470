import type { FieldError } from '../frame/error-summary.js';
import { say } from '../frame/say.js';

const mostCharacters = 5000;

/** What is wrong with words that a person must give: none, or too many. */
export function wordsErrors(field: string, text: string): FieldError[] {
  if (text === '') return [{ field, message: say('voice.wordsMissing') }];
  return text.length > mostCharacters ? [{ field, message: say('voice.wordsTooLong') }] : [];
}
