import { exact, plain } from '../../core/decimal.js';

/** A decimal of the database as it is written: without trailing zeros. */
export const decimal = (text: string): string => plain(exact(text));
