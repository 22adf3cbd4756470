import type { Platform } from '../platform.js';
import { within } from '../queues/deadline.js';

/** What is wrong with one thing the service needs; null: nothing is. */
export type ReadinessCheck = () => Promise<string | null>;

export interface Readiness {
  readonly faults: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
}

const longestLook = 3_000;

/** Whether the service can do its work: database, migrations, queue, and what rooms add. */
export class ReadinessChecks {
  private readonly checks = new Map<string, ReadinessCheck>();

  constructor(private readonly platform: Pick<Platform, 'database' | 'queues' | 'warnings' | 'migrationsExpected'>) {
    this.add('database', () => this.databaseFault());
    this.add('migrations', () => this.migrationFault());
    this.add('queue', () => platform.queues.fault());
  }

  add(name: string, check: ReadinessCheck): void {
    this.checks.set(name, check);
  }

  async look(): Promise<Readiness> {
    const faults: Record<string, string> = {};
    await Promise.all(
      [...this.checks].map(async ([name, check]) => {
        const fault = await within(longestLook, name, check()).catch((error: unknown) => reasonOf(error));
        if (fault !== null) faults[name] = fault;
      }),
    );
    return { faults, warnings: this.platform.warnings };
  }

  private async databaseFault(): Promise<null> {
    await this.platform.database.db.query('select 1');
    return null;
  }

  private async migrationFault(): Promise<string | null> {
    const rows = await this.platform.database.db.query<{ n: number }>('select count(*) as n from schema_migration');
    const run = rows[0]?.n ?? 0;
    const expected = this.platform.migrationsExpected;
    return run >= expected ? null : `${expected - run} migrations have not been run`;
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
