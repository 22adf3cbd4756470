import { holdingsOf, type TieHolding } from '../caseload/holdings.js';
import { feedsSaid, type FeedsReach, reachOf, reachThrough } from '../caseload/reach.js';
import type { Calendar } from '../core/calendar.js';
import type { CapacityStep } from '../core/capacity.js';
import type { Instant } from '../core/instant.js';
import type { Reach } from '../core/load-state.js';
import { type Subject, subjectKey } from '../core/subject.js';

import { calendarOf } from '../people/calendar.queries.js';
import { capacitiesOf } from '../people/capacity.queries.js';
import { type Unit, unitsAt } from '../people/unit.queries.js';
import type { Db } from '../platform/database/database.js';
import { type TargetEver, targetsEver } from '../targets/take-force.js';

/** All that a judgement of one subject rests on. */
export interface Evidence {
  readonly subject: Subject;
  readonly holdings: readonly TieHolding[];
  readonly capacities: readonly CapacityStep[];
  readonly reach: Reach;
  /** When the feed had no row of the worker for so long that nothing can be said. */
  readonly unreported: readonly { readonly from: Instant; readonly until: Instant | null }[];
  /** The programs that the subject belongs to by its unit. */
  readonly programs: ReadonlySet<string>;
}

/** All that judgements of several subjects rest on. */
export interface Bench {
  readonly calendar: Calendar;
  readonly targets: readonly TargetEver[];
  readonly evidence: readonly Evidence[];
}

/** What is asked for: from which instant on the work is needed (null: all of it), and as known when. */
export interface Asked {
  readonly now: Instant;
  readonly since: Instant | null;
  readonly knownAt?: Instant;
}

/** Reads what judgements of these subjects rest on, in a handful of statements however many they are. */
export async function gatherEvidence(db: Db, subjects: readonly Subject[], asked: Asked): Promise<Bench> {
  const since = asked.since;
  const wanted = {
    ...(since === null ? {} : { since }),
    ...(asked.knownAt === undefined ? {} : { knownAt: asked.knownAt }),
  };
  const [calendar, targets, held, capacities, said] = await Promise.all([
    calendarOf(db),
    targetsEver(db),
    holdingsOf(db, subjects, wanted),
    capacitiesOf(db, idsOfWorkers(subjects), asked.knownAt),
    feedsSaid(db, since ?? asked.now),
  ]);
  const unitIds = subjects.flatMap((subject) => unitOf(subject, capacities, asked.now) ?? []);
  const units = await unitsAt(db, [...new Set(unitIds)], asked.now, asked.knownAt);
  const reach = reachOf(said, asked.now, calendar);
  const evidence = subjects.map((subject) => evidenceOf(subject, { held, capacities, reach, units, now: asked.now }));
  return { calendar, targets, evidence };
}

const idsOfWorkers = (subjects: readonly Subject[]): string[] =>
  subjects.filter(({ kind }) => kind === 'worker').map(({ id }) => id);

/** The unit that a subject belongs to at an instant. */
function unitOf(subject: Subject, capacities: Found['capacities'], at: Instant): string | null {
  if (subject.kind === 'pool') return subject.id;
  return capacities.get(subject.id)?.findLast((step) => step.from <= at)?.unitId ?? null;
}

interface Found {
  readonly held: Awaited<ReturnType<typeof holdingsOf>>;
  readonly capacities: ReadonlyMap<string, readonly CapacityStep[]>;
  readonly reach: FeedsReach;
  readonly units: ReadonlyMap<string, Unit>;
  readonly now: Instant;
}

function evidenceOf(subject: Subject, { held, capacities, reach, units, now }: Found): Evidence {
  const work = held.get(subjectKey(subject));
  const steps = subject.kind === 'worker' ? (capacities.get(subject.id) ?? []) : [];
  const unitId = unitOf(subject, capacities, now);
  const program = unitId !== null ? units.get(unitId)?.program : undefined;
  return {
    subject,
    holdings: work?.holdings ?? [],
    capacities: steps,
    unreported: work?.unreported ?? [],
    reach: reachThrough(reach, work?.feedIds ?? []),
    programs: new Set(program === undefined ? [] : [program]),
  };
}
