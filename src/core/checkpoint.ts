import type { TreeHead } from './merkle-proof.js';

/**
 * What the log states of itself at one size (C2SP tlog-checkpoint). Who holds one can prove later that the log they are
 * shown begins with the entries that it was made over.
 */
export interface Checkpoint extends TreeHead {
  /** Which log: `plimsoll/<agency>`. */
  readonly origin: string;
}

/** The name of an agency's log. Blanks and plus signs, which a key's name may not have, are percent-encoded. */
export const originOf = (agencyCode: string): string => `plimsoll/${encodeURIComponent(agencyCode)}`;

/** The checkpoint as it is signed: origin, size and base64 root, a line each. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** Reads the text of a checkpoint; null where it is none. Further lines are allowed, and say nothing here. */
export function readCheckpoint(text: string): Checkpoint | null {
  const [origin, size, root, ...further] = text.split('\n');
  if (origin === undefined || origin === '' || size === undefined || root === undefined) return null;
  if (further.pop() !== '' || further.includes('')) return null;
  if (!/^(0|[1-9][0-9]{0,14})$/.test(size)) return null;
  const hash = readHash(root);
  return hash === null ? null : { origin, size: Number(size), root: hash };
}

/** Reads a SHA-256 hash in base64; null where it is not exactly one. */
export function readHash(text: string): Buffer | null {
  const bytes = readBase64(text);
  return bytes?.length === 32 ? bytes : null;
}

/** Reads base64 written in the one proper way (RFC 4648, section 4); null otherwise. */
export function readBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}
