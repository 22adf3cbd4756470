import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';

import { startPostgres } from '../../src/platform/embedded/postgres-server.js';
import { startRedis } from '../../src/platform/embedded/redis-server.js';
import { serverHome } from '../../src/platform/embedded/server-home.js';
import { serverUser } from '../../src/platform/embedded/server-user.js';
import { type RunningService, serviceStoppedWhen, serviceThatEnds, startService } from '../support/service.js';

jest.setTimeout(90_000);

let data: string;
const running: RunningService[] = [];

beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'plimsoll-life-'));
});
afterEach(async () => {
  for (const service of running.splice(0)) await service.stop('SIGTERM');
  await stopLeftovers();
  rmSync(data, { recursive: true, force: true });
});

const start = async (more: Readonly<Record<string, string>> = {}): Promise<RunningService> => {
  const service = await startService({ PLIMSOLL_DATA: data, ...more });
  running.push(service);
  return service;
};

/** Servers that a killed service left behind; stops them and says whether there were any. */
async function stopLeftovers(): Promise<boolean> {
  const pid = postgresPid();
  if (pid === undefined) return false;
  const home = serverHome(data, serverUser());
  await (await startPostgres(home)).stop();
  await (await startRedis(home))?.stop();
  return true;
}

function postgresPid(): number | undefined {
  try {
    return Number(readFileSync(path.join(data, 'pg18', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
}

const connection = (): { databaseUrl: string; redisUrl: string | null } =>
  JSON.parse(readFileSync(path.join(data, 'connection.json'), 'utf8')) as {
    databaseUrl: string;
    redisUrl: string | null;
  };

/** How many times slower this machine is than when it has nothing else to do. */
const crowding = (): number => Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());

it.each([
  ['Redis', 'redis', /^unix:/],
  ['PostgreSQL', 'postgres', /^null$/],
])('starts with nothing but a folder, its jobs in %s, and is ready', async (_, queue, redisUrl) => {
  const service = await start({ PLIMSOLL_QUEUE: queue });
  const answer = await fetch(`${service.url}/readyz`);
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'ready', faults: {}, warnings: [] }]);
  expect(String(connection().redisUrl)).toMatch(redisUrl);
  expect(statSync(path.join(data, 'connection.json')).mode & 0o777).toBe(0o600);
  expect(await service.stop()).toBe(0);
  expect(postgresPid()).toBeUndefined();
});

it('stops everything it started within ten seconds of Ctrl-C, and is faster the second time', async () => {
  const service = await start();
  const began = performance.now();
  expect(await service.stop('SIGINT')).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(postgresPid()).toBeUndefined();
  const second = await start();
  expect(second.startedIn / crowding()).toBeLessThan(10_000);
});

it('goes on after it was killed', async () => {
  const killed = await start();
  await killed.stop('SIGKILL');
  const left = postgresPid();
  expect(left).toBeDefined();
  const next = await start();
  expect(postgresPid()).toBe(left);
  expect((await fetch(`${next.url}/readyz`)).status).toBe(200);
  expect(await next.stop()).toBe(0);
  expect(postgresPid()).toBeUndefined();
});

it('is joined by a second start on the same folder, whichever of them ends first', async () => {
  const first = await start();
  const second = await start();
  expect(await first.stop()).toBe(0);
  expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
  expect(await second.stop()).toBe(0);
  expect(postgresPid()).toBeUndefined();
});

it('is joined by a process that is told where its database and queue are', async () => {
  const first = await start();
  const { databaseUrl, redisUrl } = connection();
  const other = mkdtempSync(path.join(tmpdir(), 'plimsoll-other-'));
  const second = await startService({
    PLIMSOLL_DATA: other,
    PLIMSOLL_DATABASE_URL: databaseUrl,
    PLIMSOLL_REDIS_URL: redisUrl ?? '',
  });
  expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
  expect(await second.stop()).toBe(0);
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
  rmSync(other, { recursive: true, force: true });
});

it('is not ready, and lives, while its database is gone', async () => {
  const service = await start({ PLIMSOLL_QUEUE: 'redis' });
  const pid = postgresPid();
  if (pid === undefined) throw new Error('no PostgreSQL runs');
  process.kill(pid, 'SIGQUIT');
  const answer = await fetch(`${service.url}/readyz`);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({
    status: 'not ready',
    faults: { database: expect.any(String) as string },
  });
  expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
});

it('waits for a database that does not answer yet, saying so, and stops at once when told to', async () => {
  const { code, output, took } = await serviceStoppedWhen('the database does not answer yet; waiting for it', {
    PLIMSOLL_DATA: data,
    PLIMSOLL_DATABASE_URL: 'postgres://plimsoll@127.0.0.1:1/plimsoll',
    PLIMSOLL_QUEUE: 'postgres',
  });
  expect([code, output]).toEqual([0, expect.stringContaining('ECONNREFUSED')]);
  expect(output).not.toContain('could not start');
  expect(took).toBeLessThan(5_000);
});

it.each([
  ['a bad setting', { PLIMSOLL_PORT: 'abc' }, 'PLIMSOLL_PORT is "abc"; it must be a whole number from 0 to 65535'],
  ['an unknown one', { PLIMSOLL_PROT: '1' }, 'did you mean PLIMSOLL_PORT?'],
  ['a folder in which nothing can be made', { PLIMSOLL_DATA: '/proc' }, 'where no database can be kept'],
  ['an address that is not this machine’s', { PLIMSOLL_HOST: '192.0.2.1' }, 'cannot be listened on'],
])('ends with 2 for %s, and says which', async (_, environment, said) => {
  const { code, output } = await serviceThatEnds({ PLIMSOLL_DATA: data, ...environment });
  expect([code, output]).toEqual([2, expect.stringContaining(said)]);
  expect(postgresPid()).toBeUndefined();
});
