import { createPostgresBackend, Queue, withBackend, Worker } from 'bullmq';
import { Redis } from 'ioredis';

import { log } from '../log.js';
import { within } from './deadline.js';
import { type Handler, type Queues } from './queues.js';
import { redisOptions } from './redis-options.js';

interface Job {
  readonly id: string;
}

/** What we use of BullMQ's queue and worker, whichever backend they stand on. */
interface JobQueue {
  addBulk(jobs: { name: string; data: Job }[]): Promise<unknown>;
  count(): Promise<number>;
  close(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}
interface JobWorker {
  close(force?: boolean): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** Where jobs wait: makes queues and workers of one backend, and looks at its health. */
interface Backend {
  queue(name: string): JobQueue;
  worker(name: string, concurrency: number, work: (job: { data: Job }) => Promise<void>): JobWorker;
  fault(): Promise<string | null>;
  close(): void;
}

const longestPublish = 5_000;
const longestLook = 2_000;
const longestClose = 2_500;
const longestPauseBeforeRetry = 2_000;
const pauseBetweenComplaints = 60_000;

/** A job is done or failed once and then gone: what is still owed is published again from the database. */
const jobOptions = { removeOnComplete: true, removeOnFail: true, attempts: 1 };

class BullmqQueues implements Queues {
  private readonly queues = new Map<string, JobQueue>();
  private readonly workers: JobWorker[] = [];

  constructor(
    private readonly backend: Backend,
    private readonly agencyId: string,
  ) {}

  async publish(name: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const jobs = ids.map((id) => ({ name, data: { id } }));
    await within(longestPublish, `putting ${ids.length} jobs into ${name}`, this.queue(name).addBulk(jobs));
  }

  process(name: string, concurrency: number, handler: Handler): void {
    const worker = this.backend.worker(this.fullName(name), concurrency, async ({ data }) => {
      try {
        await handler(data.id);
      } catch (error) {
        log.error({ err: error, queue: name, id: data.id }, 'a job failed');
        throw error;
      }
    });
    worker.on('error', complainOfTrouble(name));
    this.workers.push(worker);
  }

  async fault(): Promise<string | null> {
    try {
      await within(longestLook, 'looking into the queue', this.queue('readiness').count());
      return await within(longestLook, 'asking the queue', this.backend.fault());
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => closeInTime((force) => worker.close(force))));
    await Promise.all([...this.queues.values()].map((queue) => closeInTime(() => queue.close())));
    this.backend.close();
  }

  private queue(name: string): JobQueue {
    const known = this.queues.get(name);
    if (known !== undefined) return known;
    const queue = this.backend.queue(this.fullName(name));
    queue.on('error', complainOfTrouble(name));
    this.queues.set(name, queue);
    return queue;
  }

  /** Agencies may share a Redis or a database. */
  private fullName(name: string): string {
    return `${name}-${this.agencyId}`;
  }
}

/** While a server is down its clients say so at every try: once a minute is enough. */
function complainOfTrouble(queue: string): (error: Error) => void {
  let last = -Infinity;
  return (error) => {
    if (performance.now() - last < pauseBetweenComplaints) return;
    last = performance.now();
    log.warn({ err: error, queue }, 'the queue is in trouble');
  };
}

/** Closing waits for a connection, and waits for ever while there is none. */
async function closeInTime(close: (force: boolean) => Promise<void>): Promise<void> {
  try {
    await within(longestClose, 'closing', close(false));
  } catch (error) {
    log.warn({ err: error }, 'a part of the queue did not close in time');
    await within(500, 'closing by force', close(true)).catch(() => undefined);
  }
}

/** Jobs wait in Redis. */
export function redisQueues(url: string, agencyId: string): Queues {
  const ended = { is: false };
  const connection = {
    ...redisOptions(url),
    // A connection that is being made while the service closes would be tried for ever.
    retryStrategy: (times: number) => (ended.is ? null : Math.min(times * 250, longestPauseBeforeRetry)),
  };
  const options = { prefix: '{plimsoll}', streams: { events: { maxLen: 100 } }, defaultJobOptions: jobOptions };
  const looker = new Redis({ ...connection, lazyConnect: true, maxRetriesPerRequest: 1 });
  looker.on('error', () => undefined);
  const backend: Backend = {
    queue: (name) => new Queue<Job>(name, { ...options, connection: { ...connection, maxRetriesPerRequest: 1 } }),
    worker: (name, concurrency, work) =>
      new Worker<Job>(name, work, {
        prefix: options.prefix,
        connection: { ...connection, maxRetriesPerRequest: null },
        concurrency,
      }),
    async fault() {
      const policy = /maxmemory_policy:(\S+)/.exec(await looker.info('memory'))?.[1];
      return policy === undefined || policy === 'noeviction'
        ? null
        : `Redis may drop jobs: its maxmemory-policy is ${policy} and must be noeviction`;
    },
    close: () => {
      ended.is = true;
      looker.disconnect();
    },
  };
  return new BullmqQueues(backend, agencyId);
}

/** Jobs wait in a schema of their own in PostgreSQL. */
export function postgresQueues(url: string, agencyId: string): Queues {
  const bound = withBackend(createPostgresBackend);
  const connection = {
    connectionString: url,
    schema: 'plimsoll_queue',
    migrate: true,
    max: 4,
    application_name: 'plimsoll queue',
  };
  const backend: Backend = {
    queue: (name) => new bound.Queue<Job>(name, { connection, defaultJobOptions: jobOptions }),
    worker: (name, concurrency, work) => new bound.Worker<Job>(name, work, { connection, concurrency }),
    fault: () => Promise.resolve(null),
    close: () => undefined,
  };
  return new BullmqQueues(backend, agencyId);
}
