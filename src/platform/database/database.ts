import { setTimeout as pause } from 'node:timers/promises';

import type { ClientBase, Pool, PoolClient } from 'pg';

import { errorCode } from '../error-code.js';
import type { Instant } from '../../core/instant.js';
import type { Clock } from '../clock/clock.js';
import { log } from '../log.js';

/** Where statements are sent: a connection of the pool, or the one that a transaction holds. */
export interface Db {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Planned once per connection under this name: for statements that run thousands of times. */
  prepared<Row>(name: string, text: string, values: readonly unknown[]): Promise<Row[]>;
}

/** A transaction. What needs one asks for it by this type. */
export interface Tx extends Db {
  readonly kind: 'tx';
  /** The one instant of this transaction. */
  readonly now: Instant;
  /** The connection itself, for COPY: its statements go out one by one until the next of ours. */
  client(): PoolClient;
  /** Runs once the transaction has been committed, and not at all when it was not. */
  afterCommit(work: () => void): void;
}

const mostRetries = 5;

export class Database {
  readonly db: Db;

  constructor(
    private readonly pool: Pool,
    private readonly clock: Clock,
  ) {
    this.db = statementsOf(pool);
  }

  /**
   * Runs `work` in one transaction. A deadlock or a serialization failure runs it again, so it must change nothing
   * outside the database; what is to follow it belongs in `afterCommit`.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let retry = 0; ; retry++) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (retry === mostRetries || !isWorthRetrying(error)) throw error;
        await pause(2 ** retry * 5 * (0.5 + Math.random()));
      }
    }
  }

  private async attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const now = await this.clock.now();
    const client = await this.pool.connect();
    const lost: Error[] = [];
    const onLost = (error: Error): void => void lost.push(error);
    client.on('error', onLost);
    const followers: (() => void)[] = [];
    try {
      // Sent with the first statement: its answer is not worth a journey of its own.
      const begun = sendTogether(client).query('begin');
      begun.catch(() => undefined);
      const result = await work(transactionOn(client, now, followers));
      await begun;
      await client.query('commit');
      client.removeListener('error', onLost);
      client.release(lost[0]);
      for (const follower of followers) runFollower(follower);
      return result;
    } catch (error) {
      const broken = await rollback(client);
      client.removeListener('error', onLost);
      client.release(lost[0] ?? broken);
      throw error;
    }
  }
}

/** Sends statements through this connection, or through whichever one of this pool is free. */
export function statementsOf(connection: Pool | ClientBase): Db {
  return {
    async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
      const result = await connection.query<Row & object>(text, [...values]);
      return result.rows;
    },
    async prepared<Row>(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
      const result = await connection.query<Row & object>({ name, text, values: [...values] });
      return result.rows;
    },
  };
}

function transactionOn(client: PoolClient, now: Instant, followers: (() => void)[]): Tx {
  const statements = statementsOf(client);
  return {
    query: (text, values) => {
      sendTogether(client);
      return statements.query(text, values);
    },
    prepared: (name, text, values) => {
      sendTogether(client);
      return statements.prepared(name, text, values);
    },
    kind: 'tx',
    now,
    client: () => takeTurns(client, true),
    afterCommit: (work) => void followers.push(work),
  };
}

/** Whether statements wait for the answers to those before them, as COPY needs it, or are sent at once. */
function takeTurns(client: PoolClient, inTurn: boolean): PoolClient {
  return Object.assign(client, { pipeline: !inTurn });
}

/** What is sent in one turn of the event loop's queue travels together. */
function sendTogether(client: PoolClient): PoolClient {
  const { stream } = client.connection;
  stream.cork();
  process.nextTick(() => {
    stream.uncork();
  });
  return takeTurns(client, false);
}

async function rollback(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The change is durable by now: what follows it may fail without undoing it. */
function runFollower(follower: () => void): void {
  try {
    follower();
  } catch (error) {
    log.error({ err: error }, 'what was to follow a commit failed');
  }
}

const deadlock = '40P01';
const serializationFailure = '40001';

function isWorthRetrying(error: unknown): boolean {
  const code = errorCode(error);
  return code === deadlock || code === serializationFailure;
}
