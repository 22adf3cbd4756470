import { Client, type ClientConfig } from 'pg';

import type { Database } from '../platform/database/database.js';
import { log } from '../platform/log.js';

const againAfter = 1_000;

/** Hears a channel of PostgreSQL on a connection of its own, and makes a new one when it is lost. */
export class Listener {
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly channel: string,
    private readonly heard: () => void,
  ) {}

  /** Begins to hear; what was missed while there was no connection counts as heard. */
  async start(): Promise<void> {
    const client = await this.connection();
    if (client === undefined || this.stopped) return;
    client.on('error', () => {
      this.lost(client);
    });
    client.on('end', () => {
      this.lost(client);
    });
    client.on('notification', () => {
      this.heard();
    });
    this.client = client;
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(this.channel)}`);
      this.heard();
    } catch (error) {
      log.warn({ err: error, channel: this.channel }, 'a channel of PostgreSQL cannot be heard; tried again');
      this.lost(client);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  /** A connection to where the pool's connections go; undefined: there is no database to ask, and another try is due. */
  private async connection(): Promise<Client | undefined> {
    try {
      const config = await this.database.transaction((tx) =>
        Promise.resolve(placeOf(tx.client() as unknown as Client)),
      );
      return new Client({ ...config, application_name: 'plimsoll listener', keepAlive: true });
    } catch (error) {
      log.warn({ err: error, channel: this.channel }, 'no connection to hear a channel of PostgreSQL on; tried again');
      this.tryAgain();
      return undefined;
    }
  }

  private tryAgain(): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => void this.start(), againAfter);
  }

  private lost(client: Client): void {
    if (this.stopped || this.client !== client) return;
    this.client = undefined;
    client.end().catch(() => undefined);
    this.tryAgain();
  }
}

/** Where a connection goes, and as whom. */
function placeOf({ host, port, user, password, database, ssl }: Client): ClientConfig {
  return { host, port, ssl, ...defined({ user, password, database }) };
}

const defined = (given: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
