import { createTransport, type Transporter } from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool';

import type { Outcome } from '../../notifications/outcome.js';
import { attachedFiles } from './attachment.js';
import type { Letter } from './letter.js';
import { Postman } from './postman.js';
import { outcomeOf, type SmtpFault } from './smtp-reply.js';

/** Connections that are kept to the mail server; as many mails are handed over at once. */
export const smtpConnections = 8;
/** A server that has not greeted by then is left. */
const longestGreeting = 30_000;
/** What RFC 5321 (4.5.3.2) grants a server for a command. A connection that rests is kept nearly as long, and then closed. */
const longestSilence = 300_000;

/** Hands mail to an SMTP server over a few lasting connections, one recipient a transaction. */
export class SmtpPostman extends Postman {
  private readonly transport: Transporter<SMTPPool.SentMessageInfo>;

  constructor(url: string, greetingTimeout = longestGreeting) {
    super();
    this.transport = createTransport({ ...smtpOptions(url), connectionTimeout: greetingTimeout, greetingTimeout });
  }

  async deliver(letter: Letter): Promise<Outcome> {
    try {
      const { response } = await this.transport.sendMail({
        from: { ...letter.from },
        ...(letter.replyTo === null ? {} : { replyTo: { ...letter.replyTo } }),
        to: { ...letter.to },
        envelope: { from: letter.from.address, to: [letter.to.address] },
        messageId: letter.messageId,
        subject: letter.subject,
        headers: Object.entries(letter.headers).map(([key, value]) => ({ key, value })),
        text: letter.text,
        html: letter.html,
        attachments: attachedFiles(letter.attachments),
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return { kind: 'sent', reply: response.slice(0, 1_000) };
    } catch (error) {
      return outcomeOf(error as SmtpFault);
    }
  }

  close(): Promise<void> {
    this.transport.close();
    return Promise.resolve();
  }
}

/** What the transport is made with. Plain text goes to a server on this machine only; any other must offer TLS. */
export function smtpOptions(url: string): SMTPPool.Options {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const local = isLoopback(host);
  return {
    pool: true,
    maxConnections: smtpConnections,
    maxMessages: Infinity,
    maxRequeues: 0,
    host,
    port: port === '' ? (secure ? 465 : local ? 25 : 587) : Number(port),
    secure,
    requireTLS: !secure && !local,
    ignoreTLS: !secure && local,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    socketTimeout: longestSilence,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Whether a host is this machine itself. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
