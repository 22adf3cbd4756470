import type { Fact } from './assignment.js';
import { fold, heldAt } from './caseload.js';
import { brief, fact, opened } from './facts.cases.js';
import { instant } from './instant.js';
import { pins, snapshotDifference, type Difference } from './reconcile.js';

describe('a late event and the snapshots after it', () => {
  const asFact = ({ kind, at, given }: Difference): Fact => ({
    kind,
    at,
    given,
    source: 'snapshot',
    id: `pin-${String(at)}`,
    recordedAt: instant(2000),
    origin: 'reconcile',
  });
  const pinned = (known: Fact[], late: Fact[], asOfs: number[]) => {
    const made = pins(known, late, asOfs.map(instant), asFact);
    return { made, after: fold([...known, ...late, ...made.map(asFact)]) };
  };

  it.each<[string, Fact[], Fact[], number[], string[]]>([
    ['closes what the snapshot did not have', [], [opened(2)], [6], ['Ana 2–6 1']],
    ['opens what it had', [opened(1)], [fact('closed', 3)], [6], ['Ana 1–3 1', 'Ana 6– 1']],
    [
      'gives back what it had with whom',
      [opened(1)],
      [fact('transferred', 3, { toWorkerId: 'Ben' })],
      [6, 8],
      ['Ana 1–3 1', 'Ben 3–6 1', 'Ana 6– 1'],
    ],
    [
      'keeps what happened since',
      [opened(1), fact('changed', 7, { units: '2' })],
      [fact('closed', 3)],
      [6],
      ['Ana 1–3 1', 'Ana 6–7 1', 'Ana 7– 2'],
    ],
    ['needs nothing where nothing differs', [opened(1)], [fact('changed', 3, { units: '1' })], [6], ['Ana 1– 1']],
    ['leaves what is effective after the snapshot', [opened(1)], [fact('closed', 8)], [6], ['Ana 1–8 1']],
    ['leaves what is effective at its instant', [opened(1)], [fact('closed', 6)], [6], ['Ana 1–6 1']],
    [
      'pins once for each late event',
      [opened(1)],
      [fact('closed', 3), fact('closed', 7)],
      [6, 9],
      ['Ana 1–3 1', 'Ana 6–7 1', 'Ana 9– 1'],
    ],
  ])('%s', (_name, known, late, asOfs, holdings) => {
    expect(pinned(known, late, asOfs).after.holdings.map(brief)).toEqual(holdings);
  });

  it('finds no difference where fold and snapshot agree', () => {
    const held = heldAt(fold([opened(1)]).holdings, instant(2));
    expect(snapshotDifference(held, held, instant(2))).toBeNull();
    expect(snapshotDifference(null, null, instant(2))).toBeNull();
    expect(snapshotDifference(held, null, instant(2))).toEqual({ kind: 'closed', at: 2, given: {} });
    expect(snapshotDifference(null, held, instant(2))).toEqual({
      kind: 'opened',
      at: 2,
      given: {
        workerId: 'Ana',
        program: 'ER',
        caseType: 'referral',
        units: '1',
        measures: {},
        role: 'primary',
        profile: 'average',
        state: 'open',
      },
    });
  });
});
