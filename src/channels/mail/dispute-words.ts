import type { Fact } from './content.js';
import type { PromisedNotice } from './matter.js';
import { shownPerson, textFact, whenFact, type Writing } from './reader.js';

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
      ...(since === null ? [] : [{ label: 'Not theirs since', value: since }]),
      ...(made === null ? [] : [{ label: 'Said on', value: made }]),
      ...(by === null || occasion === 'unanswered' ? [] : [{ label: 'Answer by', value: by }]),
    ],
    todo: 'Say whether you agree. If you do, the count is restated as of that date; if not, say why.',
    button: { label: 'See what is disputed', path },
  };
}

function opening(occasion: string | null, who: string): Pick<Said, 'subject' | 'heading' | 'lines'> {
  const unchanged = 'No number changes until it is answered.';
  switch (occasion) {
    case 'reopened':
      return {
        subject: `${who} disputes an assignment: the data say it again`,
        heading: `The data count again what ${who} disputed and the line agreed to.`,
        lines: ['It counts from when they said so, and the dispute is open again. Have the source put right.'],
      };
    case 'unanswered':
      return {
        subject: `${who} disputes an assignment: not answered in 3 working days`,
        heading: `${who} disputes an assignment, and nobody has answered in 3 working days.`,
        lines: [unchanged],
      };
    default:
      return {
        subject: `${who} disputes an assignment that is counted`,
        heading: `${who} says that an assignment is counted for them that is not theirs.`,
        lines: [unchanged],
      };
  }
}
