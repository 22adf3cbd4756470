import type { BreachNoticeKind } from '../../core/notice.js';
import {
  backWithinLines,
  breachTable,
  closingTable,
  isBackWithin,
  levelOf,
  loadOf,
  response,
  roomLabel,
} from './breach-facts.js';
import type { Fact } from './content.js';
import type { BreachFacts, PromisedNotice } from './matter.js';
import { shownPerson, shownSubject, textFact, whenFact, type Writing } from './reader.js';
import { correctionLines, endedLine } from './ending-words.js';
import { requestWords } from './request-words.js';
import { dayOf, lasting, moment, shown } from './words.js';

/** What one notice about a breach says. */
export interface BreachWords {
  /** The mail's heading where it says nothing else. */
  readonly heading: string;
  /** One line, where a mail says it of many. */
  readonly line: string;
  readonly lines: readonly string[];
  readonly facts: readonly Fact[];
  readonly todo: string | null;
  readonly button: { readonly label: string; readonly path: string };
}

/** A notice about a breach, and who reads it. */
export interface Said {
  readonly notice: PromisedNotice;
  readonly breach: BreachFacts;
  /** The worker reads about their own caseload. */
  readonly own: boolean;
  /** Somebody else than the reader is to answer for it. */
  readonly overseen: boolean;
}

type BreachNotice = Exclude<BreachNoticeKind, 'opened_copy' | 'check_in_requested'>;

/** Puts a notice about a breach into words. */
export function breachWords(said: Said, writing: Writing): BreachWords {
  const { breach, notice } = said;
  if (breach.kind === 'request') return requestWords(said, writing);
  const subject = shownSubject(writing, breach);
  if (said.own || notice.kind === 'opened_copy') return ownWords(said, writing);
  const { heading, lines } = openingOf(notice.kind as BreachNotice, said, subject, writing);
  const closing = notice.kind === 'cleared' || notice.kind === 'ended';
  const within = closing || notice.kind === 'correction' ? [] : backWithinLines(breach);
  return {
    heading,
    line: `${subject}: ${lineOf(said, writing)} (${breach.number})`,
    lines: [...within, ...lines],
    facts: closing ? closingTable(breach, writing) : breachTable(breach, writing),
    todo: todoOf(said, subject, writing),
    button: buttonOf(said),
  };
}

function openingOf(
  kind: BreachNotice,
  { breach, notice }: Said,
  subject: string,
  writing: Writing,
): { heading: string; lines: string[] } {
  const { timeZone } = writing;
  const now = `${subject} ${breach.subjectKind === 'pool' ? 'holds' : 'is at'} ${loadOf(breach)}`;
  const level = `The agreed level is ${levelOf(breach)}.`;
  switch (kind) {
    case 'opened':
      return isBackWithin(breach)
        ? { heading: `${subject} was over the agreed level of ${levelOf(breach)}.`, lines: excuseLines(breach) }
        : { heading: `${now}. ${level}`, lines: excuseLines(breach) };
    case 'escalated':
      return { heading: `${now}, and it has come to you. ${level}`, lines: escalationLines(breach, notice, writing) };
    case 'check_in_overdue':
      return { heading: `No check-in with ${subject} was held in time.`, lines: overdueLines(breach, notice, writing) };
    case 'reminder':
      return {
        heading: `${subject} has been over the agreed level for ${lasting(breach.startedAt, writing.now)}.`,
        lines: reminderLines(breach, notice, timeZone),
      };
    case 'still_owed':
      return {
        heading: `A check-in with ${subject} is still owed.`,
        lines: [`${subject} is back within the agreed level; the check-in that was due has not been recorded.`],
      };
    case 'handed_over':
      return { heading: `${now}. This is yours from now on.`, lines: handedOverLines(breach, notice, writing) };
    case 'correction':
      return { heading: `Corrected data: ${subject}`, lines: correctionLines(notice, writing.timeZone) };
    case 'cleared':
      return { heading: `${subject} is back within the agreed level.`, lines: clearedLines(breach, writing) };
    case 'ended':
      return { heading: `The breach about ${subject} has ended.`, lines: [endedLine(notice)] };
  }
}

