import { tickStep } from 'd3-array';

import { type Exact, plain, zero } from '../../core/decimal.js';
import { say } from '../frame/say.js';
import { beyond, type PersonLine } from './board-pictures.view.js';

/** One person's dot. */
export interface Dot {
  readonly personId: string;
  readonly load: Exact;
  readonly limit: Exact;
  /** Load less limit. */
  readonly beyond: Exact;
}

/** Everybody's dots, in the order they came in, and the numbers between which they lie. */
export interface DotPlot {
  readonly dots: readonly Dot[];
  readonly from: number;
  readonly until: number;
  readonly ticks: readonly number[];
}

/** The dots of some people: never sorted by where they lie, for a unit is no table of places. */
export function dotPlotOf(people: readonly PersonLine[]): DotPlot {
  const dots = people.map(({ personId, load, limit }) => ({ personId, load, limit, beyond: beyond({ load, limit }) }));
  const values = dots.map((dot) => dot.beyond.toNumber());
  const [least, most] = [Math.min(-1, ...values), Math.max(1, ...values)];
  const step = Math.max(1, tickStep(least, most, 5));
  const from = Math.floor(least / step) * step;
  const until = Math.ceil(most / step) * step;
  const ticks = Array.from({ length: Math.round((until - from) / step) + 1 }, (_, at) => from + at * step);
  return { dots, from, until, ticks };
}

/** `+2`, `0`, `−1.5`. */
export const signed = (value: Exact): string =>
  value.isZero() ? '0' : `${value.isNegative() ? '−' : '+'}${plain(value.abs())}`;

/** How many are over, at and under their line, and how far the furthest is; nobody is named. */
export function dotPlotText({ dots }: DotPlot): string {
  const over = dots.filter((dot) => dot.beyond.gt(0));
  const at = dots.filter((dot) => dot.beyond.isZero()).length;
  const under = dots.length - over.length - at;
  const furthest = over.reduce((most, dot) => (dot.beyond.gt(most) ? dot.beyond : most), zero);
  return [
    overText(over.length, { all: dots.length, by: plain(furthest) }),
    ...(at === 0 ? [] : [say('picture.dots.at', { n: at })]),
    ...(under === 0 ? [] : [say('picture.dots.under', { n: under })]),
    say('picture.dots.order'),
  ].join(' ');
}

function overText(n: number, given: { readonly all: number; readonly by: string }): string {
  if (n === 0) return say('picture.dots.nobody', given);
  return n === 1 ? say('picture.dots.overOne', given) : say('picture.dots.over', { ...given, n });
}
