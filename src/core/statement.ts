import type { Instant } from './instant.js';

/**
 * What a worker says of a check-in that was recorded about them: that it took place, or that it did not (domain rules,
 * section 4). It stands beside the check-in, which is the line's own statement; neither changes the other, nor what is owed.
 */
export interface Statement {
  readonly held: boolean;
  readonly text: string;
  readonly at: Instant;
}

/** What a statement comes to: it is added, or the worker's last word says the same already. */
export type Stated =
  { readonly outcome: 'added' } | { readonly outcome: 'again'; readonly statement: Statement; readonly index: number };

/** The worker's last word: of two of one instant, the one that was added later. */
export const lastWord = (statements: readonly Statement[]): Statement | null =>
  statements.reduce<Statement | null>((last, one) => (last === null || one.at >= last.at ? one : last), null);

/** Says a thing once: only the last word counts as said, so that who has changed their mind may change it back. */
export function state(known: readonly Statement[], said: Pick<Statement, 'held' | 'text'>): Stated {
  const last = lastWord(known);
  if (last === null || last.held !== said.held || last.text !== said.text) return { outcome: 'added' };
  return { outcome: 'again', statement: last, index: known.indexOf(last) };
}

/** Whether a check-in is disputed: the worker's last word is that it did not take place. Nothing said: it is not. */
export const isDisputed = (statements: readonly Statement[]): boolean => lastWord(statements)?.held === false;
