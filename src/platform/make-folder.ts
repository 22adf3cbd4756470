import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { errorCode } from './error-code.js';

/**
 * Makes a folder and those above it that are missing, each tried once. Node's own recursive way never ends where a file
 * system answers that nothing is there although the folder above is, as /proc does.
 */
export function makeFolder(folder: string, mode: number): void {
  const missing: string[] = [];
  for (let at = path.resolve(folder); !isThere(at) && at !== path.dirname(at); at = path.dirname(at)) missing.push(at);
  for (const at of missing.reverse()) makeOne(at, mode);
  if (!statSync(folder).isDirectory()) throw new Error(`${folder} is not a folder`);
}

/** A file in the way is there too: what is to lie below it then says so. */
const isThere = (place: string): boolean => statSync(place, { throwIfNoEntry: false }) !== undefined;

function makeOne(folder: string, mode: number): void {
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}
