// The call that takes events in: facts, caseloads, judgement, log and promised mail in one transaction, without HTTP.

import { createHash, randomInt } from 'node:crypto';

import { migrations, tablesOfFacts } from '../../dist/migrations/list.js';
import { openDatabase } from '../../dist/platform/database/open-database.js';
import { loadSettings } from '../../dist/platform/settings/settings.js';
import { EventIntake } from '../../dist/feeds/event-intake.js';
import { LIMIT, PROGRAM, workerId } from './county.mjs';

/** Of a hundred events fewer than one crosses the line: half of them upwards, half of them back. */
const CROSSING = 0.008;
/** Of the workers so many are at their limit, and cross with the next piece of work; the others are well below it. */
const AT_LIMIT = 0.1;
/** So many stay over for a while: who came down in the batch that took them up would never have been over. */
const STAY_OVER = 20;

/** The workers of one lane, as what was sent has left them. */
class Shard {
  constructor(first, size) {
    this.open = new Map();
    this.edge = Array.from({ length: Math.ceil(size * AT_LIMIT) }, (_, i) => first + i);
    this.calm = Array.from({ length: size - this.edge.length }, (_, i) => first + this.edge.length + i);
    this.over = [];
    this.crossings = 0;
  }

  /** What everybody begins with. */
  *beginning() {
    for (const worker of this.edge) for (let n = 0; n < LIMIT; n++) yield this.opened(worker);
    for (const worker of this.calm) yield this.opened(worker);
  }

  next() {
    if (Math.random() < CROSSING) {
      this.crossings += 1;
      return this.over.length > STAY_OVER ? this.closed(this.over.shift()) : this.crossUp();
    }
    const worker = this.calm[randomInt(this.calm.length)];
    const held = this.open.get(worker)?.length ?? 0;
    const opens = held === 0 || (held < LIMIT && Math.random() < 0.5);
    return opens ? this.opened(worker) : this.closed(worker);
  }

  crossUp() {
    const worker = this.edge[this.crossings % this.edge.length];
    this.over.push(worker);
    return this.opened(worker);
  }

  opened(worker) {
    const ref = `a-${(serial += 1)}`;
    const refs = this.open.get(worker) ?? [];
    this.open.set(worker, [...refs, ref]);
    return { ref, kind: 'opened', given: { ...WORK, workerId: workerId(worker) } };
  }

  closed(worker) {
    const [ref, ...left] = this.open.get(worker);
    this.open.set(worker, left);
    return { ref, kind: 'closed', given: {} };
  }
}

const WORK = {
  ...{ program: PROGRAM, caseType: 'referral', units: '1', measures: {} },
  ...{ role: 'primary', profile: 'average', state: 'open' },
};
let serial = 0;

/** Our line on a county that was founded before: a lane has workers of its own. */
export async function openLine(url, { workers, lanes }) {
  const settings = loadSettings({ PLIMSOLL_DATABASE_CONNECTIONS: String(Math.max(2, lanes)) }, '/');
  const { database, clock, close } = await openDatabase(url, settings, { migrations, tablesOfFacts });
  const intake = new EventIntake(database);
  const size = Math.floor(workers / lanes);
  const shards = Array.from({ length: lanes }, (_, lane) => new Shard(lane * size, size));

  const take = async (told) => {
    const at = await clock.now();
    const events = told.map((event) => ({ source: 'bench', id: `evt-${(serial += 1)}`, at, ...event }));
    const digest = createHash('sha256').update(String(serial)).digest();
    await intake.take(events, { events: events.length, digest });
  };
  for (const shard of shards) {
    const all = [...shard.beginning()];
    for (let start = 0; start < all.length; start += 1000) await take(all.slice(start, start + 1000));
  }
  return {
    /** Sends one batch on a lane: the shards of the lane, so that every worker belongs to one of them. */
    async send(batch, lane, of) {
      const own = shards.filter((_, shard) => shard % of === lane);
      await take(Array.from({ length: batch }, () => own[randomInt(own.length)].next()));
    },
    crossings: () => shards.reduce((sum, shard) => sum + shard.crossings, 0),
    breaches: async () => (await database.db.query('select count(*)::int as n from breach'))[0].n,
    close,
  };
}
