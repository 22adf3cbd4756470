import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { applyPeople } from '../../src/people/apply-people.js';
import { applyUnits } from '../../src/people/apply-units.js';
import { personRow, unitRow } from '../../src/people/roster.schema.js';
import type { Clock } from '../../src/platform/clock/clock.js';
import { newId } from '../../src/platform/ids.js';
import type { Platform } from '../../src/platform/platform.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { redisQueues } from '../../src/platform/queues/bullmq-queues.js';
import type { Queues } from '../../src/platform/queues/queues.js';
import { loadSettings } from '../../src/platform/settings/settings.js';
import { webServer } from '../../src/platform/web/web-server.js';
import { type TestDatabase, testServers } from './database.js';

@Module({})
class Root {
  static with(platform: Platform, rooms: readonly Type[]): DynamicModule {
    return { module: Root, imports: [PlatformModule.with(platform), ...rooms] };
  }
}

/** How a test builds the service out of its platform. */
export type Build = (platform: Platform) => DynamicModule;

export const rooms =
  (...modules: Type[]): Build =>
  (platform) =>
    Root.with(platform, modules);

interface Sent {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: object | string;
}

/** The web side of the service as it is in earnest, for one test file. */
export function useWebApp(
  test: TestDatabase,
  clock: Clock,
  build: Build,
  environment: Readonly<Record<string, string>> = {},
) {
  let app: NestFastifyApplication | undefined;
  let queues: Queues | undefined;
  const opened = (): NestFastifyApplication => {
    if (app === undefined) throw new Error('the app is there from beforeAll on');
    return app;
  };
  beforeAll(async () => {
    const settings = loadSettings(environment, '/');
    const { database, agency } = test;
    queues = redisQueues(testServers().redis, agency.id);
    const platform = { settings, agency, database, clock, queues, warnings: [], migrationsExpected: 0 };
    app = await webServer(build({ ...platform, close: () => Promise.resolve() }), settings);
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await app?.close();
    await queues?.close();
  });
  return {
    get app() {
      return opened();
    },
    send: (sent: Sent) => opened().inject({ ...sent, headers: { host: 'plimsoll.test', ...sent.headers } }),
    /** Sends a form as a browser would. */
    form: (url: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
      opened().inject({
        method: 'POST',
        url,
        headers: { host: 'plimsoll.test', 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload: new URLSearchParams(fields).toString(),
      }),
  };
}

type Fields = Readonly<Record<string, string>>;

/** Puts units and people on the roster, each row as a file would give it. */
export async function roster(test: TestDatabase, clock: Clock, rows: { units?: Fields[]; people: Fields[] }) {
  const file = { asOf: await clock.now(), importId: newId(), mode: 'delta', rehearsal: true } as const;
  const units = (rows.units ?? []).map((row, index) => ({ ...unitRow.parse(row), line: index + 2 }));
  const people = rows.people.map((row, index) => ({ ...personRow.parse(row), line: index + 2 }));
  await test.database.transaction(async (tx) => {
    await applyUnits(tx, units, file);
    await applyPeople(tx, people, file);
  });
}
