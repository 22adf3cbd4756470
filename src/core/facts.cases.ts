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
