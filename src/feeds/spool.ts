import { createHash } from 'node:crypto';
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const prefix = 'plimsoll-import-';

/** A body kept in a file of nobody else's until it is dealt with. */
interface Spooled {
  readonly path: string;
  readonly digest: Buffer;
  forget(): Promise<void>;
}

/** Writes a body to a file as it comes: however long it is, it is never in memory. */
export async function spool(body: Readable): Promise<Spooled> {
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
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

const began = Date.now();

/** Removes what processes left that ended while they dealt with a file; those of a process that lives stay. */
export async function forgetSpoolsOfTheDead(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1] ?? NaN);
    if (Number.isNaN(pid) || (await isInUse(pid, join(tmpdir(), name)))) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/** In a container the next process has the number of the last: what is older than it is not its own. */
async function isInUse(pid: number, folder: string): Promise<boolean> {
  if (pid === process.pid) return ((await stat(folder).catch(() => null))?.mtimeMs ?? 0) >= began;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
