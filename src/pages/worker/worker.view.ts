import { type Relation } from '../../access/admission.js';
import type { Caller } from '../../access/caller.js';
import { mayAct } from '../../access/line.js';
import { type Standing, standingsAt } from '../../assessment/standing.js';
import { type Told, toldOf } from '../../assessment/told.js';
import { toldAt } from '../../assessment/told.queries.js';
import { type ListedBreach, listBreaches } from '../../breaches/breach-list.queries.js';
import { disputesShown, type ShownDispute } from '../../assessment/disputed.js';
import { type DisputeRow, disputesOf } from '../../caseload/dispute.queries.js';
import type { BreachRow } from '../../breaches/breach.row.js';
import { requestsOf } from '../../breaches/request.queries.js';
import { disputedAmong } from '../../breaches/statement.queries.js';
import { type Bench, gatherEvidence } from '../../breaches/evidence.js';
import type { Instant } from '../../core/instant.js';
import type { TargetTerms } from '../../core/target.js';
import { awayAt } from '../../people/duty.queries.js';
import type { Db } from '../../platform/database/database.js';
import { type AsOf, asOfNow } from '../parts/as-of.js';
import { type Names, namesFor } from '../parts/names.js';
import { type WorkerPictures, workerPicturesOf } from '../pictures/worker-pictures.view.js';

/** A check-in about a worker. */
export interface WorkerCheckIn {
  readonly check_in_id: string;
  readonly version: number;
  readonly held_on: string;
  readonly number: string;
  /** Whether the worker says that it did not take place. */
  readonly disputed: boolean;
}

/** Where the worker stands by one target, and who was told. */
export interface WorkerStanding extends Standing, Told {
  readonly terms: TargetTerms;
}

/** Everything a worker's page shows. */
export interface WorkerView {
  readonly workerId: string;
  readonly asOf: AsOf;
  readonly relation: Relation;
  readonly away: boolean;
  readonly standings: readonly WorkerStanding[];
  readonly pictures: WorkerPictures;
  readonly breaches: readonly ListedBreach[];
  readonly checkIns: readonly WorkerCheckIn[];
  /** The check-ins that the worker asked for, newest first. */
  readonly requests: readonly BreachRow[];
  /** What the worker disputed, oldest first. */
  readonly disputes: readonly DisputeRow[];
  /** By reference, what is disputed and counts all the same. */
  readonly disputed: ReadonlyMap<string, ShownDispute>;
  readonly names: Names;
}

const mostBreaches = 200;

/** Reads one worker for one reader. */
export async function workerViewOf(db: Db, caller: Caller, workerId: string, now: Instant): Promise<WorkerView> {
  const subject = { kind: 'worker', id: workerId } as const;
  const bench = await gatherEvidence(db, [subject], { now, since: null });
  const told = await toldAt(db, subject, now);
  const standings = bench.evidence
    .flatMap((evidence) => standingsAt(evidence, bench, now))
    .flatMap((standing) => {
      const target = bench.targets.find(
        ({ targetId, version }) => targetId === standing.target && version === standing.version,
      );
      const rows = told.filter((row) => row.target_id === standing.target);
      return target === undefined ? [] : [{ ...standing, ...toldOf(standing.track, rows), terms: target.terms }];
    });
  const named = standings.flatMap((standing) => standing.told.map(({ personId }) => personId));
  return {
    workerId,
    asOf: await asOfNow(db),
    relation: await mayAct(db, caller, subject, now),
    away: (await awayAt(db, [workerId], now)).has(workerId),
    standings,
    pictures: picturesOf(bench, now),
    breaches: await breachesOf(db, workerId),
    checkIns: await checkInsOf(db, workerId),
    requests: await requestsOf(db, [workerId], { waiting: false }),
    disputes: await disputesOf(db, [workerId]),
    disputed: await disputesShown(db, workerId, now),
    names: await namesFor(db, caller, [workerId, ...named], now),
  };
}

async function checkInsOf(db: Db, workerId: string): Promise<WorkerCheckIn[]> {
  const rows = await db.query<Omit<WorkerCheckIn, 'disputed'>>(selectCheckIns, [workerId]);
  const disputed = await disputedAmong(
    db,
    rows.map(({ check_in_id: id }) => id),
  );
  return rows.map((row) => ({ ...row, disputed: disputed.has(row.check_in_id) }));
}

function picturesOf(bench: Bench, now: Instant): WorkerPictures {
  const [evidence] = bench.evidence;
  return evidence === undefined ? { calendar: bench.calendar, targets: [] } : workerPicturesOf(bench, evidence, now);
}

function breachesOf(db: Db, worker: string): Promise<ListedBreach[]> {
  const everything = { number: null, status: null, unit: null, program: null, openedFrom: null, openedUntil: null };
  return listBreaches(db, { ...everything, worker, within: null, after: null, limit: mostBreaches });
}

const selectCheckIns = `
select distinct on (b.opened_at, c.check_in_id) c.check_in_id, c.version, c.body ->> 'heldOn' as held_on, b.number
from check_in c join breach b on b.breach_id = c.breach_id
where b.subject_kind = 'worker' and b.subject_id = $1
order by b.opened_at desc, c.check_in_id, c.version desc`;