function reminderLines(breach: BreachFacts, notice: PromisedNotice, timeZone: string): string[] {
  const since = moment(breach.openedAt, timeZone);
  return textFact(notice.facts, 'roundCause') === 'check_in_again'
    ? [`It has been open since ${since}. The last check-in no longer answers for it: meet again.`]
    : [`It has been open since ${since}, and nobody has acknowledged it.`];
}

const excuseLines = (breach: BreachFacts): string[] =>
  breach.excusedUntil === null
    ? []
    : ['An accepted reason is on record; the absolute limit has been passed all the same.'];

const escalationCauses: Readonly<Record<string, string>> = {
  by_hand: 'It was escalated by hand.',
  undeliverable: 'Mail to the person before you on the ladder is not delivered.',
  nobody_before: 'There was nobody to tell before you on the ladder.',
  withdrawn: 'An acknowledgement was withdrawn.',
  excuse_ended: 'The accepted reason to be over has run out.',
  handed_over: 'Whoever answered for it no longer does, and nobody took over.',
};

function escalationLines(breach: BreachFacts, notice: PromisedNotice, writing: Writing): string[] {
  const cause = escalationCauses[textFact(notice.facts, 'cause') ?? ''];
  const acknowledged = acknowledgementOf(breach, notice, writing) ?? 'Nobody has acknowledged it.';
  return cause === undefined ? [acknowledged] : [cause, acknowledged];
}

function overdueLines(breach: BreachFacts, notice: PromisedNotice, writing: Writing): string[] {
  const due = whenFact(notice.facts, 'dueAt', writing.timeZone);
  const acknowledged = acknowledgementOf(breach, notice, writing);
  return [
    ...(due === null ? [] : [`It was due by ${due}.`]),
    acknowledged === null
      ? 'Nobody has acknowledged it, and no check-in was held.'
      : `${acknowledged} No check-in was held.`,
    `Round ${breach.round} has begun.`,
  ];
}

function acknowledgementOf(breach: BreachFacts, notice: PromisedNotice, writing: Writing): string | null {
  const by = textFact(notice.facts, 'acknowledgedBy') ?? breach.response?.acknowledgement?.by ?? null;
  if (by === null) return null;
  const at = whenFact(notice.facts, 'acknowledgedAt', writing.timeZone);
  const known = breach.response?.acknowledgement?.at;
  const when = at ?? (known === undefined ? null : moment(known, writing.timeZone));
  return `${shownPerson(writing, by)} acknowledged it${when === null ? '' : ` on ${when}`}.`;
}

function handedOverLines(breach: BreachFacts, notice: PromisedNotice, writing: Writing): string[] {
  const former = textFact(notice.facts, 'from') ?? textFact(notice.facts, 'former');
  const acknowledged = acknowledgementOf(breach, notice, writing);
  return [
    ...(former === null ? [] : [`Until now ${shownPerson(writing, former)} answered for it.`]),
    `Open since ${moment(breach.openedAt, writing.timeZone)}, round ${breach.round}.`,
    ...(acknowledged === null ? [] : [`${acknowledged} That does not bind you.`]),
    ...(writing.timelines.get(breach.breachId) ?? []),
  ];
}

function clearedLines(breach: BreachFacts, writing: Writing): string[] {
  const since = breach.clearedAt === null ? '' : ` since ${moment(breach.clearedAt, writing.timeZone)}`;
  return [
    `The load is ${shown(breach.load)} of ${shown(breach.limit)}, cleared${since}. Everybody who was told is told so.`,
  ];
}

