const irregular: Readonly<Record<string, string>> = { child: 'children', person: 'people' };

/**
 * The word for several of what a rule counts: referrals, families, children. The agency gives the word for one of them
 * (`countUnit`), in English; of several words the last one changes.
 */
export function plural(word: string): string {
  const last = /[^ ]+$/.exec(word)?.[0] ?? word;
  const before = word.slice(0, word.length - last.length);
  const known = irregular[last.toLowerCase()];
  if (known !== undefined) return before + known;
  if (/[^aeiou]y$/i.test(last)) return `${before}${last.slice(0, -1)}ies`;
  return before + last + (/(?:s|x|z|ch|sh)$/i.test(last) ? 'es' : 's');
}

/** A number of what a rule counts: `1 referral`, `16 ER referrals`. One is exactly 1: half a referral is 0.5 referrals. */
export function counted(number: string, word: string, program = ''): string {
  const noun = number === '1' ? word : plural(word);
  return program === '' ? `${number} ${noun}` : `${number} ${program} ${noun}`;
}
