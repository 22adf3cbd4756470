import { type Proposal, proposalLine, proposalsFor } from './check-in-proposals.js';
import type { Content, Part } from './content.js';
import { numbersOf } from './breach-facts.js';
import { breachWords, type BreachWords, type Said } from './breach-words.js';
import type { BreachFacts, PromisedNotice, TakenMail } from './matter.js';
import type { OtherNotice, OtherWords } from './other-notice.js';
import { isOther, otherWords } from './other-words.js';
import { shownSubject, textFact, type Writing } from './reader.js';
import { severalSubject } from './subject.js';
import { reasonWhy } from './reasons.js';
import { say } from './say.js';
import { capital, dayOf, listed, moment } from './words.js';

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

/** How many breaches of a kind a mail is about, in words; a pool is nobody: with one among them they are caseloads. */
function severalHeading(kind: string, n: number, breaches: readonly BreachFacts[]): string | null {
  const withPool = breaches.some(({ subjectKind }) => subjectKind === 'pool');
  switch (kind) {
    case 'opened':
      return say(withPool ? 'several.openedCaseloads' : 'several.opened', { n });
    case 'cleared':
      return say(withPool ? 'several.clearedCaseloads' : 'several.cleared', { n });
    case 'escalated':
    case 'reminder':
    case 'correction':
    case 'ended':
      return say(`several.${kind}`, { n });
    case 'check_in_overdue':
      return say('several.overdue', { n });
    case 'still_owed':
      return say('several.stillOwed', { n });
    case 'handed_over':
      return say('several.handedOver', { n });
    default:
      return null;
  }
}

function headingOf(matters: readonly Matter[], leading: readonly BreachFacts[]): string {
  const [first] = matters;
  if (first === undefined) return '';
  const several = leading.length > 1 ? severalHeading(first.notice.kind, leading.length, leading) : null;
  return several ?? first.words.heading;
}

function partsOf(matters: readonly Matter[]): Part[] {
  const only = matters.length === 1;
  const byKind = new Map<string, Matter[]>();
  for (const matter of matters) byKind.set(matter.notice.kind, [...(byKind.get(matter.notice.kind) ?? []), matter]);
  return [...byKind].flatMap(([kind, ofKind]): Part[] => {
    if (ofKind.length <= mostTables) return ofKind.map((matter) => partOf(matter, only));
    const lines = ofKind.map((matter) => (matter.kind === 'breach' ? matter.words.line : matter.words.heading));
    const more = lines.length - mostLines;
    const all = more > 0 ? [...lines.slice(0, mostLines), say('several.more', { n: more })] : lines;
    const about = ofKind.flatMap((matter) => (matter.kind === 'breach' ? [matter.said.breach] : []));
    return [{ title: severalHeading(kind, ofKind.length, about), lines: all, facts: [] }];
  });
}

function partOf({ words }: Matter, only: boolean): Part {
  return { title: only ? null : words.heading, lines: words.lines, facts: words.facts };
}

function todosOf(matters: readonly Matter[], attached: string | null): string[] {
  const todos = [...new Set(matters.flatMap(({ words }) => words.todo ?? []))];
  const toDo = todos.length <= mostTables ? todos : [say('several.board')];
  return attached === null ? toDo : [...toDo, attached];
}

function buttonOf(matters: readonly Matter[], writing: Writing): { label: string; url: string } {
  const breaches = new Set(matters.map(({ notice }) => notice.breachId));
  const board = { label: say('button.board'), path: '/board' };
  const { label, path } = breaches.size > 1 ? board : (matters[0]?.words.button ?? board);
  return { label, url: writing.baseUrl + path };
}

function continuingLine(breach: BreachFacts, writing: Writing): string {
  return say('several.continuing', {
    who: shownSubject(writing, breach),
    numbers: numbersOf(breach),
    day: dayOf(breach.startedAt, writing.timeZone),
    number: breach.number,
  });
}

function notesOf(mail: TakenMail, matters: readonly Matter[], writing: Writing): string[] {
  const reasons = [...new Set(mail.notices.map(({ because }) => reasonWhy(because)))].filter((reason) => reason !== '');
  const breaches = unique(matters.flatMap((matter) => (matter.kind === 'breach' ? [matter.said.breach] : [])));
  const [breach] = breaches;
  const next = breach !== undefined && breaches.length === 1 ? nextLine(breach, writing) : null;
  return [
    ...(reasons.length === 0 ? [] : [say('note.why', { reasons: listed(reasons), code: mail.personId })]),
    ...(next === null ? [] : [next]),
    ...(breaches.length === 0
      ? []
      : [say('note.counts', { at: moment(writing.asOf ?? mail.promisedAt, writing.timeZone) })]),
    ...(breaches.length === 0 ? [] : [say('note.wrong')]),
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
  const named = next.to.filter((role) => role !== 'packet');
  const roles = capital(listed(named.map((role) => say(`rung.${role}`))));
  const given = { roles, at: moment(breach.nextRungAt, writing.timeZone) };
  const many = next.to.length > 1;
  if (next.unless === null) return say(many ? 'next.several' : 'next.one', given);
  if (round.number > 1 || next.unless === 'checked_in')
    return say(many ? 'next.severalUnlessCheckIn' : 'next.oneUnlessCheckIn', given);
  return say(many ? 'next.severalUnlessAcknowledged' : 'next.oneUnlessAcknowledged', given);
}
