import { type ClientBase, Pool } from 'pg';

import { log } from '../log.js';
import { typeParsers } from './type-parsers.js';

/** What every connection to PostgreSQL has: a lost one is found, and values arrive as our types. */
export const connectionOptions = { keepAlive: true, keepAliveInitialDelayMillis: 10_000, types: typeParsers };

/** What a connection of the service is set to before its first statement. */
export interface ConnectionState {
  readonly agencyId: string;
  /** The role to act as; null where the login could make none and acts as itself. */
  readonly actAs: string | null;
}

const longestWaitForConnection = 30_000;

/**
 * The service's connections: each acts as the narrow role, for one agency, in UTC. One is always kept. Plans are not
 * compiled: what is asked for are few rows each time, and compiling takes longer than reading them.
 */
export function servicePool(url: string, connections: number, state: ConnectionState): Pool {
  const pool = new Pool({
    ...connectionOptions,
    connectionString: url,
    application_name: 'plimsoll',
    min: 1,
    max: connections,
    connectionTimeoutMillis: longestWaitForConnection,
    // Awaited before the connection is handed out, although its type does not say so.
    onConnect: (client) => enterState(client, state) as unknown as undefined,
  });
  pool.on('error', (error) => {
    log.warn({ err: error }, 'a waiting connection to PostgreSQL was lost');
  });
  return pool;
}

async function enterState(client: ClientBase, { agencyId, actAs }: ConnectionState): Promise<void> {
  await client.query(
    `select set_config('TimeZone', 'UTC', false), set_config('plimsoll.agency', $1, false),
            set_config('role', coalesce($2, 'none'), false), set_config('jit', 'off', false)`,
    [agencyId, actAs],
  );
}
