import { setTimeout as pause } from 'node:timers/promises';

import { Redis } from 'ioredis';

import { newId } from '../../src/platform/ids.js';
import { postgresQueues, redisQueues } from '../../src/platform/queues/bullmq-queues.js';
import type { Queues } from '../../src/platform/queues/queues.js';
import { redisOptions } from '../../src/platform/queues/redis-options.js';
import { type Clone, emptyDatabase, testServers } from '../support/database.js';

let clone: Clone;
beforeAll(async () => {
  clone = await emptyDatabase();
});
afterAll(async () => {
  await clone.drop();
});

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo() && tries < 500; tries++) await pause(10);
}

describe.each([
  ['Redis', (agency: string) => redisQueues(testServers().redis, agency)],
  ['PostgreSQL', (agency: string) => postgresQueues(clone.url, agency)],
])('jobs in %s', (_, make) => {
  let queues: Queues;
  const agency = newId();
  beforeEach(() => {
    queues = make(agency);
  });
  afterEach(() => queues.close());

  it('reach the handler once each, by id', async () => {
    const seen: string[] = [];
    queues.process('mail', 4, (id) => {
      seen.push(id);
      return Promise.resolve();
    });
    const ids = Array.from({ length: 20 }, () => newId());
    await queues.publish('mail', ids);
    await until(() => seen.length === 20);
    expect([...seen].sort()).toEqual([...ids].sort());
  });

  it('may be published again under the same id, done or failed', async () => {
    const seen: string[] = [];
    queues.process('again', 1, (id) => {
      seen.push(id);
      return seen.length === 1 ? Promise.reject(new Error('not now')) : Promise.resolve();
    });
    for (let time = 1; time <= 3; time++) {
      await queues.publish('again', ['same']);
      await until(() => seen.length === time);
    }
    expect(seen).toEqual(['same', 'same', 'same']);
  });

  it('wait for a worker that comes later', async () => {
    await queues.publish('later', ['a']);
    const seen: string[] = [];
    queues.process('later', 1, (id) => Promise.resolve(void seen.push(id)));
    await until(() => seen.length === 1);
    expect(seen).toEqual(['a']);
  });

  it('are not seen by another agency', async () => {
    const others = make(newId());
    const seen: string[] = [];
    others.process('mail', 1, (id) => Promise.resolve(void seen.push(id)));
    await queues.publish('mail', ['ours']);
    await pause(300);
    await others.close();
    expect(seen).toEqual([]);
  });

  it('find no fault with a queue that works, and close in time', async () => {
    queues.process('idle', 1, () => Promise.resolve());
    expect(await queues.fault()).toBeNull();
    const began = performance.now();
    await queues.close();
    expect(performance.now() - began).toBeLessThan(4_000);
  });
});

describe('a Redis in trouble', () => {
  const nowhere = 'unix:///nowhere/redis.sock';

  it('is named by readiness, refuses jobs within seconds, and lets the service close', async () => {
    const queues = redisQueues(nowhere, newId());
    queues.process('mail', 1, () => Promise.resolve());
    expect(await queues.fault()).not.toBeNull();
    await expect(queues.publish('mail', ['a'])).rejects.toThrow();
    const began = performance.now();
    await queues.close();
    expect(performance.now() - began).toBeLessThan(6_000);
  });

  it('is at fault when it may drop jobs', async () => {
    const redis = new Redis(redisOptions(testServers().redis));
    const queues = redisQueues(testServers().redis, newId());
    // BullMQ says it too, on the terminal.
    const said = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const fault = await queues.fault();
    await redis.config('SET', 'maxmemory-policy', 'noeviction');
    said.mockRestore();
    expect(fault).toContain('noeviction');
    redis.disconnect();
    await queues.close();
  });

  it('goes on after it was emptied', async () => {
    const redis = new Redis(redisOptions(testServers().redis));
    const queues = redisQueues(testServers().redis, newId());
    const seen: string[] = [];
    queues.process('mail', 1, (id) => Promise.resolve(void seen.push(id)));
    await queues.publish('mail', ['before']);
    await until(() => seen.length === 1);
    const keys = await redis.keys('{plimsoll}*');
    await redis.del(...keys);
    await queues.publish('mail', ['after']);
    await until(() => seen.length === 2);
    expect(seen).toEqual(['before', 'after']);
    redis.disconnect();
    await queues.close();
  });
});

it.each([
  ['unix:///run/redis.sock', { path: '/run/redis.sock' }],
  ['redis://localhost', { host: 'localhost', port: 6379 }],
  [
    'rediss://user:p%40ss@cache.internal:6380/2',
    { host: 'cache.internal', port: 6380, username: 'user', password: 'p@ss', db: 2 },
  ],
])('reads %s', (url, place) => {
  expect(redisOptions(url)).toMatchObject(place);
});
