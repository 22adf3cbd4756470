import { Decimal } from 'decimal.js';

/**
 * Exact decimals for counts, weights, FTE and limits. Nothing is rounded before it is compared
 * (domain rules, section 1); 60 significant digits hold every product of four-decimal factors exactly.
 */
export const Exact = Decimal.clone({ precision: 60, toExpNeg: -60, toExpPos: 60 });

/** An exact decimal number. */
export type Exact = Decimal;

/** Reads a number or its text as an exact decimal. */
export const exact = (value: Decimal.Value): Exact => new Exact(value);

/** Nothing at all. */
export const zero: Exact = new Exact(0);

/** The exact sum of the values. */
export function sum(values: Iterable<Exact>): Exact {
  let total = zero;
  for (const value of values) total = total.plus(value);
  return total;
}

/** A ratio as it is shown: four decimals, half up; null when the divisor is zero. */
export function ratio(dividend: Exact, divisor: Exact): Exact | null {
  return divisor.isZero() ? null : dividend.div(divisor).toDecimalPlaces(4, Decimal.ROUND_HALF_UP);
}

/** The number as it is written in JSON, pages and mail: no trailing zeros, no exponent. */
export const plain = (value: Exact): string => value.toFixed();
