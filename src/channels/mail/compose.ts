import { type Proposal, proposalLine, proposalsFor } from './check-in-proposals.js';
import type { Content, Part } from './content.js';
import { breachWords, type BreachWords, type Said } from './breach-words.js';
import type { BreachFacts, PromisedNotice, TakenMail } from './matter.js';
import { isOther, type OtherNotice, otherWords, type OtherWords } from './other-words.js';
import { shownSubject, textFact, type Writing } from './reader.js';
import { severalSubject } from './subject.js';
import { capital, dayOf, listed, moment, shown } from './words.js';

/** A mail put into words. */
export interface Composed {
  readonly content: Content;
  /** The subject, where the mail begins a conversation. */
  readonly subject: string;
  /** The breach that the conversation is about; null: about none. */
  readonly root: BreachFacts | null;
  readonly kinds: readonly string[];
  readonly breaches: readonly string[];
  /** Times for the check-ins it asks for, to be attached. */
  readonly proposals: readonly Proposal[];
}

/** More notices of one kind than these are written one a line, and beyond `mostLines` only counted. */
const mostTables = 3;
const mostLines = 80;

/** Puts a mail into words: what leads it gives the heading, the subject and the button. */
export function compose(
  mail: TakenMail,
  breaches: ReadonlyMap<string, BreachFacts>,
  continuing: readonly BreachFacts[],
  writing: Writing,
): Composed | null {
  const [lead] = mail.notices;
  if (lead === undefined) return null;
  const matters = mail.notices.map((notice) => matterOf(notice, mail.personId, breaches, writing));
  const about = [...new Set(mail.notices.flatMap((notice) => notice.breach ?? []))].sort();
  const leading = unique(
    matters.flatMap((matter) =>
      matter.kind === 'breach' && matter.notice.kind === lead.kind ? [matter.said.breach] : [],
    ),
  );
  const first = matters[0];
  const asked = matters.flatMap((matter) => (matter.kind === 'breach' ? [matter.said] : []));
  const proposals = proposalsFor(asked, writing);
  const others = lead.kind === 'opened' || mail.notices.some((notice) => notice.kind === 'opened') ? continuing : [];
  return {
    content: {
      heading: headingOf(matters, leading),
      parts: partsOf(matters),
      todo: todosOf(matters, proposalLine(proposals, writing.timeZone)),
      button: buttonOf(matters, writing),
      continuing: others
        .filter((breach) => !about.includes(breach.number))
        .map((breach) => continuingLine(breach, writing)),
      notes: notesOf(mail, matters, writing),
      checkpoint: checkpointOf(matters, writing),
    },
    subject: first?.kind === 'other' ? first.words.subject : severalSubject(leading, writing),
    root: leading[0] ?? null,
    kinds: [...new Set(mail.notices.map((notice) => notice.kind))],
    breaches: about,
    proposals,
  };
}

type Matter =
  | { readonly kind: 'breach'; readonly notice: PromisedNotice; readonly said: Said; readonly words: BreachWords }
  | { readonly kind: 'other'; readonly notice: PromisedNotice; readonly words: OtherWords };

function matterOf(
  notice: PromisedNotice,
  reader: string,
  breaches: ReadonlyMap<string, BreachFacts>,
  writing: Writing,
): Matter {
  const breach = notice.breachId === null ? undefined : breaches.get(notice.breachId);
  if (breach !== undefined && !isOther(notice.kind)) {
    const own = breach.subjectKind === 'worker' && breach.subjectId === reader;
    const responsible = breach.response?.responsibleId ?? null;
    const said = { notice, breach, own, overseen: responsible !== null && responsible !== reader };
    return { kind: 'breach', notice, said, words: breachWords(said, writing) };
  }
  const kind = isOther(notice.kind) ? notice.kind : 'configuration';
  const other: OtherNotice = { ...notice, kind };
  return { kind: 'other', notice, words: otherWords(other, writing) };
}

/** The state of the log: in closing mails as it is now, in the weekly mail as it was kept. */
function checkpointOf(matters: readonly Matter[], writing: Writing): string | null {
  const closing = matters.some(({ notice }) => notice.kind === 'cleared' || notice.kind === 'ended');
  const kept = matters.find(({ notice }) => notice.kind === 'checkpoint');
  return closing ? writing.checkpoint : kept === undefined ? null : textFact(kept.notice.facts, 'checkpoint');
}

const unique = (breaches: readonly BreachFacts[]): BreachFacts[] => [
  ...new Map(breaches.map((breach) => [breach.breachId, breach])).values(),
];

/** How many breaches of a kind a mail is about, in words. */
const severalHeadings: Readonly<Record<string, (n: number, who: string) => string>> = {
  escalated: (n) => `${n} breaches have come to you.`,
  opened: (n, who) => `${n} ${who} are over their agreed level.`,
  check_in_overdue: (n) => `${n} check-ins were not held in time.`,
  reminder: (n) => `${n} breaches are open, and nobody has acknowledged them.`,
  still_owed: (n) => `${n} check-ins are still owed.`,
  handed_over: (n) => `${n} breaches are yours from now on.`,
  correction: (n) => `Corrected data about ${n} breaches`,
  cleared: (n, who) => `${n} ${who} are back within their agreed level.`,
  ended: (n) => `${n} breaches have ended.`,
};

