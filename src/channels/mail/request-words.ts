import type { BreachFacts, PromisedNotice } from './matter.js';
import { shownPerson, shownSubject, textFact, whenFact, type Writing } from './reader.js';
import type { Fact } from './content.js';
import { moment } from './words.js';

interface Asked {
  readonly notice: PromisedNotice;
  readonly breach: BreachFacts;
  readonly overseen: boolean;
}

interface RequestWords {
  readonly heading: string;
  readonly line: string;
  readonly lines: readonly string[];
  readonly facts: readonly Fact[];
  readonly todo: string | null;
  readonly button: { readonly label: string; readonly path: string };
}

/** What a mail about a request for a check-in says. The worker's words stay on the page: who signs in reads them there. */
export function requestWords({ breach, notice, overseen }: Asked, writing: Writing): RequestWords {
  const { timeZone } = writing;
  const who = shownSubject(writing, breach);
  const page = `/breaches/${breach.number}`;
  const owed = breach.responseTrack === 'awaiting' || breach.responseTrack === 'acknowledged';
  const by = breach.checkInBy === null ? '' : ` by ${moment(breach.checkInBy, timeZone)}`;
  const heading = headingOf(notice, who);
  return {
    heading,
    line: `${who} asked for a check-in on ${moment(breach.openedAt, timeZone)} (${breach.number})`,
    lines: ['Nobody is over because of it: this is no breach.', ...stateLines(breach, notice, writing)],
    facts: [
      { label: 'Asked on', value: moment(breach.openedAt, timeZone) },
      ...(breach.checkInBy === null ? [] : [{ label: 'Check-in by', value: moment(breach.checkInBy, timeZone) }]),
    ],
    todo: todoOf({ owed, overseen, who, by }),
    button:
      owed && !overseen
        ? { label: 'Record the check-in', path: `${page}/check-in` }
        : { label: 'See the request', path: page },
  };
}

function headingOf({ kind }: PromisedNotice, who: string): string {
  switch (kind) {
    case 'escalated':
      return `${who} asks for a check-in, and it has come to you.`;
    case 'check_in_overdue':
      return `${who} asked for a check-in, and none was held in time.`;
    case 'reminder':
      return `${who} asked for a check-in, and nobody has acknowledged it.`;
    case 'handed_over':
      return `${who} asks for a check-in. This is yours from now on.`;
    default:
      return `${who} asks for a check-in.`;
  }
}

function stateLines(breach: BreachFacts, notice: PromisedNotice, writing: Writing): string[] {
  const by = textFact(notice.facts, 'acknowledgedBy') ?? breach.response?.acknowledgement?.by ?? null;
  const when = whenFact(notice.facts, 'acknowledgedAt', writing.timeZone);
  if (by !== null) return [`${shownPerson(writing, by)} acknowledged it${when === null ? '' : ` on ${when}`}.`];
  return notice.kind === 'escalated' || notice.kind === 'check_in_overdue' ? ['Nobody has acknowledged it.'] : [];
}

function todoOf({ owed, overseen, who, by }: { owed: boolean; overseen: boolean; who: string; by: string }): string {
  if (!owed) return 'Nothing is left to do.';
  if (overseen) return `See to it that ${who} and the supervisor meet${by}, and that what they agree is recorded.`;
  return `Meet with ${who}${by} and record what you agreed.`;
}
