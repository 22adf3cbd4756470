import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

import { AccessModule } from '../../src/access/access.module.js';
import type { TokenRole } from '../../src/access/caller.js';
import { makeToken } from '../../src/access/token.js';
import { AgencyModule } from '../../src/agency/agency.module.js';
import { applyPeople } from '../../src/people/apply-people.js';
import { personRow } from '../../src/people/roster.schema.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { Database } from '../../src/platform/database/database.js';
import { newId } from '../../src/platform/ids.js';
import { ProblemFilter } from '../../src/platform/problem/problem.filter.js';
import { loadSettings, SETTINGS } from '../../src/platform/settings/settings.js';
import { validation } from '../../src/platform/web/validation.js';
import type { TestDatabase } from './database.js';

@Module({})
class Root {
  static with(database: Database, clock: Clock): DynamicModule {
    const given = [
      { provide: Database, useValue: database },
      { provide: Clock, useValue: clock },
      { provide: SETTINGS, useValue: loadSettings({}, '/') },
    ];
    const checks = [
      { provide: APP_FILTER, useClass: ProblemFilter },
      { provide: APP_PIPE, useValue: validation },
    ];
    return {
      module: Root,
      global: true,
      imports: [AccessModule, AgencyModule],
      providers: [...given, ...checks],
      exports: given.map(({ provide }) => provide),
    };
  }
}

export interface Answer {
  readonly status: number;
  // what came back is looked at field by field in the test that asked
  readonly body: Record<string, unknown> & { readonly items?: Record<string, unknown>[] };
}

/** The calls of targets, seats and settings over HTTP, for one test file. */
export function useAgency(test: TestDatabase, clock: Clock) {
  let app: NestFastifyApplication | undefined;
  const tokens = new Map<string, string>();
  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(Root.with(test.database, clock), new FastifyAdapter(), {
      logger: false,
    });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app?.close());

  const tokenFor = async (who: string): Promise<string> => {
    const known = tokens.get(who);
    if (known !== undefined) return known;
    const wanted = who.startsWith('token:') ? { role: who.slice(6) as TokenRole } : { personId: who };
    const made = await test.database.transaction((tx) => makeToken(tx, { name: who, ...wanted }, 'command_line', true));
    if (made.is !== 'made') throw new Error(JSON.stringify(made));
    tokens.set(who, made.token);
    return made.token;
  };

  const file = async (cells: readonly object[]): Promise<void> => {
    const rows = cells.map((cell, index) => ({ ...personRow.parse(cell), line: index + 2 }));
    const order = { asOf: await clock.now(), importId: newId(), mode: 'delta', rehearsal: true } as const;
    await test.database.transaction((tx) => applyPeople(tx, rows, order));
  };

  return {
    /** `who`: a person's code, or `token:admin`. */
    call: async (
      who: string,
      method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
      path: string,
      payload?: object,
    ): Promise<Answer> => {
      if (app === undefined) throw new Error('the app is there from beforeAll on');
      const headers = { authorization: `Bearer ${await tokenFor(who)}` };
      const answer = await app.inject({
        method,
        url: `/api/v1${path}`,
        headers,
        ...(payload === undefined ? {} : { payload }),
      });
      return { status: answer.statusCode, body: answer.body === '' ? {} : (JSON.parse(answer.body) as Answer['body']) };
    },
    /** Puts people with these roles on the roster, as a rehearsal's file may. */
    people: async (roles: Readonly<Record<string, string>>): Promise<void> => {
      await file(
        Object.entries(roles).map(([personId, given]) => ({
          personId,
          roles: given,
          email: `${personId}@county.test`,
        })),
      );
    },
    /** A file says from which day on these people are no longer there; an empty day: they stay. */
    leave: (personIds: readonly string[], endOn: string): Promise<void> =>
      file(personIds.map((personId) => ({ personId, endOn }))),
    /** The kinds of the log's entries from an index on. */
    entries: async (from = 0): Promise<{ index: number; kind: string; entry: Record<string, unknown> }[]> => {
      const rows = await test.database.db.query<{ index: number; kind: string; entry: string }>(
        'select index, kind, entry from log_entry where index >= $1 order by index',
        [from],
      );
      return rows.map((row) => ({ ...row, entry: JSON.parse(row.entry) as Record<string, unknown> }));
    },
    /** Who was promised which mail, then forgets it. */
    mail: async (): Promise<string[]> => {
      const rows = await test.database.db.query<{ person_id: string; kind: string; act: string | null }>(
        `with gone as (delete from notification returning person_id, kind, facts)
         select person_id, kind, coalesce(facts ->> 'act', facts ->> 'matter') as act from gone order by person_id, kind`,
      );
      return rows.map((row) => `${row.person_id}: ${row.kind} ${row.act ?? ''}`.trim());
    },
  };
}
