import type { PromisedNotice } from './matter.js';
import type { Fact } from './content.js';
import { textFact, textFacts } from './reader.js';

/** The lists of a digest, in their order: the fact that holds one, and its title. */
export const digestLists = [
  { key: 'open', title: 'Over their level' },
  { key: 'owed', title: 'Check-in owed' },
  { key: 'steps', title: 'Relief steps due' },
  { key: 'aboveGoal', title: 'Above goal, within limit' },
] as const;

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
  const lists = digestLists.map(({ key, title }) => ({ title, items: textFacts(notice.facts, key) }));
  return {
    subject: `Caseloads this week${week === null ? '' : `: ${week}`}`,
    heading: 'What waits for you this week.',
    lines: lists.flatMap(({ title, items }) =>
      items.length === 0 ? [] : [`${title}: ${items.length}`, ...items.map((item) => `• ${item}`)],
    ),
    facts: [],
    todo: null,
    button: { label: 'Open the board', path: '/board' },
  };
}
