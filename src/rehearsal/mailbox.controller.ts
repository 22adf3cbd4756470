import { Controller, Delete, Get, HttpCode, Query } from '@nestjs/common';
import { z } from 'zod';

import { emptyMailbox, keptMails } from '../channels/mail/mailbox.queries.js';
import { rfc3339 } from '../core/instant.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { readQuery } from '../platform/web/query.js';

export const mailboxQuery = z.strictObject({ to: z.string().max(254).optional() });

/** The mail that a rehearsal caught. */
@Controller('api/v1/rehearsal/mailbox')
export class MailboxController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Query() query: unknown): Promise<object> {
    const { to = null } = readQuery(mailboxQuery, query);
    const mails = await keptMails(this.database.db, to);
    return {
      asOf: rfc3339(await this.clock.now()),
      items: mails.map((mail) => ({
        to: mail.to_address,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: mail.headers,
        kinds: mail.kinds,
        breaches: mail.breaches,
        attachments: mail.attachments,
        caughtAt: rfc3339(mail.caught_at),
      })),
    };
  }

  @Delete()
  @HttpCode(204)
  async empty(): Promise<void> {
    await emptyMailbox(this.database.db);
  }
}
