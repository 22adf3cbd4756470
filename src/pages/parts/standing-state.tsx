import { type Markup, markup } from '../../platform/tsx/markup.js';
import { say } from '../frame/say.js';

/** The states of a caseload that a page tells apart: each has a word and a shape of its own. */
export type StandingState =
  | 'over_absolute'
  | 'over'
  | 'pending'
  | 'clearing'
  | 'at_limit'
  | 'above_goal'
  | 'in_band'
  | 'below_goal'
  | 'unmeasured';

/** Shapes that differ in outline, so that they are told apart in grey and in forced colours. */
const shapes: Readonly<Record<StandingState, readonly string[]>> = {
  over_absolute: ['M8 0 16 15H0zM7 5v5h2V5zm0 6v2h2v-2z'],
  over: ['M8 1 15 14H1z'],
  pending: [
    'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 2a5 5 0 1 1 0 10A5 5 0 0 1 8 3z',
    'M7.2 4.5h1.6v3.2l2.2 2-1.1 1.2-2.7-2.5z',
  ],
  clearing: ['M8 15 1 2h14zM4.4 4 8 10.8 11.6 4z'],
  at_limit: ['M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zm0 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8z', 'M0 7h16v2H0z'],
  above_goal: ['M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zm0 2v8a4 4 0 0 1 0-8z'],
  in_band: ['M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zm0 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8z'],
  below_goal: ['M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zm0 1.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3z'],
  unmeasured: ['M2 7h12v2H2z'],
};

const icons = new Map(
  Object.entries(shapes).map(([state, paths]) => [
    state,
    markup`<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${paths.map(
      (path) => markup`<path d="${path}" fill="currentColor" fill-rule="evenodd"/>`,
    )}</svg>`,
  ]),
);

/** A state by word, icon and shape. */
export const StandingBadge = ({ state }: { readonly state: StandingState }): Markup =>
  markup`<span class="plim-state">${icons.get(state) ?? null}${say(`standing.${state}`)}</span>`;

interface Measured {
  readonly status: 'below_goal' | 'in_band' | 'at_limit' | 'over' | 'over_absolute';
  readonly load: number;
  readonly goal: number | null;
  /** Over, and not for long enough to be a breach. */
  readonly pending: boolean;
  /** Back at or below the level, and not for long enough to be cleared. */
  readonly clearing: boolean;
}

/** Which state a page shows of a measured caseload. */
export function standingState({ status, load, goal, pending, clearing }: Measured): StandingState {
  if (pending) return 'pending';
  if (clearing) return 'clearing';
  if (status === 'in_band' && goal !== null && load > goal) return 'above_goal';
  return status;
}
