import { connect } from 'node:net';
import path from 'node:path';

import { findProgram } from '../settings/search-path.js';
import { type OwnServer } from './postgres-server.js';
import { privateFolder, type ServerHome } from './server-home.js';
import { lastWords, signal, startServer, waitUntil } from './server-process.js';

const longestStart = 20_000;

/** Starts a Redis or Valkey of our own where there is one to start; undefined where there is none. */
export async function startRedis(home: ServerHome): Promise<OwnServer | undefined> {
  const program = findProgram('redis-server', 'valkey-server');
  if (program === undefined) return undefined;
  const socket = path.join(home.sockets, 'redis.sock');
  if ((await pidOf(socket)) === undefined) await start(program, home, socket);
  return {
    url: `unix://${socket}`,
    pid: await pidOf(socket),
    hasOthers: () => hasOthers(socket),
    stop: () => stop(socket),
  };
}

async function start(program: string, home: ServerHome, socket: string): Promise<void> {
  const folder = path.join(home.folder, 'redis');
  privateFolder(folder, home.user);
  const logFile = path.join(home.folder, 'redis.log');
  const options = {
    port: '0',
    unixsocket: socket,
    unixsocketperm: '700',
    dir: folder,
    appendonly: 'yes',
    save: '',
    'maxmemory-policy': 'noeviction',
    daemonize: 'no',
  };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const child = startServer(program, args, { user: home.user, logFile });
  const isUp = async (): Promise<boolean> => child.exitCode !== null || (await pidOf(socket)) !== undefined;
  const up = await waitUntil(isUp, longestStart);
  if (!up || child.exitCode !== null) {
    throw new Error(`${path.basename(program)} did not start. It said:\n${lastWords(logFile)}`);
  }
}

/** What the server answers to a command; undefined while it does not answer, or only that it is not ready. */
function ask(socket: string, command: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let answer = '';
    const connection = connect(socket);
    const settle = (outcome: string | undefined): void => {
      connection.destroy();
      resolve(outcome);
    };
    connection.setTimeout(2_000, () => {
      settle(undefined);
    });
    connection.on('error', () => {
      settle(undefined);
    });
    connection.on('close', () => {
      settle(undefined);
    });
    connection.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      const [, length, text] = /^\$(\d+)\r\n([^]*)$/.exec(answer) ?? [];
      if (text !== undefined && text.length >= Number(length)) settle(text);
      if (answer.startsWith('-')) settle(undefined);
    });
    connection.write(`${command}\r\n`);
  });
}

/** The number of the server's process; undefined while it does not answer. */
async function pidOf(socket: string): Promise<number | undefined> {
  const pid = /process_id:(\d+)/.exec((await ask(socket, 'INFO server')) ?? '')?.[1];
  return pid === undefined ? undefined : Number(pid);
}

async function hasOthers(socket: string): Promise<boolean> {
  const clients = await ask(socket, 'CLIENT LIST');
  return clients !== undefined && clients.trim().split('\n').length > 1;
}

async function stop(socket: string): Promise<void> {
  const pid = await pidOf(socket);
  if (pid === undefined) return;
  const isGone = async (): Promise<boolean> => (await pidOf(socket)) === undefined;
  signal(pid, 'SIGTERM');
  if (await waitUntil(isGone, 4_000)) return;
  signal(pid, 'SIGKILL');
}
