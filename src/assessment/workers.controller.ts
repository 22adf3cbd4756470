import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';

import { instant, type Instant, rfc3339 } from '../core/instant.js';
import { historyItems } from '../core/load-history.js';
import { timeline } from '../core/timeline.js';
import { dataAsOf } from '../breaches/breach-list.queries.js';
import { awayAt } from '../people/duty.queries.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { moment } from '../platform/web/moment.js';
import { readQuery } from '../platform/web/query.js';
import { gatherEvidence } from '../breaches/evidence.js';
import { disputesShown, withDisputes } from './disputed.js';
import { roomOf } from './room.js';
import { standingsAt } from './standing.js';
import { toldAt } from './told.queries.js';
import { toldOf } from './told.js';

const standingQuery = z.strictObject({ at: moment.optional(), knownAt: moment.optional() });
const historyQuery = z.strictObject({
  from: moment.optional(),
  until: moment.optional(),
  target: z.string().max(200).optional(),
});

const beginning = instant(0);

/** Why a worker's number is what it is, as known then and now. */
@Controller('api/v1')
export class WorkersController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('workers/:id/standing')
  async standing(@Param('id') id: string, @Query() query: unknown): Promise<object> {
    const { db } = this.database;
    const asked = readQuery(standingQuery, query);
    const now = await this.clock.now();
    const at = asked.at ?? now;
    const subject = { kind: 'worker', id } as const;
    const known = asked.knownAt === undefined ? {} : { knownAt: asked.knownAt };
    const bench = await gatherEvidence(db, [subject], { now: at, since: null, ...known });
    const told = await toldAt(db, subject, at, asked.knownAt);
    const away = await awayAt(db, [id], at);
    const disputes = await disputesShown(db, id, at);
    const flags = away.has(id) ? ['away'] : [];
    const standings = bench.evidence
      .flatMap((evidence) => standingsAt(evidence, bench, at))
      .map(({ track, ...standing }) => ({
        ...standing,
        counted: withDisputes(standing.counted, disputes),
        flags,
        ...toldOf(
          track,
          told.filter((row) => row.target_id === standing.target),
        ),
      }));
    return { asOf: rfc3339(asked.at ?? (await this.asOf(now))), standings };
  }

  @Get('workers/:id/history')
  async history(@Param('id') id: string, @Query() query: unknown): Promise<object> {
    const { db } = this.database;
    const asked = readQuery(historyQuery, query);
    const now = await this.clock.now();
    const bench = await gatherEvidence(db, [{ kind: 'worker', id }], { now, since: null });
    const until = asked.until !== undefined && asked.until < now ? asked.until : null;
    const items = bench.evidence.flatMap((evidence) =>
      timeline(
        { ...evidence, targets: narrowedTo(bench.targets, evidence, asked.target) },
        { from: null, until: now },
      ).flatMap(({ targetId, moments }) =>
        historyItems(moments, asked.from ?? beginning, until).map((item) => ({
          target: targetId,
          from: rfc3339(item.from),
          until: item.until === null ? null : rfc3339(item.until),
          load: item.load?.toNumber() ?? null,
          effectiveLimit: item.effectiveLimit?.toNumber() ?? null,
          status: item.status,
          targetVersion: item.targetVersion,
        })),
      ),
    );
    return { asOf: rfc3339(await this.asOf(now)), items };
  }

  @Get('units/:id/room')
  async room(@Param('id') id: string): Promise<object> {
    const now = await this.clock.now();
    return { asOf: rfc3339(await this.asOf(now)), items: await roomOf(this.database.db, id, now) };
  }

  private async asOf(now: Instant): Promise<Instant> {
    return (await dataAsOf(this.database.db)) ?? now;
  }
}

interface Concerned {
  readonly programs: ReadonlySet<string>;
  readonly holdings: readonly { readonly work: { readonly program: string } }[];
}

/** The targets whose program the worker belongs to, or has carried work of. */
function narrowedTo<
  Target extends { readonly targetId: string; readonly terms: { readonly scope: { readonly program: string } } },
>(targets: readonly Target[], { programs, holdings }: Concerned, only: string | undefined): Target[] {
  const carried = new Set([...programs, ...holdings.map(({ work }) => work.program)]);
  return targets.filter(
    (target) => carried.has(target.terms.scope.program) && (only === undefined || target.targetId === only),
  );
}
