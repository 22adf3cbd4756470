import type { Fact } from './content.js';
import type { PromisedNotice } from './matter.js';
import { textFact, textFacts } from './reader.js';
import { say } from './say.js';

/** The lists of a digest, in their order: the facts that hold them. */
const lists = ['open', 'owed', 'steps', 'aboveGoal'] as const;

/** What the Monday digest says. */
export function digestWords(notice: PromisedNotice): {
  subject: string;
  heading: string;
  lines: string[];
  facts: Fact[];
  todo: string | null;
  button: { label: string; path: string };
} {
  const week = textFact(notice.facts, 'week');
  return {
    subject: week === null ? say('digest.subject') : say('digest.subjectOf', { week }),
    heading: say('digest.heading'),
    lines: lists.flatMap((list) => {
      const items = textFacts(notice.facts, list);
      return items.length === 0
        ? []
        : [`${say(`digest.${list}`)}: ${items.length}`, ...items.map((item) => `• ${item}`)];
    }),
    facts: [],
    todo: null,
    button: { label: say('button.board'), path: '/board' },
  };
}
