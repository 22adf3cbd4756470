import type { Instant } from './instant.js';

/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * An entry as a decision drafts it for the breach log. The log adds when it was recorded, the index and the epoch.
 * Names, addresses and free text go under `sealed`: the log keeps only a salted commitment of each (domain rules, section 8).
 */
export interface EntryDraft {
  /** What happened, in snake_case: `opened`, `acknowledged`, `restated`, `import_applied` … */
  readonly kind: string;
  /** When it took effect, which may be before it was recorded. */
  readonly effectiveAt: Instant;
  /** The number of the breach it belongs to. */
  readonly breach?: string;
  /** The worker's code. */
  readonly worker?: string;
  /** The unit whose pool it is about. */
  readonly unit?: string;
  /** The code of the person who did it; absent where the service itself did. */
  readonly by?: string;
  /** What else is on record, in the clear: numbers, dates, codes. */
  readonly facts?: { readonly [key: string]: Json };
  /** What is committed to but not shown: free text, names, addresses. */
  readonly sealed?: { readonly [key: string]: string };
}
