import type { Fact } from './content.js';
import type { PromisedNotice } from './matter.js';
import { shownPerson, textFact, whenFact, type Writing } from './reader.js';
import { say } from './say.js';

interface Said {
  readonly subject: string;
  readonly heading: string;
  readonly lines: readonly string[];
  readonly facts: readonly Fact[];
  readonly todo: string;
  readonly button: { readonly label: string; readonly path: string };
}

/** What the line is told of a dispute: whose it is, since when and by when; never what is disputed, nor the worker's words. */
export function disputeWords(notice: PromisedNotice, writing: Writing): Said {
  const { timeZone } = writing;
  const who = shownPerson(writing, textFact(notice.facts, 'worker') ?? '');
  const by = whenFact(notice.facts, 'answerBy', timeZone);
  const since = whenFact(notice.facts, 'since', timeZone);
  const made = whenFact(notice.facts, 'madeAt', timeZone);
  const path = `/disputes/${encodeURIComponent(textFact(notice.facts, 'dispute') ?? '')}`;
  const occasion = textFact(notice.facts, 'occasion');
  return {
    ...opening(occasion, who),
    facts: [
      ...(since === null ? [] : [{ label: say('fact.notTheirsSince'), value: since }]),
      ...(made === null ? [] : [{ label: say('fact.saidOn'), value: made }]),
      ...(by === null || occasion === 'unanswered' ? [] : [{ label: say('fact.answerBy'), value: by }]),
    ],
    todo: say('dispute.todo'),
    button: { label: say('button.dispute'), path },
  };
}

function opening(occasion: string | null, who: string): Pick<Said, 'subject' | 'heading' | 'lines'> {
  const kind = occasion === 'reopened' || occasion === 'unanswered' ? occasion : 'raised';
  return {
    subject: say(`dispute.${kind}.subject`, { who }),
    heading: say(`dispute.${kind}.heading`, { who }),
    lines: [kind === 'reopened' ? say('dispute.reopened.line') : say('dispute.unchanged')],
  };
}
