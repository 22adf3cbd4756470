import type { Clocks, Rung } from '../../../src/core/target.js';
import type { Setting } from './setting.js';

/** The ladder of the worked cases. */
const longLadder: readonly Rung[] = [
  { after: '0 hours', unless: null, to: ['supervisor'] },
  { after: '2 working days', unless: 'acknowledged', to: ['manager'] },
  { after: '5 working days', unless: 'acknowledged', to: ['director'] },
];

/** The ladder where a target states none. */
const usualLadder: readonly Rung[] = [
  { after: '0 hours', unless: null, to: ['supervisor'] },
  { after: '1 working day', unless: 'acknowledged', to: ['manager'] },
  { after: '30 days', unless: null, to: ['packet'] },
];

/** Rungs at the hour of the snapshots: at one instant facts are folded first. */
const hourLadder: readonly Rung[] = [
  { after: '0 hours', unless: null, to: ['supervisor'] },
  { after: '24 hours', unless: 'acknowledged', to: ['manager'] },
  { after: '3 days', unless: 'checked_in', to: ['director'] },
];

const clocks: Clocks = {
  alertAfter: '0 hours',
  clearAfter: '1 working day',
  checkInWithin: '3 working days',
  remindEvery: '5 working days',
  checkInAgainAfter: '30 days',
  excusedUpTo: null,
  excusedBy: ['manager', 'director'],
};

const common = { limit: 14, goal: null, clearAt: null, absoluteLimit: null, workerCopy: false };

/** Six settings of the clocks, each with other edges. */
export const settings: readonly Setting[] = [
  { ...common, name: 'the defaults', clocks, ladder: usualLadder, workerCopy: true },
  {
    ...common,
    ...{ name: 'the worked cases', goal: 12, clearAt: 12, ladder: longLadder },
    clocks: { ...clocks, alertAfter: '1 working day', clearAfter: '0 hours', checkInWithin: '8 working days' },
  },
  {
    ...common,
    ...{ name: 'an absolute limit, a spell over the weekend', clearAt: 12, absoluteLimit: 18, ladder: longLadder },
    clocks: { ...clocks, alertAfter: '2 days', checkInWithin: '8 working days' },
  },
  {
    ...common,
    ...{ name: 'an absolute limit, at once and at once', absoluteLimit: 18, ladder: hourLadder },
    clocks: { ...clocks, clearAfter: '0 hours', checkInWithin: '4 days', remindEvery: '2 days' },
  },
  {
    ...common,
    ...{ name: 'found late, with reminders', ladder: usualLadder },
    clocks: {
      ...clocks,
      ...{ alertAfter: '2 days', clearAfter: '0 hours', checkInWithin: '60 working days' },
      ...{ remindEvery: '2 working days', checkInAgainAfter: '7 days' },
    },
  },
  {
    ...common,
    ...{ name: 'two working days', clearAt: 12, absoluteLimit: 18, ladder: longLadder },
    clocks: { ...clocks, alertAfter: '1 working day', checkInWithin: '60 working days', remindEvery: '3 working days' },
  },
];
