import { nextDay, startOfDay } from '../core/calendar.js';
import { type Instant, type LocalDate, rfc3339 } from '../core/instant.js';
import { fieldDifferences } from '../core/target-differences.js';
import { calendarOf } from '../people/calendar.queries.js';
import type { Db } from '../platform/database/database.js';
import { retirementsOf } from '../targets/retirement.queries.js';
import { signaturesUnder } from '../targets/signature.queries.js';
import { allVersions, isOneSided, type Version, versionsOf } from '../targets/version.queries.js';

const time = (at: Instant | null): string | null => (at === null ? null : rfc3339(at));

/** A version of a target as lists show it. */
interface ShownVersion {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly name: string;
  readonly proposedBy: string | null;
  readonly proposedAt: string;
  readonly agreedAt: string | null;
  readonly inForceFrom: string | null;
  readonly inForceUntil: string | null;
  readonly target: object;
}

function shown(version: Version): ShownVersion {
  return {
    id: version.targetId,
    version: version.version,
    state: version.state,
    name: version.body.name,
    proposedBy: version.proposedBy,
    proposedAt: rfc3339(version.proposedAt),
    agreedAt: time(version.agreedAt),
    inForceFrom: time(version.inForceFrom),
    inForceUntil: time(version.inForceUntil),
    target: version.body,
  };
}

/** The versions in force at some time of a day; without a day, the newest version of every target. */
export async function targetList(db: Db, inForceOn: LocalDate | null): Promise<ShownVersion[]> {
  const versions = await allVersions(db);
  if (inForceOn === null) {
    return [...new Map(versions.map((version) => [version.targetId, version])).values()].map(shown);
  }
  const calendar = await calendarOf(db);
  const [from, until] = [startOfDay(inForceOn, calendar), startOfDay(nextDay(inForceOn), calendar)];
  return versions
    .filter(({ inForceFrom: begins, inForceUntil: ends }) => {
      return begins !== null && begins < until && (ends === null || (ends > from && ends > begins));
    })
    .map(shown);
}

/** A target with all its versions, what each changed of the one before, and who signed when; null: there is none. */
export async function targetDetail(db: Db, targetId: string): Promise<object | null> {
  const versions = await versionsOf(db, targetId);
  const newest = versions.at(-1);
  if (newest === undefined) return null;
  const shownVersions = [];
  for (const [index, version] of versions.entries()) {
    const before = versions.slice(0, index).findLast((one) => one.state !== 'withdrawn');
    shownVersions.push({
      ...shown(version),
      differences: before === undefined ? [] : fieldDifferences(before.body, version.body),
      differsFrom: before?.version ?? null,
      approvals: await approvals(db, version.targetId, { version: version.version }),
    });
  }
  return {
    id: newest.targetId,
    name: newest.body.name,
    oneSided: await isOneSided(db),
    versions: shownVersions,
    ...(await retirementShown(db, newest.targetId)),
  };
}

/** The retirement that is proposed or agreed for a target. */
export async function retirementShown(db: Db, targetId: string): Promise<{ retirement: object | null }> {
  const retirement = (await retirementsOf(db, targetId)).findLast((one) => one.state !== 'withdrawn');
  if (retirement === undefined) return { retirement: null };
  const { on, reason, state, proposedBy, proposedAt, agreedAt, takesEffectAt } = retirement;
  return {
    retirement: {
      on,
      reason,
      state,
      proposedBy,
      proposedAt: rfc3339(proposedAt),
      agreedAt: time(agreedAt),
      takesEffectAt: time(takesEffectAt),
      approvals: await approvals(db, targetId, { retirementId: retirement.retirementId }),
    },
  };
}

async function approvals(db: Db, targetId: string, signed: Parameters<typeof signaturesUnder>[2]): Promise<object[]> {
  const given = await signaturesUnder(db, targetId, signed);
  return given.map(({ side, personId, at }) => ({ side, personId, at: rfc3339(at) }));
}
