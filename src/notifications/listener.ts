import { Client } from 'pg';

import { log } from '../platform/log.js';

const againAfter = 1_000;

/** Hears a channel of PostgreSQL on a connection of its own, and makes a new one when it is lost. */
export class Listener {
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly heard: () => void,
  ) {}

  /** Begins to hear; what was missed while there was no connection counts as heard. */
  async start(): Promise<void> {
    const client = new Client({ connectionString: this.url, application_name: 'plimsoll listener', keepAlive: true });
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

  private lost(client: Client): void {
    if (this.stopped || this.client !== client) return;
    this.client = undefined;
    client.end().catch(() => undefined);
    this.timer = setTimeout(() => void this.start(), againAfter);
  }
}
