import { threadIndex } from '../../src/channels/mail/headers.js';
import type { Preview } from '../../src/channels/mail/preview.js';
import { leaves, readEml, type Part } from './eml.js';

/** What a mail is made of, and what must not be in it. */
export interface Linted extends Preview {
  readonly kinds: readonly string[];
  readonly breaches: readonly string[];
  /** Texts that a mail must never hold: assignment references, what is known of clients. */
  readonly never: readonly string[];
}

const longestMail = 30 * 1024;

/** What is wrong with a mail, a line each; nothing: it is as mail is to be. */
export function lintMail(mail: Linted): string[] {
  const message = readEml(mail.eml);
  const language = message.headers.get('content-language') ?? '';
  return [
    ...headerFaults(mail, message),
    ...wireFaults(mail, message),
    ...fault(!mail.html.includes(`<html lang="${language}" dir="ltr"`), `the HTML part is not in ${language}`),
    ...htmlFaults(mail),
    ...sayingFaults(mail),
  ];
}

const fault = (isFault: boolean, what: string): string[] => (isFault ? [what] : []);

const always: Readonly<Record<string, RegExp>> = {
  'auto-submitted': /^auto-generated$/,
  'x-auto-response-suppress': /^OOF, DR, RN, NRN, AutoReply$/,
  'list-id': /^[\x20-\x7e]+ <[a-z0-9.-]+>$/,
  'message-id': /^<[0-9a-f-]{36}\.[0-9a-f]{16}@[a-z0-9.-]+>$/,
  'mime-version': /^1\.0$/,
  from: /^"?Plimsoll .*<[^<>@\s]+@[^<>@\s]+>$/,
  to: /^[^,]+@[^,]+$/,
  subject: /^\S.{0,199}$/,
  'content-language': /^(?:en|es)$/,
  date: /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} \+0000$/,
};

/** A mail names no second recipient and asks for no receipt. */
const neverHeaders = ['cc', 'bcc', 'disposition-notification-to', 'return-receipt-to', 'precedence'];

function headerFaults({ kinds, breaches, subject }: Linted, { headers }: Part): string[] {
  const shown = (name: string): string => headers.get(name) ?? '(none)';
  const isDigest = kinds.length === 1 && kinds[0] === 'digest';
  return [
    ...Object.entries(always).flatMap(([name, form]) => fault(!form.test(shown(name)), `${name} is ${shown(name)}`)),
    ...neverHeaders.flatMap((name) => fault(headers.has(name), `${name} is there`)),
    ...fault(shown('x-plimsoll-kind') !== kinds.join(', '), `x-plimsoll-kind is ${shown('x-plimsoll-kind')}`),
    ...fault(headers.has('list-unsubscribe') !== isDigest, 'list-unsubscribe belongs to digests, and to them only'),
    ...(breaches.length === 0
      ? fault(headers.has('thread-index') || headers.has('x-plimsoll-breach'), 'a conversation about no breach')
      : [
          ...fault(shown('x-plimsoll-breach') !== breaches.join(', '), `breaches are ${shown('x-plimsoll-breach')}`),
          ...fault(shown('thread-topic') !== unmarked(subject), `thread-topic is ${shown('thread-topic')}`),
          ...threadFaults(shown('thread-index'), shown('references')),
        ]),
  ];
}

/** Letters without their marks: what a header can hold of a subject. */
const unmarked = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

/** The conversation is that of the breach which is referred to. */
function threadFaults(index: string, references: string): string[] {
  const breachId = /^<breach\.([0-9a-f-]{36})@[a-z0-9.-]+>$/.exec(references)?.[1];
  if (breachId === undefined) return [`references is ${references}`];
  const bytes = Buffer.from(index, 'base64');
  const own = Buffer.from(threadIndex(breachId, 0 as never, null), 'base64');
  return [
    ...fault(bytes.length !== 22 && bytes.length !== 27, `thread-index has ${bytes.length} bytes`),
    ...fault(bytes[0] !== 1 || !bytes.subarray(6, 22).equals(own.subarray(6, 22)), 'thread-index is of another breach'),
  ];
}

