import type { Instant } from '../core/instant.js';
import type { Database, Db } from './database/database.js';
import type { DueSource } from './due.js';

/** A run that is still due after this many turns is a fault of a source, not work. */
const mostTurns = 1000;

/** What a run of the sweep did. */
export type Swept =
  | { readonly kind: 'done'; readonly turns: number; /** What comes next, later than now. */ readonly next: Due | null }
  | { readonly kind: 'stuck'; readonly source: string };

/** When something is to be done, and by which source. */
export interface Due {
  readonly at: Instant;
  readonly source: string;
}

/**
 * Runs what has come due: all sources, in their order, in one transaction for one instant, so that everything
 * that is born in it for one person is one mail. While missed days are caught up only the sources that say so run.
 */
export class Sweeper {
  constructor(
    private readonly database: Database,
    private readonly sources: readonly DueSource[],
    private readonly isCatchingUp: (db: Db) => Promise<boolean>,
  ) {}

  /** The earliest instant at which any source has something to do, and which one. */
  async nextDue(): Promise<Due | null> {
    const { db } = this.database;
    const sources = await this.awake(db);
    const times = await Promise.all(sources.map((source) => source.nextDue(db)));
    let next: Due | null = null;
    for (const [index, source] of sources.entries()) {
      const at = times[index] ?? null;
      if (at !== null && (next === null || at < next.at)) next = { at, source: source.name };
    }
    return next;
  }

  /** Does everything due at or before the clock's present instant; `known`: what comes first, by who has just asked. */
  async runDue(now: () => Promise<Instant>, known?: Due): Promise<Swept> {
    for (let turns = 0; ; turns++) {
      const next = turns === 0 && known !== undefined ? known : await this.nextDue();
      if (next === null || next.at > (await now())) return { kind: 'done', turns, next };
      if (turns === mostTurns) return { kind: 'stuck', source: next.source };
      await this.database.transaction(async (tx) => {
        for (const source of await this.awake(tx)) await source.run(tx);
      });
    }
  }

  private async awake(db: Db): Promise<readonly DueSource[]> {
    return (await this.isCatchingUp(db))
      ? this.sources.filter((source) => source.runsInCatchUp === true)
      : this.sources;
  }
}
