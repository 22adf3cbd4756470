import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';

import { Database } from '../platform/database/database.js';
import { timeOf } from '../platform/ids.js';
import { log } from '../platform/log.js';
import { checkingImports, noTotals, settleImport, takeAbandoned } from './import.queries.js';
import { forgetSpoolsOfTheDead } from './spool.js';

/** As old an import must be, by the machine's clock, before it is looked at whether somebody still works on it. */
const leftAloneFor = 60_000;
const every = 5 * 60_000;

/** Files whose process ended while it dealt with them: they are refused, saying so, and what lay on the disk is removed. */
@Injectable()
export class AbandonedImports implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.look();
    this.timer = setInterval(() => {
      this.look();
    }, every).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private look(): void {
    this.looking = refuseAbandoned(this.database, Date.now() - leftAloneFor)
      .then(forgetSpoolsOfTheDead)
      .catch((error: unknown) => {
        log.error({ err: error }, 'imports that nobody works on could not be looked for');
      });
  }
}

/** Refuses the imports that were begun before `begunBefore` (milliseconds since 1970, real time) and that nobody works on. */
export async function refuseAbandoned(database: Database, begunBefore: number): Promise<void> {
  const begun = (await checkingImports(database.db)).filter((importId) => timeOf(importId) < begunBefore);
  for (const importId of begun) {
    await database.transaction(async (tx) => {
      if (await takeAbandoned(tx, importId)) await settleImport(tx, importId, abandoned);
    });
  }
}

const abandoned = {
  state: 'refused',
  totals: noTotals,
  findings: [
    {
      line: null,
      column: null,
      code: 'interrupted',
      detail: 'the service ended while it dealt with the file, nothing was changed. Send the file again',
    },
  ],
  findingsLeftOut: 0,
} as const;
