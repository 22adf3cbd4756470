import { type Instant } from '../../core/instant.js';
import type { Outcome } from '../../notifications/outcome.js';
import type { Db } from '../../platform/database/database.js';
import type { Address } from './address.js';
import type { Letter } from './letter.js';
import { faultFor, keepMail } from './mailbox.queries.js';
import { Postman } from './postman.js';
import { outcomeOf } from './smtp-reply.js';

/** Keeps mail in the built-in mailbox: nothing leaves. In a rehearsal it answers as it was told to. */
export class MailboxPostman extends Postman {
  constructor(
    private readonly db: Db,
    private readonly rehearsal: boolean,
  ) {
    super();
  }

  async deliver(letter: Letter, now: Instant): Promise<Outcome> {
    const reply = this.rehearsal ? await faultFor(this.db, letter.to.address, now) : null;
    if (reply !== null) {
      const code = Number(reply.slice(0, 3));
      return outcomeOf({ message: reply, response: reply, responseCode: code, command: 'RCPT TO', code: 'EENVELOPE' });
    }
    await keepMail(this.db, letter, keptHeaders(letter, now), now);
    return { kind: 'sent', reply: '250 kept in the built-in mailbox', kept: true };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** The headers the mail would have had, by their names in lower case. */
export function keptHeaders(letter: Letter, now: Instant): Record<string, string> {
  const others = Object.entries(letter.headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    from: written(letter.from),
    ...(letter.replyTo === null ? {} : { 'reply-to': written(letter.replyTo) }),
    to: written(letter.to),
    subject: letter.subject,
    'message-id': letter.messageId,
    date: new Date(now).toUTCString().replace('GMT', '+0000'),
    ...(Object.fromEntries(others) as Record<string, string>),
    'mime-version': '1.0',
    'content-type': letter.attachments.length === 0 ? 'multipart/alternative' : 'multipart/mixed',
  };
}

const written = ({ name, address }: Address): string => (name === '' ? address : `${name} <${address}>`);
