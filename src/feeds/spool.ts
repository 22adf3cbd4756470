import { createHash } from 'node:crypto';
import { open, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** A body kept in a file of nobody else's until it is dealt with. */
interface Spooled {
  readonly path: string;
  readonly digest: Buffer;
  forget(): Promise<void>;
}

/** Writes a body to a file as it comes: however long it is, it is never in memory. */
export async function spool(body: Readable): Promise<Spooled> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-import-'));
  const forget = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'file');
    const file = await open(path, 'wx', 0o600);
    const hash = createHash('sha256');
    try {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        hash.update(chunk);
        await file.write(chunk);
      }
    } finally {
      await file.close();
    }
    return { path, digest: hash.digest(), forget };
  } catch (error) {
    await forget();
    throw error;
  }
}
