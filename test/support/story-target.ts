import type { Row } from './story-roster.js';

/** The target and ladder of the worked cases. */
export const erReferrals = (more: object = {}): object => ({
  name: 'ER referrals',
  agreement: 'MOU 2022',
  clause: 'Caseload Management Forum',
  scope: { program: 'ER' },
  rules: [openCount()],
  alertAfter: '1 working day',
  clearAfter: '0 hours',
  checkInWithin: '8 working days',
  remindEvery: '5 working days',
  ladder: [
    { after: '0 hours', to: ['supervisor'] },
    { after: '2 working days', unless: 'acknowledged', to: ['manager'] },
    { after: '5 working days', unless: 'acknowledged', to: ['director'] },
  ],
  from: '2026-11-02',
  reason: 'agreed 31 August',
  ...more,
});

export const openCount = (more: object = {}): object => ({
  kind: 'open_count',
  counts: ['referral'],
  countUnit: 'referral',
  of: 'units',
  goal: 12,
  limit: 14,
  clearAt: 12,
  ...more,
});

/** How much each of these holds: a number of referrals of one unit each, or what each of them counts as. */
export type Loads = Readonly<Record<string, number | readonly number[]>>;

/** The rows of a snapshot; a worker with nothing gets the row that says so. */
export function rowsOf(loads: Loads): Row[] {
  return Object.entries(loads).flatMap(([workerId, load]) => {
    const units = typeof load === 'number' ? Array.from({ length: load }, () => undefined) : load;
    if (units.length === 0) return [{ worker_id: workerId }];
    return units.map((each, index) => ({
      assignment_ref: `${workerId}-${index + 1}`,
      worker_id: workerId,
      program: 'ER',
      case_type: 'referral',
      units: each,
    }));
  });
}
