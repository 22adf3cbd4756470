import type { LetterDesk, Written } from '../channels/mail/letter-desk.js';
import type { Postman } from '../channels/mail/postman.js';
import type { SettlingDuties } from '../notifications/duties.js';
import { claimDue, dropTaken, takeForSending } from '../notifications/lease.queries.js';
import type { Attempt } from '../notifications/outcome.js';
import { settle } from '../notifications/settle.js';
import type { Clock } from '../platform/clock/clock.js';
import type { Database } from '../platform/database/database.js';

const atATime = 500;
const holder = 'demonstration';

/** Writes and settles the mail that is owed by now, all of it at once and without a queue: nobody waits for it. */
export class Mailroom {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly desk: LetterDesk,
    private readonly postman: Postman,
    private readonly duties: SettlingDuties,
  ) {}

  async clear(): Promise<void> {
    const { db } = this.database;
    const now = await this.clock.now();
    const due = await claimDue(db, now, atATime);
    if (due.length === 0) return;
    const taken = await takeForSending(db, due, holder);
    const written = await this.desk.write(taken, now);
    const attempts = await Promise.all([...written].map(([mailId, each]) => this.attempt(mailId, each)));
    const made = attempts.filter((attempt) => attempt !== null);
    if (made.length > 0) await this.database.transaction((tx) => settle(tx, made, this.duties));
  }

  private async attempt(mailId: string, written: Written): Promise<Attempt | null> {
    const now = await this.clock.now();
    switch (written.kind) {
      case 'letter':
        return { mailId, outcome: await this.postman.deliver(written.letter, now) };
      case 'no_address':
      case 'put_off':
        return { mailId, outcome: written };
      case 'nothing':
        await dropTaken(this.database.db, mailId, now);
        return null;
    }
  }
}
