import { Body, Controller, Put } from '@nestjs/common';
import { z } from 'zod';

import { isAddress } from '../channels/mail/address.js';
import { setFaults } from '../channels/mail/mailbox.queries.js';
import { instant, rfc3339 } from '../core/instant.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { momentText } from '../platform/web/moment.js';

export const mailFaults = z
  .array(
    z.strictObject({
      to: z.string().max(254).refine(isAddress, 'must be one mail address'),
      reply: z
        .string()
        .max(500)
        .regex(/^[45]\d\d[ -][^\r\n]*$/, 'must be what a mail server says no with, such as "451 try again later"'),
      until: momentText,
    }),
  )
  .max(1_000)
  .refine(
    (faults) => new Set(faults.map(({ to }) => to.toLowerCase())).size === faults.length,
    'must name an address once',
  );

/** Makes the rehearsal's mail server refuse or put off mail, address by address, until a time of its clock. */
@Controller('api/v1/rehearsal/mail-faults')
export class MailFaultsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Put()
  async set(@Body({ schema: mailFaults }) faults: z.output<typeof mailFaults>): Promise<object> {
    await setFaults(
      this.database.db,
      faults.map(({ to, reply, until }) => ({ to, reply, until: instant(Date.parse(until)) })),
    );
    return { asOf: rfc3339(await this.clock.now()), items: faults };
  }
}