/** A pool is nobody: with one among them they are caseloads. */
const whoAre = (breaches: readonly BreachFacts[]): string =>
  breaches.some(({ subjectKind }) => subjectKind === 'pool') ? 'caseloads' : 'people';

function headingOf(matters: readonly Matter[], leading: readonly BreachFacts[]): string {
  const [first] = matters;
  if (first === undefined) return '';
  const several = leading.length > 1 ? severalHeadings[first.notice.kind] : undefined;
  return several?.(leading.length, whoAre(leading)) ?? first.words.heading;
}

function partsOf(matters: readonly Matter[]): Part[] {
  const only = matters.length === 1;
  const byKind = new Map<string, Matter[]>();
  for (const matter of matters) byKind.set(matter.notice.kind, [...(byKind.get(matter.notice.kind) ?? []), matter]);
  return [...byKind].flatMap(([kind, ofKind]): Part[] => {
    if (ofKind.length <= mostTables) return ofKind.map((matter) => partOf(matter, only));
    const lines = ofKind.map((matter) => (matter.kind === 'breach' ? matter.words.line : matter.words.heading));
    const more = lines.length - mostLines;
    const all = more > 0 ? [...lines.slice(0, mostLines), `and ${more} more, on the board`] : lines;
    const about = ofKind.flatMap((matter) => (matter.kind === 'breach' ? [matter.said.breach] : []));
    return [{ title: severalHeadings[kind]?.(ofKind.length, whoAre(about)) ?? null, lines: all, facts: [] }];
  });
}

function partOf({ words }: Matter, only: boolean): Part {
  return { title: only ? null : words.heading, lines: words.lines, facts: words.facts };
}

function todosOf(matters: readonly Matter[], attached: string | null): string[] {
  const todos = [...new Set(matters.flatMap(({ words }) => words.todo ?? []))];
  const toDo =
    todos.length <= mostTables ? todos : ['Open the board: it says for each what is to be done, and by when.'];
  return attached === null ? toDo : [...toDo, attached];
}

function buttonOf(matters: readonly Matter[], writing: Writing): { label: string; url: string } {
  const breaches = new Set(matters.map(({ notice }) => notice.breachId));
  const button = matters[0]?.words.button ?? { label: 'Open the board', path: '/board' };
  const { label, path } = breaches.size > 1 ? { label: 'Open the board', path: '/board' } : button;
  return { label, url: writing.baseUrl + path };
}

function continuingLine(breach: BreachFacts, writing: Writing): string {
  const numbers = `${shown(breach.load)} of ${shown(breach.limit)}`;
  return `${shownSubject(writing, breach)}: ${numbers} since ${dayOf(breach.startedAt, writing.timeZone)} (${breach.number})`;
}

const reasonWords: Readonly<Record<string, string>> = {
  'the worker': 'it is about your own caseload',
  'was told of this breach': 'you were told when it began',
  admin: 'you are an admin',
};

function notesOf(mail: TakenMail, matters: readonly Matter[], writing: Writing): string[] {
  const reasons = [...new Set(mail.notices.map((notice) => reasonWords[notice.because] ?? notice.because))].filter(
    (reason) => reason !== '',
  );
  const breaches = unique(matters.flatMap((matter) => (matter.kind === 'breach' ? [matter.said.breach] : [])));
  const [breach] = breaches;
  const next = breach !== undefined && breaches.length === 1 ? nextLine(breach, writing) : null;
  return [
    ...(reasons.length === 0 ? [] : [`Why you got this: ${listed(reasons)}. You sign in as ${mail.personId}.`]),
    ...(next === null ? [] : [next]),
    ...(breaches.length === 0 ? [] : [`Counts as of ${moment(writing.asOf ?? mail.promisedAt, writing.timeZone)}.`]),
    ...(breaches.length === 0
      ? []
      : ['Not right? The page behind the button leads to what is counted and what is not, and why.']),
  ];
}

/** Who is told next, and when. */
function nextLine(breach: BreachFacts, writing: Writing): string | null {
  const round = breach.response?.round ?? null;
  if (breach.nextRungAt === null || round === null) return null;
  const next = round.ladder.find(
    (rung, index) => round.rungs[index]?.state === 'waiting' && rung.to.some((role) => role !== 'packet'),
  );
  if (next === undefined) return null;
  const roles = listed(next.to.filter((role) => role !== 'packet').map((role) => `the ${role}`));
  const needless =
    next.unless === null
      ? ''
      : round.number > 1 || next.unless === 'checked_in'
        ? ' unless a check-in is recorded'
        : ' unless it is acknowledged';
  return `${capital(roles)} ${next.to.length > 1 ? 'are' : 'is'} told on ${moment(breach.nextRungAt, writing.timeZone)}${needless}.`;
}
