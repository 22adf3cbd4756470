import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Redis } from 'ioredis';

import { AppModule } from '../../src/app.module.js';
import { migrations, tablesOfFacts } from '../../src/migrations/list.js';
import { log } from '../../src/platform/log.js';
import { openPlatform, type Platform } from '../../src/platform/platform.js';
import { redisOptions } from '../../src/platform/queues/redis-options.js';
import { loadSettings } from '../../src/platform/settings/settings.js';
import { webServer } from '../../src/platform/web/web-server.js';
import { type Clone, cloneDatabase, testServers } from './database.js';
import { fingerprintOf } from './fingerprint.js';

/** Where the jobs of the service under test wait. */
export type QueueKind = 'redis' | 'postgres';

export const adminToken = 'a-token-of-the-stories-0123456789abcdef';

/** The whole service in rehearsal, in this process, on a database of its own. */
export class StoryService {
  private platform: Platform | undefined;
  private served: NestFastifyApplication | undefined;
  private clone: Clone | undefined;
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-story-'));

  constructor(private readonly queue: QueueKind) {}

  async open(): Promise<void> {
    log.level = 'error';
    this.clone ??= await cloneDatabase();
    const settings = loadSettings(
      {
        PLIMSOLL_REHEARSAL: '1',
        PLIMSOLL_ADMIN_TOKEN: adminToken,
        PLIMSOLL_DATA: this.folder,
        PLIMSOLL_DATABASE_URL: this.clone.url,
        PLIMSOLL_DATABASE_CONNECTIONS: '5',
        PLIMSOLL_BASE_URL: 'http://plimsoll.test',
        PLIMSOLL_TIME_ZONE: 'America/Los_Angeles',
        ...(this.queue === 'redis' ? { PLIMSOLL_REDIS_URL: testServers().redis } : { PLIMSOLL_QUEUE: 'postgres' }),
      },
      '/',
    );
    this.platform = await openPlatform(settings, { migrations, tablesOfFacts });
    this.served = await webServer(AppModule.with(this.platform), settings);
    await this.served.getHttpAdapter().getInstance().ready();
  }

  async stop(): Promise<void> {
    await this.served?.close();
    await this.platform?.close();
    this.served = undefined;
    this.platform = undefined;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.clone?.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Ends the service, takes every job of it out of the queue, and starts it again. */
  async restartWithEmptyQueue(): Promise<void> {
    const agencyId = this.opened().agency.id;
    await this.stop();
    if (this.queue === 'redis') await emptyRedis(agencyId);
    await this.open();
  }

  get app(): NestFastifyApplication {
    if (this.served === undefined) throw new Error('the service is there from beforeAll on');
    return this.served;
  }

  /** What every row of every table comes to; for what must change nothing at all. */
  fingerprint(): Promise<string> {
    return fingerprintOf(this.opened().database.db);
  }

  private opened(): Platform {
    if (this.platform === undefined) throw new Error('the service is there from beforeAll on');
    return this.platform;
  }
}

/** All files of a run share one Redis: only this agency's jobs are taken away. */
async function emptyRedis(agencyId: string): Promise<void> {
  const redis = new Redis({ ...redisOptions(testServers().redis), lazyConnect: true });
  await redis.connect();
  const keys = await redis.keys(`*${agencyId}*`);
  if (keys.length > 0) await redis.del(keys);
  redis.disconnect();
}
