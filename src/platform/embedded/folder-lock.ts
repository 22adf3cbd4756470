import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { errorCode } from '../error-code.js';
import { processIdentity } from './process-identity.js';

const longestWait = 90_000;

/** Runs `work` while no other process does so for the same folder. A holder that was killed holds nothing. */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(folder, 'start.lock');
  const mine = processIdentity(process.pid) ?? String(process.pid);
  const deadline = performance.now() + longestWait;
  while (!take(file, mine)) {
    if (performance.now() > deadline) throw new Error(`${file} is held by another process, which does not let go`);
    await pause(50);
  }
  try {
    return await work();
  } finally {
    if (holderOf(file) === mine) rmSync(file, { force: true });
  }
}

function take(file: string, mine: string): boolean {
  try {
    writeFileSync(file, mine, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  const holder = holderOf(file);
  if (holder !== undefined && !stillRuns(holder)) clear(file, holder);
  return false;
}

function stillRuns(holder: string): boolean {
  const pid = Number.parseInt(holder, 10);
  return Number.isInteger(pid) && processIdentity(pid) === holder;
}

/** Moves the dead holder's file away; another's, taken in the meantime, is put back. */
function clear(file: string, dead: string): void {
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (holderOf(aside) === dead) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

function holderOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
