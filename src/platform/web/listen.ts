import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { errorCode } from '../error-code.js';
import { log } from '../log.js';
import type { Settings } from '../settings/settings.schema.js';
import { SetupError } from '../settings/settings.js';

/** A service that was killed with its starter lets go of its port within this time. */
const longestWait = 12_000;

/**
 * Takes the port, waiting for one that is about to be let go, and says where the service is reached. Undefined when it
 * was told to stop before it came to that.
 */
export async function listen(
  app: NestFastifyApplication,
  { host, port }: Pick<Settings, 'host' | 'port'>,
  stopped: Promise<void>,
): Promise<string | undefined> {
  const told = { toStop: false };
  void stopped.then(() => (told.toStop = true));
  const deadline = performance.now() + longestWait;
  for (let tries = 0; !(await isFree(host, port)); tries++) {
    if (told.toStop) return undefined;
    if (performance.now() > deadline) throw inUse(host, port);
    if (tries === 0) log.info({ host, port }, 'the port is in use; waiting for it');
    await pause(500);
  }
  await app.listen(port, host);
  return addressOf(app, host);
}

async function isFree(host: string, port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EADDRINUSE') return false;
    throw new SetupError([
      `PLIMSOLL_HOST and PLIMSOLL_PORT name ${host}:${port}, which cannot be listened on: ${String(code)}`,
    ]);
  } finally {
    server.close();
  }
}

const inUse = (host: string, port: number): SetupError =>
  new SetupError([
    `Port ${port} of ${host} is in use, perhaps by a Plimsoll that runs already; name another with PLIMSOLL_PORT (0 takes any free one)`,
  ]);

function addressOf(app: NestFastifyApplication, host: string): string {
  const at: unknown = app.getHttpServer().address();
  const port = typeof at === 'object' && at !== null && 'port' in at ? String(at.port) : '';
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${shown}:${port}`;
}
