import type { BreachNoticeKind } from '../../core/notice.js';
import {
  backWithinLines,
  breachTable,
  closingTable,
  isBackWithin,
  levelOf,
  loadOf,
  numbersOf,
  response,
} from './breach-facts.js';
import type { Fact } from './content.js';
import { type BreachFacts, owesAnswer, type PromisedNotice } from './matter.js';
import { shownPerson, shownSubject, textFact, whenFact, type Writing } from './reader.js';
import { correctionLines, endedLine, whyEnded } from './ending-words.js';
import { requestWords } from './request-words.js';
import { say } from './say.js';
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
  if (said.own || notice.kind === 'opened_copy') return ownWords(said, writing);
  const { heading, lines } = openingOf(notice.kind as BreachNotice, said, writing);
  const closing = notice.kind === 'cleared' || notice.kind === 'ended';
  const within = closing || notice.kind === 'correction' ? [] : backWithinLines(breach);
  return {
    heading,
    line: say('line.breach', {
      who: shownSubject(writing, breach),
      what: lineOf(said, writing),
      number: breach.number,
    }),
    lines: [...within, ...lines],
    facts: closing ? closingTable(breach, writing) : breachTable(breach, writing),
    todo: todoOf(said, writing),
    button: buttonOf(said),
  };
}

function openingOf(
  kind: BreachNotice,
  { breach, notice }: Said,
  writing: Writing,
): { heading: string; lines: string[] } {
  const who = shownSubject(writing, breach);
  const within = shownSubject(writing, breach, 'within');
  const [load, level] = [loadOf(breach), levelOf(breach)];
  const { subjectKind } = breach;
  switch (kind) {
    case 'opened':
      return {
        heading: isBackWithin(breach)
          ? say('opened.was', { who, level })
          : say(`opened.${subjectKind}`, { who, load, level }),
        lines: breach.excusedUntil === null ? [] : [say('opened.excused')],
      };
    case 'escalated':
      return {
        heading: say(`escalated.${subjectKind}`, { who, load, level }),
        lines: escalationLines(breach, notice, writing),
      };
    case 'check_in_overdue':
      return { heading: say('overdue.heading', { who: within }), lines: overdueLines(breach, notice, writing) };
    case 'reminder':
      return {
        heading: say('reminder.heading', { who, lasting: lasting(breach.startedAt, writing.now) }),
        lines: reminderLines(breach, notice, writing.timeZone),
      };
    case 'still_owed':
      return { heading: say('stillOwed.heading', { who: within }), lines: [say('stillOwed.line', { who })] };
    case 'handed_over':
      return {
        heading: say(`handedOver.${subjectKind}`, { who, load }),
        lines: handedOverLines(breach, notice, writing),
      };
    case 'correction':
      return {
        heading: say('correction.heading', { who: within }),
        lines: correctionLines(notice, writing.timeZone),
      };
    case 'cleared':
      return { heading: say('cleared.heading', { who }), lines: [clearedLine(breach, writing)] };
    case 'ended':
      return { heading: say('ended.heading', { who: within }), lines: [endedLine(notice)] };
  }
}

function reminderLines(breach: BreachFacts, notice: PromisedNotice, timeZone: string): string[] {
  const since = moment(breach.openedAt, timeZone);
  const again = textFact(notice.facts, 'roundCause') === 'check_in_again';
  return [say(again ? 'reminder.again' : 'reminder.nobody', { since })];
}

const escalationCauses = [
  'by_hand',
  'undeliverable',
  'nobody_before',
  'withdrawn',
  'excuse_ended',
  'handed_over',
] as const;

function escalationLines(breach: BreachFacts, notice: PromisedNotice, writing: Writing): string[] {
  const cause = escalationCauses.find((one) => one === textFact(notice.facts, 'cause'));
  const acknowledged = acknowledgementOf(breach, notice, writing) ?? say('acknowledged.nobody');
  return cause === undefined ? [acknowledged] : [say(`escalated.${cause}`), acknowledged];
}

function overdueLines(breach: BreachFacts, notice: PromisedNotice, writing: Writing): string[] {
  const due = whenFact(notice.facts, 'dueAt', writing.timeZone);
  const acknowledged = acknowledgementOf(breach, notice, writing);
  return [
    ...(due === null ? [] : [say('overdue.due', { due })]),
    acknowledged === null ? say('overdue.neither') : `${acknowledged} ${say('overdue.notHeld')}`,
    say('overdue.round', { n: breach.round }),
  ];
}

