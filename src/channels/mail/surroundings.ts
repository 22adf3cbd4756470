import { unreportedSpans } from '../../caseload/holdings.queries.js';
import { holdingOf } from '../../caseload/tie.js';
import type { Holding } from '../../core/assignment.js';
import { type Calendar, localDate } from '../../core/calendar.js';
import { type CapacityStep, unknownCapacity } from '../../core/capacity.js';
import { holdsAt } from '../../core/counting.js';
import { plain, sum } from '../../core/decimal.js';
import type { Instant } from '../../core/instant.js';
import { leadingRule } from '../../core/standing.js';
import { type Subject, subjectKey } from '../../core/subject.js';
import type { TargetInForce } from '../../core/target.js';
import { termsOf } from '../../core/target-terms.js';
import { type SubjectHistory, timeline } from '../../core/timeline.js';
import { capacitySteps } from '../../people/capacity.js';
import type { Db } from '../../platform/database/database.js';
import { lastDaysOf, weekBefore } from './last-days.js';
import type { BreachFacts } from './matter.js';
import type { Surroundings } from './reader.js';
import { type Ground, groundOf } from './surroundings.queries.js';

/** In a burst the pages say how it was and who has room; the mails do not wait for it. */
const mostBreaches = 6;
const mostUnits = 2;

/** The last days of the breaches that mail opens, and who has room in their units. */
export async function surroundingsOf(
  db: Db,
  breaches: readonly BreachFacts[],
  now: Instant,
  calendar: Calendar,
): Promise<Map<string, Surroundings>> {
  const unitIds = [...new Set(breaches.flatMap((breach) => breach.unitId ?? []))];
  if (breaches.length === 0 || breaches.length > mostBreaches || unitIds.length > mostUnits) return new Map();
  const subjects = [...new Map(breaches.map((breach) => [subjectKey(subjectOf(breach)), subjectOf(breach)])).values()];
  const wanted = { unitIds, subjects, day: localDate(now, calendar), now, since: weekBefore(now) };
  const ground = await groundOf(db, wanted);
  const spans = ground.unreported ? await unreportedSpans(db, workersAmong(subjects)) : [];
  const bench = benchOf(ground, calendar);
  return new Map(
    breaches.map((breach) => {
      const subject = subjectOf(breach);
      const targets = bench.targets.filter(({ targetId }) => targetId === breach.targetId);
      const unreported = spans.filter(({ workerId }) => subject.kind === 'worker' && workerId === subject.id);
      const lastDays = lastDaysOf({ ...bench.historyOf(subject), targets, unreported }, now, calendar);
      return [breach.breachId, { lastDays, room: breach.unitId === null ? null : roomFor(breach, bench, now) }];
    }),
  );
}

const subjectOf = (breach: BreachFacts): Subject => ({ kind: breach.subjectKind, id: breach.subjectId });

const workersAmong = (subjects: readonly Subject[]): string[] =>
  subjects.flatMap(({ kind, id }) => (kind === 'worker' ? [id] : []));

/** The ground in the terms of core. */
interface Bench {
  readonly workers: Ground['workers'];
  readonly targets: readonly TargetInForce[];
  readonly programOf: ReadonlyMap<string, string>;
  historyOf(subject: Subject): Omit<SubjectHistory, 'targets'>;
}

function benchOf(ground: Ground, calendar: Calendar): Bench {
  const held = new Map<string, Holding[]>();
  for (const holding of ground.held.map(holdingOf)) collect(held, subjectKey(holding.subject), holding);
  const versions = new Map<string, Ground['versions'][number][]>();
  for (const version of ground.versions) collect(versions, version.personId, version);
  const regionsOf = (unitId: string) => ground.regions.filter((step) => step.unitId === unitId);
  const capacities = ({ kind, id }: Subject): CapacityStep[] => {
    if (kind === 'pool') return [];
    const own = versions.get(id);
    return own === undefined ? [unknownCapacity] : capacitySteps(own, regionsOf, calendar);
  };
  return {
    workers: ground.workers,
    targets: ground.targets.map(({ body, ...target }) => ({ ...target, terms: termsOf(body) })),
    programOf: new Map(ground.programs.map(({ unitId, program }) => [unitId, program])),
    historyOf: (subject) => ({
      subject,
      holdings: held.get(subjectKey(subject)) ?? [],
      capacities: capacities(subject),
    }),
  };
}

function collect<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** Who else in the breach's unit could take work of its target now, and how much together. */
function roomFor(breach: BreachFacts, bench: Bench, now: Instant): Surroundings['room'] {
  const program = bench.programOf.get(breach.unitId ?? '');
  const targets = bench.targets.filter((target) => target.terms.scope.program === program && holdsAt(target, now));
  const others = bench.workers.filter(
    ({ unitId, personId, away }) => unitId === breach.unitId && personId !== breach.subjectId && !away,
  );
  const free = others.flatMap(({ personId }) => {
    const history = bench.historyOf({ kind: 'worker', id: personId });
    const line = timeline({ ...history, targets }, { from: now, until: now });
    const reading = line.find(({ targetId }) => targetId === breach.targetId)?.moments.at(-1)?.reading;
    if (!reading) return [];
    const { load, effectiveLimit } = leadingRule(reading);
    // in whole ones, as on the board: nobody is given a part of a case
    const room = effectiveLimit.minus(load).floor();
    return room.gt(0) ? [room] : [];
  });
  return { people: free.length, load: plain(sum(free)) };
}
