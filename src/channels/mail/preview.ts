import MailComposer from 'nodemailer/lib/mail-composer';

import type { NoticeKind } from '../../core/notice.js';
import { type Attachment, attachedFiles } from './attachment.js';
import { proposalFile } from './check-in-proposals.js';
import { compose, type Composed } from './compose.js';
import { contentHtml } from './content-html.js';
import { contentText } from './content-text.js';
import { headersOf, messageIdOf } from './headers.js';
import { type Sample, sampleMail } from './samples.js';
import { say } from './say.js';

/** A sample mail, as words, as HTML, and as it would go over the wire. */
export interface Preview {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly Attachment[];
  readonly eml: string;
}

const host = 'county.test';
const address = 'somebody@county.test';

/** Writes a sample mail of a kind in the language that is spoken; nothing is sent. */
export const previewOf = (kind: NoticeKind): Promise<Preview> => previewSample(sampleMail(kind));

/** Writes a sample mail in the language that is spoken; nothing is sent. */
export async function previewSample(sample: Sample): Promise<Preview> {
  const { mail, breaches, writing } = sample;
  const composed = compose(mail, breaches, [], writing);
  if (composed === null) throw new Error('a sample says nothing');
  const { agencyName, baseUrl, now } = writing;
  const text = contentText(composed.content, agencyName);
  const html = contentHtml(composed.content, agencyName);
  const attachments = composed.proposals.map((one) => proposalFile(one, { host, baseUrl, now }));
  const message = new MailComposer({
    from: { name: `Plimsoll (${agencyName})`, address: `plimsoll@${host}` },
    to: { name: '', address },
    subject: composed.subject,
    messageId: messageIdOf(mail.notices[0]?.notificationId ?? '', address, host),
    date: new Date(mail.promisedAt),
    headers: Object.entries(headersFor(sample, composed)).map(([key, value]) => ({ key, value })),
    text,
    html,
    attachments: attachedFiles(attachments),
    baseBoundary: 'plimsoll',
    newline: 'windows',
  });
  const eml = (await message.compile().build()).toString('utf8');
  return { subject: composed.subject, text, html, attachments, eml };
}

function headersFor({ mail, writing }: Sample, { root, subject, kinds, breaches }: Composed): Record<string, string> {
  const { agencyName, baseUrl } = writing;
  const about = root && { breachId: root.breachId, openedAt: root.openedAt };
  const thread = about && { ...about, topic: subject, earlier: 0, at: mail.promisedAt };
  return headersOf({
    host,
    baseUrl,
    agencyCode: 'county',
    agencyName,
    language: say('frame.lang'),
    kinds,
    breaches,
    thread,
  });
}
