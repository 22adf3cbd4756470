import type { Caller } from '../../access/caller.js';
import type { Instant } from '../../core/instant.js';
import { type FieldDifference, fieldDifferences } from '../../core/target-differences.js';
import type { TargetTerms } from '../../core/target.js';
import { termsOf } from '../../core/target-terms.js';
import type { Db } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { type Retirement, retirementsOf } from '../../targets/retirement.queries.js';
import { type Signature, signaturesUnder } from '../../targets/signature.queries.js';
import { allVersions, isOneSided, type Version, versionsOf } from '../../targets/version.queries.js';
import { type Names, namesFor } from '../parts/names.js';

/** A version of a target with its terms and who signed it. */
export interface ShownVersion extends Version {
  readonly terms: TargetTerms;
  readonly signatures: readonly Signature[];
}

/** Every target, each version where it belongs today. */
export interface TargetsView {
  readonly inForce: readonly ShownVersion[];
  readonly proposed: readonly ShownVersion[];
  readonly agreed: readonly ShownVersion[];
  /** The newest version of targets that are neither in force nor on their way. */
  readonly past: readonly ShownVersion[];
  readonly oneSided: boolean;
  readonly names: Names;
}

/** Reads all targets as they are today. */
export async function targetsViewOf(db: Db, caller: Caller, now: Instant): Promise<TargetsView> {
  const versions = await Promise.all((await allVersions(db)).map((version) => shown(db, version)));
  const of = (state: Version['state']): ShownVersion[] => versions.filter((version) => version.state === state);
  const live = new Set(versions.filter(({ state }) => isLive(state)).map(({ targetId }) => targetId));
  const past = versions.filter(({ targetId }) => !live.has(targetId));
  return {
    inForce: of('in_force'),
    proposed: of('proposed'),
    agreed: of('agreed'),
    past: [...new Map(past.map((version) => [version.targetId, version])).values()],
    oneSided: await isOneSided(db),
    names: await namesFor(db, caller, peopleIn(versions), now),
  };
}

const isLive = (state: Version['state']): boolean => state === 'in_force' || state === 'proposed' || state === 'agreed';

/** A target with its history. */
export interface TargetView {
  readonly targetId: string;
  /** First to last. */
  readonly versions: readonly (ShownVersion & {
    readonly differences: readonly FieldDifference[];
    readonly differsFrom: number | null;
  })[];
  readonly newest: ShownVersion;
  /** The end that is proposed or agreed, and who signed it. */
  readonly retirement: (Retirement & { readonly signatures: readonly Signature[] }) | null;
  readonly oneSided: boolean;
  /** What the targets are called that a version takes the place of, by their ids. */
  readonly replaced: ReadonlyMap<string, string>;
  readonly names: Names;
}

/** Reads one target with all its versions. */
export async function targetViewOf(db: Db, caller: Caller, targetId: string, now: Instant): Promise<TargetView> {
  const versions = await Promise.all((await versionsOf(db, targetId)).map((version) => shown(db, version)));
  const newest = versions.findLast(({ state }) => state !== 'withdrawn') ?? versions.at(-1);
  if (newest === undefined) throw Problem.notFound();
  const retirement = (await retirementsOf(db, targetId)).findLast(({ state }) => state !== 'withdrawn');
  const ended =
    retirement === undefined
      ? null
      : {
          ...retirement,
          signatures: await signaturesUnder(db, targetId, { retirementId: retirement.retirementId }),
        };
  return {
    targetId: newest.targetId,
    newest,
    retirement: ended,
    oneSided: await isOneSided(db),
    replaced: await replacedBy(db, versions),
    versions: versions.map((version, index) => {
      const before = versions.slice(0, index).findLast(({ state }) => state !== 'withdrawn');
      const differences = before === undefined ? [] : fieldDifferences(before.body, version.body);
      return { ...version, differences, differsFrom: before?.version ?? null };
    }),
    names: await namesFor(db, caller, peopleIn([...versions, ...(ended === null ? [] : [ended])]), now),
  };
}

async function replacedBy(db: Db, versions: readonly ShownVersion[]): Promise<Map<string, string>> {
  const ids = new Set(versions.flatMap(({ terms }) => terms.insteadOf ?? []));
  const named = await Promise.all(
    [...ids].map(async (id) => [id, (await versionsOf(db, id)).at(-1)?.body.name] as const),
  );
  return new Map(named.flatMap(([id, name]) => (name === undefined ? [] : [[id, name] as const])));
}

async function shown(db: Db, version: Version): Promise<ShownVersion> {
  const signatures = await signaturesUnder(db, version.targetId, { version: version.version });
  return { ...version, signatures, terms: termsOf(version.body) };
}

const peopleIn = (versions: readonly Pick<ShownVersion, 'signatures' | 'proposedBy'>[]): string[] =>
  versions.flatMap(({ signatures, proposedBy }) => [
    ...signatures.map(({ personId }) => personId),
    ...(proposedBy === null ? [] : [proposedBy]),
  ]);
