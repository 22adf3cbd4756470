import fc from 'fast-check';
import type { Fact, FactKind, Given, Holding } from './assignment.js';
import { plain } from './decimal.js';
import { instant } from './instant.js';
import { subjectKey } from './subject.js';

let received = 0;
/** A fact of its own id, recorded late. */
export const fact = (kind: FactKind, at: number, given: Given = {}, id = `e-${String((received += 1))}`): Fact => ({
  kind,
  at: instant(at),
  source: '/county/cws',
  id,
  recordedAt: instant(1000),
  origin: 'event',
  given,
});
/** An opening that gives a referral to Ana, unless it says otherwise. */
export const opened = (at: number, given: Given = {}): Fact =>
  fact('opened', at, { workerId: 'Ana', program: 'ER', caseType: 'referral', ...given });

/** `Ana 1–5 2`: held by Ana over [1, 5) with 2 units. */
export const brief = ({ subject, work, from, until }: Holding): string =>
  `${subjectKey(subject).replace('worker:', '')} ${String(from)}–${String(until ?? '')} ${plain(work.units)}`;

const worker = fc.constantFrom('Ana', 'Ben', 'Cy');
const some = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const stated = fc
  .record({
    workerId: some(worker),
    toWorkerId: some(worker),
    units: some(fc.constantFrom('1', '2', '0.5')),
    role: some(fc.constantFrom('primary', 'buddy')),
    measures: some(fc.constantFrom({ children: '1' }, { minutes: '2' })),
  })
  .map((given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Given);
const factAbout: fc.Arbitrary<Fact> = fc
  .record({
    kind: fc.constantFrom<FactKind>('opened', 'opened', 'changed', 'transferred', 'closed'),
    at: fc.integer({ min: 0, max: 12 }).map(instant),
    source: fc.constantFrom('/a', '/b'),
    given: stated,
  })
  .map((part) => ({ ...part, id: '', recordedAt: instant(0), origin: 'event' as const }));
/** Facts about one assignment, in no order. */
export const history = fc
  .array(factAbout, { maxLength: 12 })
  .map((facts) => facts.map((each, i) => ({ ...each, id: String(i) })));
