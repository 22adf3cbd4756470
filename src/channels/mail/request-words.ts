import type { Fact } from './content.js';
import { type BreachFacts, owesAnswer, type PromisedNotice } from './matter.js';
import { shownPerson, shownSubject, textFact, whenFact, type Writing } from './reader.js';
import { say } from './say.js';
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
  const owed = owesAnswer(breach);
  const at = moment(breach.openedAt, timeZone);
  const by = breach.checkInBy === null ? null : moment(breach.checkInBy, timeZone);
  return {
    heading: headingOf(notice, who),
    line: say('line.request', { who, at, number: breach.number }),
    lines: [say('request.noBreach'), ...stateLines(breach, notice, writing)],
    facts: [
      { label: say('fact.askedOn'), value: at },
      ...(by === null ? [] : [{ label: say('fact.checkInBy'), value: by }]),
    ],
    todo: todoOf({ owed, overseen, who, by }),
    button:
      owed && !overseen
        ? { label: say('button.checkIn'), path: `${page}/check-in` }
        : { label: say('button.request'), path: page },
  };
}

function headingOf({ kind }: PromisedNotice, who: string): string {
  switch (kind) {
    case 'escalated':
      return say('request.escalated', { who });
    case 'check_in_overdue':
      return say('request.overdue', { who });
    case 'reminder':
      return say('request.reminder', { who });
    case 'handed_over':
      return say('request.handedOver', { who });
    default:
      return say('request.asks', { who });
  }
}

function stateLines(breach: BreachFacts, notice: PromisedNotice, writing: Writing): string[] {
  const by = textFact(notice.facts, 'acknowledgedBy') ?? breach.response?.acknowledgement?.by ?? null;
  const at = whenFact(notice.facts, 'acknowledgedAt', writing.timeZone);
  if (by !== null) {
    const who = shownPerson(writing, by);
    return [at === null ? say('acknowledged.by', { who }) : say('acknowledged.byOn', { who, at })];
  }
  return notice.kind === 'escalated' || notice.kind === 'check_in_overdue' ? [say('acknowledged.nobody')] : [];
}

interface Todo {
  readonly owed: boolean;
  readonly overseen: boolean;
  readonly who: string;
  readonly by: string | null;
}

function todoOf({ owed, overseen, who, by }: Todo): string {
  if (!owed) return say('todo.none');
  if (overseen) return by === null ? say('todo.seeTo', { who }) : say('todo.seeToBy', { who, by });
  return by === null ? say('todo.meet', { who }) : say('todo.meetBy', { who, by });
}
