import { createPublicKey, type KeyObject } from 'node:crypto';

import { type Checkpoint, checkpointText } from '../core/checkpoint.js';
import { signNote, verifierKeyText } from '../core/checkpoint-note.js';
import { rootOf } from '../core/merkle.js';
import type { Db, Tx } from '../platform/database/database.js';
import { insertCheckpoint, newestCheckpoint, type Occasion } from './checkpoint.queries.js';
import { intactTree } from './log-intact.js';

/** A checkpoint with its signature. */
export interface SignedCheckpoint {
  readonly checkpoint: Checkpoint;
  /** The signed note (C2SP tlog-checkpoint). */
  readonly note: string;
  /** The verifier key that it opens with (C2SP vkey). */
  readonly publicKey: string;
}

/** Signs what the log states of itself. */
export class Checkpoints {
  readonly publicKey: string;

  constructor(
    private readonly key: KeyObject,
    private readonly origin: string,
  ) {
    this.publicKey = verifierKeyText(origin, createPublicKey(key));
  }

  /** A checkpoint over all there is now. Nothing is stored; over the same log it is the same to the byte. */
  async checkpointNow(db: Db): Promise<SignedCheckpoint> {
    const tree = await intactTree(db);
    const checkpoint = { origin: this.origin, size: tree.size, root: rootOf(tree) };
    return { checkpoint, note: signNote(checkpointText(checkpoint), this.origin, this.key), publicKey: this.publicKey };
  }

  /** A checkpoint that is handed out for good: the log may never be shorter again. */
  async keep(tx: Tx, occasion: Occasion): Promise<SignedCheckpoint> {
    const signed = await this.checkpointNow(tx);
    const { size, root } = signed.checkpoint;
    await insertCheckpoint(tx, { size, root, note: signed.note, public_key: this.publicKey }, occasion);
    return signed;
  }

  /** The key that signed the last kept checkpoint, where it was not this one; null: it was, or there is none. */
  async formerKey(db: Db): Promise<string | null> {
    const newest = await newestCheckpoint(db);
    return newest === undefined || newest.public_key === this.publicKey ? null : newest.public_key;
  }
}
