import type { FactKind, Given } from '../../src/core/assignment.js';
import { instant, type Instant } from '../../src/core/instant.js';
import type { TargetInForce } from '../../src/core/target.js';
import { termsOf, type TargetBody } from '../../src/core/target-terms.js';
import { makeFeed, makeSource, sourcesNamed } from '../../src/caseload/feed.queries.js';
import type { ReceivedFact } from '../../src/caseload/received-fact.js';
import type { Database } from '../../src/platform/database/database.js';

export const at = (text: string): Instant => instant(Date.parse(text));

/** A feed for events, with its source; answers what makes facts of it. */
export async function eventFeed(database: Database, source = '/county/cws') {
  const { feedId, sourceId } = await database.transaction(async (tx) => {
    const feed = await makeFeed(tx, source, 'events');
    await makeSource(tx, source, feed.feedId);
    const [row] = await sourcesNamed(tx, [source]);
    if (row === undefined) throw new Error('the source was not made');
    return { feedId: feed.feedId, sourceId: row.sourceId };
  });
  let seq = 0;
  return {
    feedId,
    sourceId,
    fact(kind: FactKind, ref: string, time: string, given: Given = {}, id = `evt-${++seq}`): ReceivedFact {
      return {
        kind,
        at: at(time),
        source,
        id,
        recordedAt: at(time),
        origin: 'event',
        given: kind === 'opened' ? { ...wholeWork, ...given } : given,
        feedId,
        sourceId,
        ref,
      };
    },
  };
}

const wholeWork: Given = {
  program: 'ER',
  caseType: 'referral',
  units: '1',
  measures: {},
  role: 'primary',
  profile: 'average',
  state: 'open',
};

export const erReferrals: TargetBody = {
  name: 'ER referrals',
  scope: { program: 'ER' },
  rules: [{ kind: 'open_count', counts: ['referral'], countUnit: 'referral', limit: 14 }],
  from: '2026-01-01',
};

/** A target as if it were in force since the beginning of the year. */
export function inForce(
  body: TargetBody = erReferrals,
  targetId = '0193a000-0000-7000-8000-000000000001',
): TargetInForce {
  return { targetId, version: 1, terms: termsOf(body), from: at('2026-01-01T08:00:00Z'), until: null };
}
