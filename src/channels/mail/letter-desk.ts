import type { Instant } from '../../core/instant.js';
import type { Db } from '../../platform/database/database.js';
import { inLanguage } from '../../platform/language/language.js';
import { log } from '../../platform/log.js';
import { type Address, headerText, isAddress } from './address.js';
import { proposalFile } from './check-in-proposals.js';
import { compose, type Composed } from './compose.js';
import { contentHtml } from './content-html.js';
import { contentText } from './content-text.js';
import { type DeskSettings, gather, type Gathered, writingFor } from './gathered.js';
import { headersOf, messageIdOf } from './headers.js';
import type { Letter } from './letter.js';
import type { NamedPerson, TakenMail } from './matter.js';
import * as queries from './matter.queries.js';
import type { Writing } from './reader.js';
import { say } from './say.js';
import { laterSubject } from './subject.js';

/** What became of a mail that was to be written. */
export type Written =
  | { readonly kind: 'letter'; readonly letter: Letter }
  | { readonly kind: 'no_address'; readonly reply: string }
  /** It could not be written: a fault of ours, which the next attempt may find mended. */
  | { readonly kind: 'put_off'; readonly by: 'server'; readonly reply: string }
  /** All that it was to say has been taken back. */
  | { readonly kind: 'nothing' };

/** Writes mails, many at a time with the same few statements as one. */
export class LetterDesk {
  constructor(
    private readonly db: Db,
    private readonly settings: DeskSettings,
  ) {}

  /** Reads what these mails say. */
  gather(db: Db, mailIds: readonly string[], now: Instant): Promise<Gathered> {
    return gather(db, mailIds, now, this.settings.agency.timeZone);
  }

  /** Writes mails that were taken, each in its reader's language, from what was gathered about them and maybe others; fixes what each further attempt must repeat. */
  async write(taken: readonly string[], now: Instant, known?: Gathered): Promise<Map<string, Written>> {
    const gathered = known ?? (await this.gather(this.db, taken, now));
    const mails = gathered.mails.filter(({ mailId }) => taken.includes(mailId));
    const writing = await writingFor(mails, gathered, this.db, this.settings);
    const composed = new Map<string, Composed>();
    const written = new Map<string, Written>();
    for (const mail of mails) {
      try {
        inLanguage(writing.people.get(mail.personId)?.language ?? 'en-US', () => {
          const words = compose(mail, gathered.breaches, gathered.continuing.get(mail.personId) ?? [], writing);
          if (words !== null) composed.set(mail.mailId, words);
          written.set(mail.mailId, words === null ? { kind: 'nothing' } : this.letter(mail, words, writing));
        });
      } catch (error) {
        log.error({ err: error, mail: mail.mailId }, 'a mail could not be written');
        written.set(mail.mailId, { kind: 'put_off', by: 'server', reply: `not written: ${String(error)}` });
      }
    }
    await queries.fixHeads(
      this.db,
      mails.flatMap((mail) => freshHead(mail, written.get(mail.mailId), composed)),
    );
    return written;
  }

  private letter(mail: TakenMail, words: Composed, writing: Writing): Written {
    const thread =
      mail.notices.find(({ breachId }) => breachId !== null && breachId === words.root?.breachId)?.thread ?? null;
    const person = writing.people.get(mail.personId);
    const to = addressOf(person);
    if (to === null) return { kind: 'no_address', reply: missing(person) };
    const from = this.settings.from();
    const host = from.address.slice(from.address.lastIndexOf('@') + 1);
    const { agency } = this.settings;
    const { baseUrl } = writing;
    const began = thread?.began ?? words.subject;
    const first = mail.notices[0]?.notificationId ?? mail.mailId;
    const headers = headersOf({
      host,
      baseUrl,
      agencyCode: agency.code,
      agencyName: agency.name,
      language: say('frame.lang'),
      kinds: words.kinds,
      breaches: words.breaches,
      thread:
        words.root === null
          ? null
          : {
              breachId: words.root.breachId,
              openedAt: words.root.openedAt,
              topic: began,
              earlier: thread?.earlier ?? 0,
              at: mail.promisedAt,
            },
    });
    return {
      kind: 'letter',
      letter: {
        mailId: mail.mailId,
        personId: mail.personId,
        from,
        replyTo: this.settings.replyTo,
        to,
        messageId: mail.messageId ?? messageIdOf(first, to.address, host),
        subject: mail.subject ?? headerText(thread === null ? words.subject : laterSubject(began)),
        headers,
        text: contentText(words.content, agency.name),
        html: contentHtml(words.content, agency.name),
        attachments: words.proposals.map((one) => proposalFile(one, { host, baseUrl, now: writing.now })),
        kinds: words.kinds,
        breaches: words.breaches,
      },
    };
  }
}

function freshHead(
  mail: TakenMail,
  written: Written | undefined,
  composed: ReadonlyMap<string, Composed>,
): queries.FixedHead[] {
  if (mail.messageId !== null || written?.kind !== 'letter') return [];
  const { messageId, subject } = written.letter;
  return [{ mailId: mail.mailId, messageId, subject, root: composed.get(mail.mailId)?.root?.breachId ?? null }];
}

/** Where mail for a person goes; null: nowhere. */
export function addressOf(person: Pick<NamedPerson, 'name' | 'email'> | undefined): Address | null {
  const address = person?.email?.trim() ?? '';
  return isAddress(address) ? { name: headerText(person?.name ?? '', 100), address } : null;
}

function missing(person: NamedPerson | undefined): string {
  if (person === undefined) return 'no address: nobody of that code is on the roster';
  return (person.email ?? '') === '' ? 'no address' : 'no address that mail may be sent to';
}
