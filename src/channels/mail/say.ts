import { sayer } from '../../platform/language/sayer.js';
import { breachSentences } from './breach-sentences.en.js';
import { breachSentencesEs } from './breach-sentences.es.js';
import { broughtSentences } from './brought-sentences.en.js';
import { broughtSentencesEs } from './brought-sentences.es.js';
import { factSentences } from './fact-sentences.en.js';
import { factSentencesEs } from './fact-sentences.es.js';
import { frameSentences } from './frame-sentences.en.js';
import { frameSentencesEs } from './frame-sentences.es.js';
import { otherSentences } from './other-sentences.en.js';
import { otherSentencesEs } from './other-sentences.es.js';
import { reasonSentences } from './reason-sentences.en.js';
import { reasonSentencesEs } from './reason-sentences.es.js';

/** Every sentence of mail, in English and in Spanish. */
export const mailSentences = {
  'en-US': {
    ...frameSentences,
    ...factSentences,
    ...breachSentences,
    ...otherSentences,
    ...broughtSentences,
    ...reasonSentences,
  },
  'es-US': {
    ...frameSentencesEs,
    ...factSentencesEs,
    ...breachSentencesEs,
    ...otherSentencesEs,
    ...broughtSentencesEs,
    ...reasonSentencesEs,
  },
} as const;

const sentence = sayer(mailSentences['en-US'], mailSentences['es-US']);

/** Says a sentence of mail in the language that is spoken; one that ends in `p.m.` has its full stop already. */
export const say: typeof sentence = (key, ...given) => sentence(key, ...given).replace(/(\b[ap]\. ?m\.)\./g, '$1');
