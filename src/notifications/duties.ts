import type { EntryDraft } from '../core/entry.js';
import type { Instant } from '../core/instant.js';
import type { Tx } from '../platform/database/database.js';
import type { OnUndeliverable } from './undeliverable.js';

/** What settling needs of other rooms. */
export interface SettlingDuties {
  /** Puts entries into the breach log. */
  append(tx: Tx, drafts: readonly EntryDraft[]): Promise<unknown>;
  /** The admins that mail can reach. */
  admins(tx: Tx, at: Instant): Promise<readonly string[]>;
  undeliverable: OnUndeliverable;
}