function acknowledgementOf(breach: BreachFacts, notice: PromisedNotice, writing: Writing): string | null {
  const by = textFact(notice.facts, 'acknowledgedBy') ?? breach.response?.acknowledgement?.by ?? null;
  if (by === null) return null;
  const who = shownPerson(writing, by);
  const known = breach.response?.acknowledgement?.at;
  const at =
    whenFact(notice.facts, 'acknowledgedAt', writing.timeZone) ??
    (known === undefined ? null : moment(known, writing.timeZone));
  return at === null ? say('acknowledged.by', { who }) : say('acknowledged.byOn', { who, at });
}

function handedOverLines(breach: BreachFacts, notice: PromisedNotice, writing: Writing): string[] {
  const former = textFact(notice.facts, 'from') ?? textFact(notice.facts, 'former');
  const acknowledged = acknowledgementOf(breach, notice, writing);
  return [
    ...(former === null ? [] : [say('handedOver.former', { who: shownPerson(writing, former) })]),
    say('handedOver.open', { since: moment(breach.openedAt, writing.timeZone), round: breach.round }),
    ...(acknowledged === null ? [] : [`${acknowledged} ${say('handedOver.notBinding')}`]),
    ...(writing.timelines.get(breach.breachId)?.() ?? []),
  ];
}

function clearedLine(breach: BreachFacts, { timeZone }: Writing): string {
  const numbers = { load: shown(breach.load), limit: shown(breach.limit) };
  return breach.clearedAt === null
    ? say('cleared.line', numbers)
    : say('cleared.lineSince', { ...numbers, since: moment(breach.clearedAt, timeZone) });
}

function lineOf({ breach, notice }: Said, { timeZone }: Writing): string {
  const numbers = numbersOf(breach);
  if (notice.kind === 'cleared') return say('line.cleared', { numbers });
  if (notice.kind === 'ended') return say('line.ended', { why: whyEnded(breach.endedReason) });
  const day = dayOf(breach.startedAt, timeZone);
  return breach.checkInBy === null
    ? say('line.since', { numbers, day })
    : say('line.sinceDue', { numbers, day, by: moment(breach.checkInBy, timeZone) });
}

function todoOf({ breach, notice, overseen }: Said, writing: Writing): string | null {
  const owed = owesAnswer(breach);
  if (notice.kind === 'correction') return null;
  if (!owed) return breach.loadTrack === 'open' || breach.loadTrack === 'clearing' ? null : say('todo.none');
  const who = shownSubject(writing, breach, 'within');
  if (breach.subjectKind === 'pool') return say('todo.pool', { who });
  const by = breach.checkInBy === null ? null : moment(breach.checkInBy, writing.timeZone);
  if (notice.kind === 'still_owed') return say('todo.stillOwed', { who });
  if (notice.kind === 'escalated') return by === null ? say('todo.seeTo', { who }) : say('todo.seeToBy', { who, by });
  if (notice.kind === 'cleared' && overseen)
    return by === null ? say('todo.notYou', { who }) : say('todo.notYouDue', { who, by });
  return by === null ? say('todo.meet', { who }) : say('todo.meetBy', { who, by });
}

function buttonOf({ breach, notice: { kind }, overseen }: Said): { label: string; path: string } {
  const page = `/breaches/${breach.number}`;
  const owed = owesAnswer(breach);
  const watched = overseen && (kind === 'escalated' || kind === 'cleared');
  if (!owed || watched || kind === 'correction') return { label: say('button.breach'), path: page };
  if (breach.subjectKind === 'pool') return { label: say('button.acknowledge'), path: `${page}/acknowledge` };
  return { label: say('button.checkIn'), path: `${page}/check-in` };
}

/** What the worker reads about their own caseload: plain words, nothing to do. */
function ownWords({ breach, notice }: Said, writing: Writing): BreachWords {
  const closing = notice.kind === 'cleared' || notice.kind === 'ended';
  const heading = ownHeading(breach, closing);
  return {
    heading: notice.kind === 'correction' ? say('own.correction') : heading,
    line: say('line.own', { heading, number: breach.number }),
    lines: closing
      ? [say('own.met', { met: response(breach, writing.timeZone) })]
      : notice.kind === 'correction'
        ? correctionLines(notice, writing.timeZone)
        : [...backWithinLines(breach), say('own.about')],
    facts: closing ? closingTable(breach, writing) : breachTable(breach, writing, true),
    todo: closing ? null : checkInForYou(breach, writing),
    button: { label: say('button.counted'), path: `/workers/${encodeURIComponent(breach.subjectId)}` },
  };
}

function ownHeading(breach: BreachFacts, closing: boolean): string {
  const [load, level] = [loadOf(breach), levelOf(breach)];
  if (closing) return say('own.within', { load });
  return isBackWithin(breach) ? say('own.was', { level }) : say('own.over', { load, level });
}

const checkInForYou = (breach: BreachFacts, writing: Writing): string =>
  breach.checkInBy === null ? say('own.todo') : say('own.todoBy', { by: moment(breach.checkInBy, writing.timeZone) });
