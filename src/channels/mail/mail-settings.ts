import type { MailMode } from '../../agency/mail-mode.js';
import type { Settings } from '../../platform/settings/settings.schema.js';
import { SetupError } from '../../platform/settings/settings.js';
import { type Address, isAddress, parseAddress } from './address.js';

/** Who mail comes from and where answers go. */
export interface Sender {
  /** Given the host of the links in mail. */
  from(baseUrl: string): Address;
  readonly replyTo: Address | null;
}

/** Reads the settings of mail; what is no address is refused when the service starts. */
export function senderOf(settings: Pick<Settings, 'mailFrom' | 'mailReplyTo'>, agencyName: string): Sender {
  const from = required('PLIMSOLL_MAIL_FROM', settings.mailFrom);
  const name = `Plimsoll (${agencyName})`;
  return {
    from: (baseUrl) =>
      from === null ? { name, address: usualAddress(baseUrl) } : { ...from, name: from.name || name },
    replyTo: required('PLIMSOLL_MAIL_REPLY_TO', settings.mailReplyTo),
  };
}

function required(key: string, text: string | undefined): Address | null {
  if (text === undefined) return null;
  const address = parseAddress(text);
  if (address !== null) return address;
  throw new SetupError([`${key} is ${JSON.stringify(text)}; it must be an address, or a name and <an address>`]);
}

function usualAddress(baseUrl: string): string {
  const { hostname } = new URL(baseUrl);
  const named = `plimsoll@${hostname}`;
  return /[a-z]/i.test(hostname) && isAddress(named) ? named : 'plimsoll@localhost';
}

/** Where mail goes, as it is put on record; null in a rehearsal, which says so on every page and for good. */
export function mailModeOf(settings: Pick<Settings, 'smtpUrl' | 'mail' | 'rehearsal'>): MailMode | null {
  if (settings.rehearsal) return null;
  if (settings.mail === 'shadow') return { leaves: false, why: 'shadow' };
  return leaves(settings) ? { leaves: true } : { leaves: false, why: 'no_mail_server' };
}

/** Whether mail leaves: to a server, not in shadow, not in a rehearsal. */
export const leaves = (settings: Pick<Settings, 'smtpUrl' | 'mail' | 'rehearsal'>): boolean =>
  settings.smtpUrl !== undefined && settings.mail === 'send' && !settings.rehearsal;
