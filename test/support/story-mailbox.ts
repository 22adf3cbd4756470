/** A mail that the rehearsal caught. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly kinds: readonly string[];
  readonly breaches: readonly string[];
}

/** Mail to these about a breach is counted: what a story has not named fails it. */
const counted = new Set(['ana', 'ben', 'sam', 'mia', 'dan']);

export const personOf = (mail: Mail): string => mail.to.split('@')[0] ?? '';

export const isCounted = (mail: Mail): boolean =>
  mail.kinds.includes('mass_change') || (counted.has(personOf(mail)) && mail.breaches.length > 0);

/** `sam: opened ana ben`: to whom, the kinds, and whom the breaches are of. */
export function inShort(mail: Mail, subjectOf: ReadonlyMap<string, string>): string {
  const about = mail.breaches.map((number) => subjectOf.get(number) ?? number);
  return `${personOf(mail)}: ${mail.kinds.join('+')} ${about.join(' ')}`.trimEnd();
}
