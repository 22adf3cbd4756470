import type { Instant } from '../../core/instant.js';
import type { Outcome } from '../../notifications/outcome.js';
import type { Letter } from './letter.js';

/** Who carries mail away. */
export abstract class Postman {
  /** Hands over one mail to one recipient; whatever happens is an outcome, and nothing is thrown. */
  abstract deliver(letter: Letter, now: Instant): Promise<Outcome>;
  abstract close(): Promise<void>;
}
