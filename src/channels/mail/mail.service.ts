import type { SettlingDuties } from '../../notifications/duties.js';
import { Listener } from '../../notifications/listener.js';
import { MailRelay } from '../../notifications/mail.relay.js';
import { mailChannel } from '../../notifications/promise.queries.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database } from '../../platform/database/database.js';
import type { Queues } from '../../platform/queues/queues.js';
import type { LetterDesk } from './letter-desk.js';
import { MailDelivery } from './mail-delivery.js';
import type { Postman } from './postman.js';
import { smtpConnections } from './smtp-postman.js';

/** The queue that ids of mails wait in. */
export const mailQueue = 'mail';

/** What mail runs on. */
export interface MailGround {
  readonly database: Database;
  readonly clock: Clock;
  readonly queues: Queues;
  readonly duties: SettlingDuties;
  readonly beat: () => void;
}

/** Mail from the outbox to the server: the relay, the queue, the sender. */
export class MailService {
  private readonly relay: MailRelay;
  private readonly delivery: MailDelivery;
  private readonly listener: Listener;

  constructor(
    private readonly ground: MailGround,
    desk: LetterDesk,
    postman: Postman,
  ) {
    const { database, clock, queues, duties, beat } = ground;
    this.delivery = new MailDelivery(database, clock, desk, postman, duties);
    this.relay = new MailRelay(database.db, clock, (mailIds) => queues.publish(mailQueue, mailIds), beat);
    this.listener = new Listener(database, mailChannel, () => {
      this.relay.wake();
    });
  }

  async start(): Promise<void> {
    this.delivery.start();
    this.ground.queues.process(mailQueue, smtpConnections * 2, (mailId) => this.delivery.handle(mailId));
    await this.listener.start();
    this.relay.start();
    void this.delivery.warmUp();
  }

  /** Takes no further mail, lets the mails in hand end, closes the way to the server. */
  async stop(): Promise<void> {
    await this.listener.stop();
    await this.relay.stop();
    await this.delivery.stop();
  }
}
