// A figure is printed with its limit beside it and the ratio of the two; ratios are judged, not absolute times.

import os from 'node:os';

/** The value below which this share of the numbers lies. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export const median = (numbers) => quantile(numbers, 0.5);

/**
 * `goal`: which ratio of value to limit is wanted, as `{ atLeast }`, `{ atMost }` or `{ exactly }`. `detail`: what else
 * was seen.
 */
export function figure({ name, value, unit, limit, against, goal, detail = {} }) {
  const ratio = value / limit;
  const { atLeast = -Infinity, atMost = Infinity, exactly = ratio } = goal;
  const met = ratio >= atLeast && ratio <= atMost && ratio === exactly;
  return { name, value, unit, limit, against, ratio, goal, met, detail };
}

const number = (value) =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));

const WORDS = { atLeast: 'at least', atMost: 'at most', exactly: 'exactly' };

/** One figure as two lines. */
export function asText({ name, value, unit, limit, against, ratio, goal, met, detail }) {
  const wanted = Object.entries(goal).map(([how, each]) => `${WORDS[how]} ${each}`);
  const seen = Object.entries(detail).map(
    ([what, each]) => `${what} ${typeof each === 'number' ? number(each) : each}`,
  );
  return [
    `${met ? 'met   ' : 'MISSED'} ${name}: ${number(value)} ${unit}; ${against}: ${number(limit)} ${unit}; ratio ${ratio.toFixed(2)}, wanted ${wanted}`,
    ...(seen.length === 0 ? [] : [`       ${seen.join('; ')}`]),
  ].join('\n');
}

/** What the figures depend on: the machine, and how busy it is. */
export function conditions() {
  const [load = 0] = os.loadavg();
  const seen = {
    at: new Date().toISOString(),
    node: process.version,
    cpus: os.cpus().length,
    load: Number(load.toFixed(2)),
  };
  return { ...seen, text: `${seen.at}, Node ${seen.node}, ${seen.cpus} CPUs, load ${seen.load}` };
}
