import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

import { type ServerUser } from './server-user.js';

const longestLog = 4 * 1024 * 1024;

/**
 * Starts a server in a group of its own, so that Ctrl-C reaches this process only and the server goes on until all work
 * is done. What it says goes to a file that outlives us.
 */
export function startServer(
  program: string,
  args: readonly string[],
  { user, logFile }: { user: ServerUser | undefined; logFile: string },
): ChildProcess {
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > longestLog) truncateSync(logFile);
  const output = openSync(logFile, 'a', 0o600);
  try {
    const child = spawn(program, args, { ...user, cwd: '/', detached: true, stdio: ['ignore', output, output] });
    child.unref();
    return child;
  } finally {
    closeSync(output);
  }
}

/** The last lines a server wrote, for the message that it did not start. */
export function lastWords(logFile: string): string {
  try {
    return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-8).join('\n');
  } catch {
    return '';
  }
}

/** Asks again until it is so; false when it was not within the time. */
export async function waitUntil(isSo: () => boolean | Promise<boolean>, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (!(await isSo())) {
    if (performance.now() > deadline) return false;
    await pause(25);
  }
  return true;
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    return; // It is gone.
  }
}
