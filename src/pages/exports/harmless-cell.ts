/**
 * What a spreadsheet takes for the beginning of a formula: its signs, their wide forms, and a tab or line end, also after
 * blanks and what is not seen.
 */
const formula = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** A text as a cell that no spreadsheet reckons with: an apostrophe before it makes it text. Numbers stay numbers. */
export const harmlessCell = (text: string): string => (formula.test(text) ? `'${text}` : text);
