import type { Fact } from './content.js';
import type { PromisedNotice } from './matter.js';
import type { OtherSentence } from './other-sentences.en.js';
import { textFact } from './reader.js';
import { say } from './say.js';

type RowLabel = Extract<OtherSentence, `row.${string}`>;

/** Rows for those of the facts that are there, each with its label; `written`: how their values are put into words. */
export function table(
  notice: PromisedNotice,
  rows: readonly (readonly [label: RowLabel, key: string])[],
  written: (value: string) => string = (value) => value,
): Fact[] {
  return rows.flatMap(([label, key]) => {
    const value = textFact(notice.facts, key);
    return value === null ? [] : [{ label: say(label), value: written(value) }];
  });
}
