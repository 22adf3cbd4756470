import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { instant, type Instant } from '../../src/core/instant.js';
import { demoSettings, groundOn } from '../../src/demo/demo.js';
import { DemoLife } from '../../src/demo/living.js';
import { MovedClock } from '../../src/demo/moved-clock.js';
import { type DemoGround, type DemoSpan, seedDemo } from '../../src/demo/seed.js';
import { migrations, tablesOfFacts } from '../../src/migrations/list.js';
import { openPlatform, type Platform } from '../../src/platform/platform.js';
import { loadSettings } from '../../src/platform/settings/settings.js';
import { cloneDatabase } from './database.js';

/** A fact as the county told it. */
export interface ToldFact {
  readonly ref: string;
  readonly kind: number;
  readonly at: string;
  readonly given: unknown;
}

/** A demonstration agency on a database of its own, made with a seed up to an instant. */
export class DemoAgency {
  private constructor(
    readonly platform: Platform,
    readonly ground: DemoGround,
    private readonly seed: number,
    private readonly dispose: () => Promise<void>,
  ) {}

  static async made({ seed, until, days }: Omit<DemoSpan, 'until'> & { until: string }): Promise<DemoAgency> {
    const clone = await cloneDatabase();
    const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-demo-'));
    const settings = loadSettings(
      {
        PLIMSOLL_DATA: folder,
        PLIMSOLL_DATABASE_URL: clone.url,
        PLIMSOLL_QUEUE: 'postgres',
        PLIMSOLL_ROLE: 'web',
        PLIMSOLL_BASE_URL: 'http://plimsoll.test',
      },
      '/',
    );
    const end = instant(Date.parse(until));
    const clock = new MovedClock(instant(end - (days + 2) * 86_400_000));
    const platform = await openPlatform(demoSettings(settings), { migrations, tablesOfFacts }, clock);
    const ground = await groundOn(platform, clock, () => true);
    await seedDemo(ground, { seed, until: end, days });
    return new DemoAgency(platform, ground, seed, async () => {
      await platform.close();
      await clone.drop();
      rmSync(folder, { recursive: true, force: true });
    });
  }

  close(): Promise<void> {
    return this.dispose();
  }

  /** The clock moves; nothing else does. */
  moveTo(at: string): void {
    this.ground.clock.moveTo(instant(Date.parse(at)));
  }

  /** Somebody who goes on with it, knowing nothing but what is on record. */
  life(): DemoLife {
    return new DemoLife(this.platform.database, this.ground.clock, this.seed);
  }

  /** Does what has come due. */
  async sweep(): Promise<void> {
    await this.ground.sweeper.runDue(() => this.ground.clock.now());
  }

  /** What the county has told, in its order. */
  async told(): Promise<ToldFact[]> {
    const rows = await this.query<Omit<ToldFact, 'at'> & { at: Instant }>(
      `select ref, kind, effective_at as at, given from assignment_fact order by effective_at, event_id`,
    );
    return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
  }

  /** Its breaches by number, without what is drawn anew for each database. */
  async breaches(): Promise<unknown[]> {
    return this.query(
      `select b.number, b.subject_kind, b.subject_id, b.program, b.started_at, b.noticed_at, b.load_track, b.response_track,
              b.round, b.responsible_id, b.closed_at, b.load::text
       from breach b order by b.number`,
    );
  }

  /** Its log's entries: ids by the order they are met in, and without what is drawn by chance and what follows from it. */
  async log(): Promise<string[]> {
    const rows = await this.query<{ entry: string }>('select entry from log_entry order by index');
    const met = new Map<string, string>();
    return rows.map(({ entry }) => {
      const { prev: _prev, sealed, ...rest } = JSON.parse(entry) as Record<string, unknown>;
      const shown = { ...rest, sealed: Object.keys((sealed as object | undefined) ?? {}) };
      return JSON.stringify(shown).replace(
        /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g,
        (id) => met.get(id) ?? (met.set(id, `#${met.size}`), `#${met.size - 1}`),
      );
    });
  }

  /** The log's entries of a kind. */
  async entriesOf(kind: string): Promise<{ by?: string; recordedAt: string }[]> {
    const rows = await this.query<{ entry: string }>('select entry from log_entry where kind = $1 order by index', [
      kind,
    ]);
    return rows.map(({ entry }) => JSON.parse(entry) as { by?: string; recordedAt: string });
  }

  query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.platform.database.db.query<Row>(text, values);
  }
}
