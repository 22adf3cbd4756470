const whole = /^pl[\s-]*(\d{4})[\s-]*(\d{1,7})$/i;
const last = /^#?\s*(\d{1,7})$/;

/** A breach number as people write it, as it is kept: `pl 2026 412` is PL-2026-0412; null: it is none. */
export function breachNumber(text: string): string | null {
  const [, year, n] = whole.exec(text) ?? [];
  return year === undefined || n === undefined ? null : numberOf(Number(year), n);
}

/** The numbers that somebody may mean who writes only the last part of one: this year's, then those of the year before. */
export function numbersMeant(text: string, year: number): readonly string[] {
  const [, n] = last.exec(text) ?? [];
  return n === undefined ? [] : [numberOf(year, n), numberOf(year - 1, n)];
}

/** Up to four digits a number is filled up to four; longer ones are as they were given. */
function numberOf(year: number, n: string): string {
  return `PL-${year}-${n.replace(/^0+(?=\d{5,})/, '').padStart(4, '0')}`;
}
