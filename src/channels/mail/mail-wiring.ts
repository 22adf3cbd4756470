import type { HttpAdapterHost } from '@nestjs/core';

import { appendEntries } from '../../breach-log/log.js';
import type { Checkpoints } from '../../breach-log/checkpoints.js';
import type { SettlingDuties } from '../../notifications/duties.js';
import type { UndeliverableHook } from '../../notifications/undeliverable.js';
import type { Agency } from '../../platform/database/agency.js';
import type { Database } from '../../platform/database/database.js';
import type { Settings } from '../../platform/settings/settings.schema.js';
import { LetterDesk } from './letter-desk.js';
import { leaves, senderOf } from './mail-settings.js';
import { MailboxPostman } from './mailbox-postman.js';
import type { Postman } from './postman.js';
import { reachableAdmins } from './reachable-admins.js';
import { SmtpPostman } from './smtp-postman.js';
import { surroundingsOf } from './surroundings.js';

/** To the mail server, or into the built-in mailbox where none is set, in shadow and in a rehearsal. */
export function postmanFor(settings: Settings, agency: Agency, { db }: Database): Postman {
  return settings.smtpUrl !== undefined && leaves({ ...settings, rehearsal: agency.rehearsal })
    ? new SmtpPostman(settings.smtpUrl)
    : new MailboxPostman(db, agency.rehearsal);
}

/** The desk that writes this agency's mail. */
export function deskFor(
  settings: Settings,
  agency: Agency,
  database: Database,
  http: HttpAdapterHost,
  checkpoints: Checkpoints,
): LetterDesk {
  const sender = senderOf(settings, agency.name);
  const baseUrl = (): string => settings.baseUrl ?? listeningAt(settings, http);
  return new LetterDesk(database.db, {
    agency,
    baseUrl,
    from: () => sender.from(baseUrl()),
    replyTo: sender.replyTo,
    checkpoint: () => database.transaction(async (tx) => (await checkpoints.keep(tx, 'closing')).note),
    surroundings: surroundingsOf,
  });
}

/** What settling mail needs of the log and of people. */
export const dutiesWith = (hook: UndeliverableHook): SettlingDuties => ({
  append: appendEntries,
  admins: reachableAdmins,
  undeliverable: (tx, undeliverable) => hook.call(tx, undeliverable),
});

/** Without a base URL: where this process listens, which is known once it does. */
function listeningAt({ host, port }: Settings, { httpAdapter }: HttpAdapterHost): string {
  const server = httpAdapter.getHttpServer() as { address(): { port: number } | string | null };
  const at = server.address();
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${shown}:${typeof at === 'object' && at !== null ? at.port : port}`;
}
