import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { SetupError } from '../settings/settings.js';
import { type PostgresBinaries } from './postgres-binaries.js';
import { privateFolder, type ServerHome } from './server-home.js';

export const LOGIN = 'plimsoll';

/** The folder of the database's files; makes them at the first start. */
export function postgresCluster(home: ServerHome, binaries: PostgresBinaries, password: string): string {
  const files = path.join(home.folder, `pg${binaries.version}`);
  if (existsSync(path.join(files, 'PG_VERSION'))) return files;
  refuseOtherVersion(home, binaries.version);

  // Made beside its place and then moved there: a start that is killed half-way leaves nothing half-made.
  const half = `${files}.half`;
  rmSync(half, { recursive: true, force: true });
  privateFolder(half, home.user);
  const passwordFile = path.join(home.sockets, `password-${randomBytes(6).toString('hex')}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (home.user !== undefined) chownSync(passwordFile, home.user.uid, home.user.gid);
  const locale = binaries.version >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [];
  const args = ['-D', half, '-U', LOGIN, '-E', 'UTF8', '--locale=C', ...locale, '--auth=scram-sha-256'];
  const made = spawnSync(path.join(binaries.folder, 'initdb'), [...args, `--pwfile=${passwordFile}`], {
    ...home.user,
    cwd: '/',
    encoding: 'utf8',
  });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) throw cannotMake(made.error?.message ?? made.stderr);
  rmSync(files, { recursive: true, force: true });
  renameSync(half, files);
  return files;
}

function cannotMake(reason: string): SetupError {
  const hint = /could not look up effective user/.test(reason)
    ? ' (this user has no entry in /etc/passwd, which PostgreSQL asks for)'
    : '';
  return new SetupError([
    `The service's own PostgreSQL could not be made${hint}: ${reason.trim()}\nName a database with PLIMSOLL_DATABASE_URL instead`,
  ]);
}

function refuseOtherVersion(home: ServerHome, version: number): void {
  const other = readdirSync(home.folder).find((name) => /^pg\d+$/.test(name) && name !== `pg${version}`);
  if (other === undefined) return;
  throw new SetupError([
    `The data in ${home.folder} are of PostgreSQL ${other.slice(2)}, and this machine has ${version}: install that version, or move the data and name the database with PLIMSOLL_DATABASE_URL`,
  ]);
}

/** The password of the data's own login, made with them. */
export function clusterPassword(home: ServerHome): string {
  const file = path.join(home.folder, 'pg.password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}
