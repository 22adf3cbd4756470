import type { Readable } from 'node:stream';

import { Controller, Get, HttpCode, Post, Req } from '@nestjs/common';

import { setAside, waitingFacts } from '../caseload/set-aside.queries.js';
import { type Instant, instant, rfc3339 } from '../core/instant.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { MIB, TakesBody } from '../platform/web/body.js';
import { mediaType, readWhole } from './body.js';
import { idOf, readEvent, type Rejection, type ToldEvent } from './event.js';
import { EventIntake } from './event-intake.js';
import { eventTypes, type Item, itemsOf } from './event-envelope.js';
import { unknownPrograms } from './names.queries.js';

const longest = 16 * MIB;
const dayLength = 86_400_000;

/** What became of one event of a request. */
interface Result {
  readonly index: number;
  readonly id: string | null;
  readonly outcome: 'accepted' | 'duplicate' | 'conflict' | 'rejected';
  readonly code?: Rejection['code'];
  readonly errors?: Rejection['errors'];
}

/** A request as this route reads it: its body is still a stream. */
interface StreamRequest {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
}

@Controller('api/v1/assignment-events')
export class EventsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly intake: EventIntake,
  ) {}

  /** Takes one event, a batch or lines of them; answers when they are durable and judged. */
  @Post()
  @HttpCode(200)
  @TakesBody({ as: 'stream', limit: longest, types: eventTypes })
  async take(@Req() request: StreamRequest): Promise<object> {
    const body = await readWhole(request.body as Readable);
    const items = itemsOf(body.text, mediaType(request.headers['content-type']));
    const results = await this.answer(items, body.digest);
    const count = (outcome: Result['outcome']): number => results.filter((each) => each.outcome === outcome).length;
    return {
      accepted: count('accepted'),
      duplicates: count('duplicate'),
      conflicts: count('conflict'),
      rejected: count('rejected'),
      results,
    };
  }

  private async answer(items: readonly Item[], digest: Buffer): Promise<Result[]> {
    const { results, taken } = readItems(items, await this.clock.now());
    const events = taken.map(({ event }) => event);
    const outcomes = await this.intake.take(events, { events: events.length, digest });
    taken.forEach(({ index, event }, i) => {
      results[index] = { index, id: event.id, outcome: outcomes[i] ?? 'accepted' };
    });
    return results;
  }

  /** What contradicts what is known: the same id with something else, a holder who was none; and programs that nothing knows. */
  @Get('conflicts')
  async conflicts(): Promise<object> {
    const items = await setAside(this.database.db);
    const asOf = rfc3339(await this.clock.now());
    return {
      asOf,
      items: items.map((item) => ({ ...item, receivedAt: rfc3339(item.receivedAt) })),
      unknownPrograms: await unknownPrograms(this.database.db),
    };
  }

  /** Assignments that have waited for their opening for a day. */
  @Get('waiting')
  async waiting(): Promise<object> {
    const now = await this.clock.now();
    const items = await waitingFacts(this.database.db, instant(now - dayLength));
    return { asOf: rfc3339(now), items: items.map((item) => ({ ...item, since: rfc3339(item.since) })) };
  }
}

/** The events of a request that can be taken, and the answer to those that can't. */
function readItems(items: readonly Item[], now: Instant) {
  const results: Result[] = [];
  const taken: { index: number; event: ToldEvent }[] = [];
  items.forEach((item, index) => {
    if ('unreadable' in item) {
      const errors = [{ code: 'schema', detail: item.unreadable }];
      results[index] = { index, id: null, outcome: 'rejected', code: 'schema', errors };
      return;
    }
    const read = readEvent(item.json, now);
    if (read.ok) taken.push({ index, event: read.event });
    else results[index] = { index, id: idOf(item.json), outcome: 'rejected', ...read.why };
  });
  return { results, taken };
}
