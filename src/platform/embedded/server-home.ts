import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { makeFolder } from '../make-folder.js';
import { SetupError } from '../settings/settings.js';
import { type ServerUser } from './server-user.js';

/** Where the servers that we start keep their data and their sockets. */
export interface ServerHome {
  readonly folder: string;
  readonly sockets: string;
  readonly user: ServerUser | undefined;
}

/** Owned by root and written to by root only, so that nobody else can have laid anything in our way. */
const ROOTS_OWN = '/var/lib/plimsoll';
/** A socket's path has 104 bytes on macOS and 108 on Linux, its end included; PostgreSQL adds 16 of them. */
const LONGEST_SOCKET_FOLDER = 86;

/** Makes the folders, elsewhere than in the data folder only where the servers could not work in it. */
export function serverHome(data: string, user: ServerUser | undefined): ServerHome {
  const asRoot = user !== undefined;
  try {
    makeFolder(data, asRoot ? 0o711 : 0o700);
    const folder = user === undefined || canBeEntered(data, user) ? data : rootsOwnFolder(idOf(data));
    const sockets = path.join(folder, 'run');
    if (Buffer.byteLength(sockets) <= LONGEST_SOCKET_FOLDER) {
      privateFolder(sockets, user);
      return { folder, sockets, user };
    }
    return { folder, sockets: asRoot ? rootsOwnSockets(folder, user) : temporarySockets(folder), user };
  } catch (error) {
    if (error instanceof SetupError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupError([
      `PLIMSOLL_DATA is ${data}, where no database can be kept: ${reason}. Name another folder, or a database with PLIMSOLL_DATABASE_URL`,
    ]);
  }
}

const nameFor = (folder: string): string => createHash('sha256').update(folder).digest('hex').slice(0, 12);

/** A folder that was made for us and for root only, as mktemp does, is opened so far that the servers get through. */
function canBeEntered(folder: string, user: ServerUser): boolean {
  if (canEnter(folder, user)) return true;
  if (readdirSync(folder).length > 0) return false;
  const { mode } = statSync(folder);
  chmodSync(folder, mode | 0o011);
  if (canEnter(folder, user)) return true;
  chmodSync(folder, mode);
  return false;
}

function canEnter(folder: string, user: ServerUser): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/' }).status === 0;
}

/** A word of this data folder's own: when it is emptied and used again, it does not find the data it had before. */
function idOf(data: string): string {
  const file = path.join(data, 'id');
  const known = readIfThere(file);
  if (known !== undefined) return known;
  const made = randomBytes(12).toString('hex');
  writeFileSync(file, made, { mode: 0o600 });
  return made;
}

/** A folder below one that root alone can write to. */
export function rootsOwnFolder(purpose: string): string {
  makeFolder(ROOTS_OWN, 0o755);
  const { uid, mode } = lstatSync(ROOTS_OWN);
  if (uid !== 0 || (mode & 0o022) !== 0) throw new Error(`${ROOTS_OWN} is not root's alone`);
  chmodSync(ROOTS_OWN, 0o755);
  const folder = path.join(ROOTS_OWN, nameFor(purpose));
  makeFolder(folder, 0o711);
  return folder;
}

function rootsOwnSockets(folder: string, user: ServerUser | undefined): string {
  const sockets = path.join(rootsOwnFolder(folder), 'run');
  privateFolder(sockets, user);
  return sockets;
}

/** Makes the folder the server user's and nobody else's; refuses one that is a link or somebody else's. */
export function privateFolder(folder: string, user: ServerUser | undefined): void {
  makeFolder(folder, 0o700);
  const found = lstatSync(folder);
  if (!found.isDirectory()) throw new Error(`${folder} is not a folder`);
  const wanted = user?.uid ?? process.getuid?.();
  const ours = new Set([wanted, process.getuid?.()]);
  if (!ours.has(found.uid) && process.platform !== 'win32') throw new Error(`${folder} belongs to somebody else`);
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
}

/** A folder with a name nobody can guess, remembered in the data folder so that the next start finds it. */
function temporarySockets(folder: string): string {
  const memory = path.join(folder, 'run-folder');
  const remembered = readIfThere(memory);
  if (remembered !== undefined && isOurs(remembered)) return remembered;
  const made = mkdtempSync(path.join(tmpdir(), 'plimsoll-'));
  writeFileSync(memory, made, { mode: 0o600 });
  return made;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function isOurs(folder: string): boolean {
  try {
    const found = lstatSync(folder);
    return found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0;
  } catch {
    return false;
  }
}
