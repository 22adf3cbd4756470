import type { Breach } from './story-calls.js';

/** Numbers that look random and are the same at every run. */
export function dice(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What must come out the same, however it was told. */
export const inTheEnd = (breaches: readonly Breach[]): object[] =>
  breaches
    .filter(({ loadTrack }) => loadTrack !== 'annulled')
    .map(({ workerId, startedAt, clearedAt, peak, loadTrack, load, daysOver }) => {
      const began = { workerId, startedAt, clearedAt, peak, loadTrack, daysOver };
      return loadTrack === 'open' ? { ...began, load } : began;
    })
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** How many stories of a kind are told: `STORY_SEEDS=40` tells forty. */
export const seeds = Array.from({ length: Number(process.env.STORY_SEEDS ?? 4) }, (_, index) => index + 1);