function lineOf({ breach, notice }: Said, writing: Writing): string {
  const numbers = `${shown(breach.load)} of ${shown(breach.limit)}`;
  if (notice.kind === 'cleared') return `${numbers}, cleared`;
  if (notice.kind === 'ended') return `ended: ${(breach.endedReason ?? 'it no longer applies').replaceAll('_', ' ')}`;
  const due = breach.checkInBy === null ? '' : `; check-in by ${moment(breach.checkInBy, writing.timeZone)}`;
  return `${numbers} since ${dayOf(breach.startedAt, writing.timeZone)}${due}`;
}

function todoOf({ breach, notice, overseen }: Said, subject: string, writing: Writing): string | null {
  const owed = breach.responseTrack === 'awaiting' || breach.responseTrack === 'acknowledged';
  if (notice.kind === 'correction') return null;
  if (!owed) return breach.loadTrack === 'open' || breach.loadTrack === 'clearing' ? null : 'Nothing is left to do.';
  if (breach.subjectKind === 'pool')
    return `Acknowledge the load of ${subject}, and name the relief step that is taken.`;
  const by = breach.checkInBy === null ? '' : ` by ${moment(breach.checkInBy, writing.timeZone)}`;
  switch (notice.kind) {
    case 'cleared':
      return overseen
        ? `Nothing is asked of you. The check-in with ${subject} is still owed${by === '' ? '' : `, due${by.slice(3)}`}.`
        : `Meet with ${subject}${by} and record what you agreed.`;
    case 'escalated':
      return `See to it that ${subject} and the supervisor meet${by}, and that what they agree is recorded.`;
    case 'still_owed':
      return `Record the check-in with ${subject}, or have it waived with a reason.`;
    default:
      return `Meet with ${subject}${by} and record what you agreed.`;
  }
}

function buttonOf({ breach, notice: { kind }, overseen }: Said): { label: string; path: string } {
  const page = `/breaches/${breach.number}`;
  const owed = breach.responseTrack === 'awaiting' || breach.responseTrack === 'acknowledged';
  const watched = overseen && (kind === 'escalated' || kind === 'cleared');
  if (!owed || watched || kind === 'correction') return { label: 'See the breach', path: page };
  if (breach.subjectKind === 'pool') return { label: 'Acknowledge', path: `${page}/acknowledge` };
  return { label: 'Record the check-in', path: `${page}/check-in` };
}

/** What the worker reads about their own caseload: plain words, nothing to do. */
function ownWords({ breach, notice }: Said, writing: Writing): BreachWords {
  const closing = notice.kind === 'cleared' || notice.kind === 'ended';
  const over = `You are over your level: ${loadOf(breach)}. The agreed level is ${levelOf(breach)}.`;
  const was = `You were over your level of ${levelOf(breach)}.`;
  const heading = closing ? `You are back within your level: ${loadOf(breach)}.` : isBackWithin(breach) ? was : over;
  const met = response(breach, writing.timeZone);
  return {
    heading: notice.kind === 'correction' ? 'Corrected data about your caseload' : heading,
    line: `${heading} (${breach.number})`,
    lines: closing
      ? [`The check-in with your supervisor: ${met}.`]
      : notice.kind === 'correction'
        ? correctionLines(notice, writing.timeZone)
        : [
            ...backWithinLines(breach),
            'This is about the work, not about you. Your supervisor was told at the same time.',
          ],
    facts: (closing ? closingTable(breach, writing) : breachTable(breach, writing)).filter(
      ({ label }) => label !== roomLabel,
    ),
    todo: closing ? null : checkInForYou(breach, writing),
    button: { label: 'See what is counted', path: `/workers/${encodeURIComponent(breach.subjectId)}` },
  };
}

function checkInForYou(breach: BreachFacts, writing: Writing): string {
  const by = breach.checkInBy === null ? '' : ` by ${moment(breach.checkInBy, writing.timeZone)}`;
  return `Nothing is asked of you now. Your supervisor is to meet with you${by}; bring what would help.`;
}
