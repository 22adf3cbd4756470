import MailComposer from 'nodemailer/lib/mail-composer';

import type { NoticeKind } from '../../core/notice.js';
import { compose } from './compose.js';
import { contentHtml } from './content-html.js';
import { contentText } from './content-text.js';
import { headersOf, messageIdOf } from './headers.js';
import { sampleMail, sampleWriting } from './samples.js';

/** A sample mail of a kind, as words, as HTML, and as it would go over the wire. */
export interface Preview {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly eml: string;
}

/** Writes a sample mail of a kind; nothing is sent. */
export async function previewOf(kind: NoticeKind): Promise<Preview> {
  const { mail, breach } = sampleMail(kind);
  const composed = compose(mail, new Map([[breach.breachId, breach]]), [], sampleWriting);
  if (composed === null) throw new Error(`there is no sample of ${kind}`);
  const host = 'county.test';
  const address = 'somebody@county.test';
  const { agencyName, baseUrl } = sampleWriting;
  const text = contentText(composed.content, agencyName);
  const html = contentHtml(composed.content, agencyName);
  const thread =
    composed.root === null
      ? null
      : {
          breachId: composed.root.breachId,
          openedAt: composed.root.openedAt,
          topic: composed.subject,
          earlier: 0,
          at: mail.promisedAt,
        };
  const headers = headersOf({
    host,
    baseUrl,
    agencyCode: 'county',
    agencyName,
    kinds: composed.kinds,
    breaches: composed.breaches,
    thread,
  });
  const message = new MailComposer({
    from: { name: `Plimsoll (${agencyName})`, address: `plimsoll@${host}` },
    to: { name: '', address },
    subject: composed.subject,
    messageId: messageIdOf(mail.notices[0]?.notificationId ?? '', address, host),
    date: new Date(mail.promisedAt),
    headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
    text,
    html,
    baseBoundary: 'plimsoll',
  });
  const eml = (await message.compile().build()).toString('utf8');
  return { subject: composed.subject, text, html, eml };
}
