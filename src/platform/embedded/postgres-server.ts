import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { Client } from 'pg';

import { errorCode } from '../error-code.js';
import { postgresBinaries } from './postgres-binaries.js';
import { clusterPassword, LOGIN, postgresCluster } from './postgres-cluster.js';
import { isRunning, programOf } from './process-identity.js';
import { type ServerHome } from './server-home.js';
import { lastWords, signal, startServer, waitUntil } from './server-process.js';

/** A server that this process started or found running. */
export interface OwnServer {
  readonly url: string;
  readonly pid: number | undefined;
  /** Whether other processes work with it now. */
  hasOthers(): Promise<boolean>;
  stop(): Promise<void>;
}

type State = 'ready' | 'busy' | 'absent';

const DATABASE = 'plimsoll';
const longestStart = 60_000;

/** Starts the PostgreSQL under this folder, or takes over the one that a killed start left running. */
export async function startPostgres(home: ServerHome, settings: readonly string[] = []): Promise<OwnServer> {
  const binaries = postgresBinaries(home.user);
  const password = clusterPassword(home);
  const files = postgresCluster(home, binaries, password);
  const logFile = path.join(home.folder, 'postgres.log');
  const login = { host: home.sockets, user: LOGIN, password, application_name: 'plimsoll start' };

  const start = (): void => {
    forgetDead(files);
    const options = ['listen_addresses=', 'unix_socket_permissions=0700', 'max_connections=100', ...settings];
    const args = ['-D', files, '-k', home.sockets, ...options.flatMap((option) => ['-c', option])];
    startServer(path.join(binaries.folder, 'postgres'), args, { user: home.user, logFile });
  };
  let starts = 0;
  const isReady = async (): Promise<boolean> => {
    const state = await stateOf(login);
    if (state === 'ready') return true;
    const pid = postmasterOf(files);
    if (state === 'absent' && (pid === undefined || !isPostgres(pid)) && starts++ % 40 === 0) start();
    return false;
  };
  if (!(await waitUntil(isReady, longestStart))) {
    throw new Error(
      `PostgreSQL did not start; name another with PLIMSOLL_DATABASE_URL. It said:\n${lastWords(logFile)}`,
    );
  }
  await makeDatabase(login);
  return {
    url: `postgresql://${LOGIN}:${password}@/${DATABASE}?host=${encodeURIComponent(home.sockets)}`,
    pid: postmasterOf(files),
    hasOthers: () => hasOthers(login),
    stop: () => stop(files),
  };
}

async function withClient<T>(login: object, database: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ ...login, database, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function stateOf(login: object): Promise<State> {
  try {
    return await withClient(login, 'postgres', () => Promise.resolve('ready' as const));
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'absent';
    if (code === '28P01')
      throw new Error('the data folder holds another password than its PostgreSQL', { cause: error });
    return 'busy';
  }
}

async function makeDatabase(login: object): Promise<void> {
  await withClient(login, 'postgres', async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  });
}

async function hasOthers(login: object): Promise<boolean> {
  try {
    return await withClient(login, 'postgres', async (client) => {
      const found = await client.query(
        `select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`,
      );
      return found.rowCount !== 0;
    });
  } catch {
    return false;
  }
}

function postmasterOf(files: string): number | undefined {
  try {
    const pid = Number(readFileSync(path.join(files, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 && isRunning(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isPostgres(pid: number): boolean {
  const program = programOf(pid);
  return program === undefined || program.startsWith('postgres');
}

/** After a restart of the machine or container, the number in the file may be another program's: PostgreSQL would stop at it. */
function forgetDead(files: string): void {
  const pid = postmasterOf(files);
  if (pid === undefined || !isPostgres(pid)) rmSync(path.join(files, 'postmaster.pid'), { force: true });
}

async function stop(files: string): Promise<void> {
  const pid = postmasterOf(files);
  if (pid === undefined) return;
  const isGone = (): boolean => !existsSync(path.join(files, 'postmaster.pid')) || !isRunning(pid);
  signal(pid, 'SIGINT');
  if (await waitUntil(isGone, 5_000)) return;
  signal(pid, 'SIGQUIT');
  await waitUntil(isGone, 2_000);
}