function wireFaults({ eml, text, html, attachments }: Linted, message: Part): string[] {
  const parts = leaves(message);
  const [first, second, ...others] = parts;
  const typeOf = (part: Part | undefined): string => part?.headers.get('content-type') ?? '';
  const longest = Math.max(...eml.split('\r\n').map((line) => Buffer.byteLength(line)));
  return [
    ...fault(longest > 998, `a line has ${longest} bytes`),
    ...fault(/[^\r]\n|\r[^\n]/.test(eml), 'a line does not end in CRLF'),
    ...fault(/[^\x20-\x7e\r\n]/.test(eml), 'a letter that not every server takes'),
    ...fault(!typeOf(first).startsWith('text/plain; charset=utf-8'), `the first part is ${typeOf(first)}`),
    ...fault(first?.body.replaceAll('\r\n', '\n').trim() !== text.trim(), 'the text part is another'),
    ...fault(!typeOf(second).startsWith('text/html; charset=utf-8'), `the second part is ${typeOf(second)}`),
    ...fault(second?.body.replaceAll('\r\n', '\n').trim() !== html.trim(), 'the HTML part is another'),
    ...fault(others.length !== attachments.length, `${others.length} parts besides`),
    ...others.flatMap((part) =>
      fault(!/^attachment;/.test(part.headers.get('content-disposition') ?? ''), 'a part that is no attachment'),
    ),
    ...fault(Buffer.byteLength(text) + Buffer.byteLength(html) > longestMail, 'longer than 30 KB'),
    ...fault(Buffer.byteLength(eml) > 2 * longestMail, 'longer than 60 KB on the way'),
  ];
}

function htmlFaults({ html, text }: Linted): string[] {
  const tables = [...html.matchAll(/<table\b[^>]*>/g)].map(([tag]) => tag);
  const layout = tables.filter((tag) => tag.includes('role="presentation"'));
  const facts = html.match(/<th scope="row"/g) ?? [];
  const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
  const buttons = html.match(/role="presentation"[^>]*valign="middle"/g) ?? [];
  const [link] = hrefs;
  return [
    ...fault(!/<html lang="[a-z]{2}(?:-[A-Z]{2})?" dir="ltr"/.test(html), 'no language or direction'),
    ...fault(!/<title>[^<]+<\/title>/.test(html), 'no title'),
    ...fault((html.match(/<h1\b/g) ?? []).length !== 1, 'not one heading'),
    ...fault(buttons.length !== 1, `${buttons.length} buttons`),
    ...fault(new Set(hrefs).size !== 1 || hrefs.length !== 2, 'another link than the button and the same in plain'),
    ...fault(link !== undefined && !text.includes(link.replaceAll('&amp;', '&')), 'the link is not in the text part'),
    ...fault(!/^https:\/\/[a-z.]+\/[A-Za-z0-9/_-]+$/.test(link ?? ''), `the link is ${link}`),
    ...fault(layout.length === tables.length && facts.length > 0, 'facts stand in a table of the layout'),
    ...fault(/<th(?! scope="row")\b/.test(html), 'a head of a row without its scope'),
    ...fault(
      /<(?:img|script|link|iframe|form|object|video|base|svg)\b|@import|url\(|srcset/i.test(html),
      'loads or runs',
    ),
    ...fault(/\son[a-z]+=|javascript:/i.test(html), 'runs something'),
    ...fault(html.includes('{{') || /undefined|\[object|NaN/.test(html + text), 'a slot is not filled'),
  ];
}

/** What the HTML part says, as text. */
export const spoken = (html: string): string =>
  html
    .replace(/<style[\s\S]*?<\/style>|<title[\s\S]*?<\/title>|<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();

/** Words of a text, in whatever form they stand. */
const wordsIn = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}.:/@-]*/gu) ?? []).map((word) => word.replace(/[.:]+$/, ''));

function sayingFaults({ text, html, subject, never, attachments }: Linted): string[] {
  const inText = new Set(wordsIn(text));
  const inHtml = new Set(wordsIn(spoken(html)));
  const only = [...inHtml].filter((word) => !inText.has(word));
  const others = [...inText].filter((word) => !inHtml.has(word));
  const all = [subject, text, html, ...attachments.map(({ content }) => content)].join('\n').toLowerCase();
  return [
    ...fault(only.length > 0, `only the HTML part says ${only.join(' ')}`),
    ...fault(others.length > 0, `only the text part says ${others.join(' ')}`),
    ...never.flatMap((word) => fault(all.includes(word.toLowerCase()), `it says ${word}`)),
    ...fault(/\b\d{3}-\d{2}-\d{4}\b/.test(all), 'it says what looks like a social security number'),
  ];
}
