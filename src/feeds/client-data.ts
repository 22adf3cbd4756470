/** What a column or field of client data is called; measures (`measure_children`) are numbers and excepted. */
const clientWords = [
  'client',
  'child',
  'parent',
  'victim',
  'perpetrator',
  'minor',
  'ssn',
  'dob',
  'birth',
  'allegation',
  'address',
  'phone',
  'gender',
  'race',
] as const;

/** The word that makes a column or field look like client data; null: it does not. Case, blanks and `_` are ignored. */
export function clientWord(header: string, namesToo: boolean): string | null {
  const bare = header.toLowerCase().replace(/[\s_]+/g, '');
  if (bare.startsWith('measure') && /^\s*measure_/i.test(header)) return null;
  const word = clientWords.find((each) => bare.includes(each));
  if (word !== undefined) return word;
  return namesToo && bare.includes('name') ? 'name' : null;
}

const socialSecurityNumber = /(?<![\d-])(?!000|666|9\d\d)\d{3}[- ](?!00)\d{2}[- ](?!0000)\d{4}(?![\d-])/;

/** Whether a cell holds what has the shape of a social security number. */
export const looksLikeSsn = (cell: string): boolean => cell.length >= 11 && socialSecurityNumber.test(cell);

/** Looks through what a field holds, whatever it is. */
export function holdsSsn(value: unknown): boolean {
  if (typeof value === 'string') return looksLikeSsn(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(holdsSsn);
}
