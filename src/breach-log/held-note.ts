import { type HeldCheckpoint, readHeldCheckpoint } from '../core/log-bundle-verdict.js';

const notePattern = /(?:^|\n)([^\s]+\/[^\s]+\n\d+\n[A-Za-z0-9+/]{43}=\n\n(?:— \S+ [A-Za-z0-9+/=]+(?:\n|$))+)/;

/**
 * The checkpoint that somebody kept, however they kept it: the note itself, JSON with the note in `checkpoint` (an
 * export's last line, or the answer of the API), or the mail that it came with, saved as text or as it was sent.
 */
export function readHeld(text: string): HeldCheckpoint | null {
  const unix = text.replaceAll('\r\n', '\n');
  const read = readHeldCheckpoint(unix);
  if (read !== null) return read;
  if (unix.trimStart().startsWith('{')) return readJson(unix);
  for (const written of [unix, quotedPrintable(unix)]) {
    const note = notePattern.exec(written)?.[1];
    if (note !== undefined) return readHeldCheckpoint(note.endsWith('\n') ? note : `${note}\n`);
  }
  return null;
}

function readJson(text: string): HeldCheckpoint | null {
  try {
    const { checkpoint } = JSON.parse(text) as { checkpoint?: unknown };
    return typeof checkpoint === 'string' ? readHeldCheckpoint(checkpoint) : null;
  } catch {
    return null;
  }
}

/** A mail as it was sent writes what is not plain ASCII, and the ends of long lines, in this way (RFC 2045, 6.7). */
function quotedPrintable(text: string): string {
  const bytes = text
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
