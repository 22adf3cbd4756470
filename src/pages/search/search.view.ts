import { seesEverybody } from '../../access/admission.js';
import type { Caller } from '../../access/caller.js';
import { type Scope, scopeOf } from '../../access/line.js';
import { type ListedBreach, listBreaches } from '../../breaches/breach-list.queries.js';
import { everyBreach } from '../../breaches/breach-list.schema.js';
import { localDate } from '../../core/calendar.js';
import type { Instant } from '../../core/instant.js';
import { calendarOf } from '../../people/calendar.queries.js';
import { peopleAt } from '../../people/person.queries.js';
import { agencySettings } from '../../people/settings.queries.js';
import type { Db } from '../../platform/database/database.js';
import { type Names, namesFor } from '../parts/names.js';
import { numbersMeant } from './breach-number.js';
import { type FoundUnit, peopleSought, unitsSought } from './search.queries.js';

/** Some of what was found, in its order. */
export interface Group<Found> {
  readonly found: readonly Found[];
  /** There are more than are shown. */
  readonly isCut: boolean;
}

/** What a reader finds: only what they could also come to by the pages. */
export interface SearchResults {
  readonly text: string;
  readonly breaches: Group<ListedBreach>;
  readonly people: Group<{ readonly personId: string; readonly name: string; readonly hasPage: boolean }>;
  readonly units: Group<FoundUnit & { readonly path: string }>;
  readonly names: Names;
}

const mostShown = 20;

/** The breach of this number, if this reader may see it. */
export async function breachNumbered(db: Db, caller: Caller, number: string, now: Instant): Promise<string | null> {
  const scope = await scopeOf(db, caller, now);
  const [found] = await listBreaches(db, { ...everyBreach, within: withinOf(scope), number, limit: 1 });
  return found?.number ?? null;
}

const withinOf = (scope: Scope) => (scope.kind === 'everybody' ? null : scope);

/** Searches breaches, people and units for one reader. What they may not see is never looked at. */
export async function searchFor(db: Db, caller: Caller, text: string, now: Instant): Promise<SearchResults> {
  const scope = await scopeOf(db, caller, now);
  const [personIds, units] = await Promise.all([
    peopleFor(db, caller, { scope, text, now }),
    unitsFor(db, caller, { scope, text, now }),
  ]);
  const shown = personIds.slice(0, mostShown);
  const breaches = await breachesFor(db, { scope, text, now, personIds: shown });
  const subjects = [...shown, ...breaches.map((row) => row.subject_id)];
  const names = await namesFor(db, caller, subjects, now);
  const keepsRoster = caller.roles.has('it');
  const roster = keepsRoster ? await peopleAt(db, shown, now) : new Map<string, never>();
  return {
    text,
    names,
    breaches: cut(breaches),
    people: {
      found: shown.map((personId) => ({
        personId,
        name: roster.get(personId)?.name ?? names.of(personId),
        hasPage: scope.kind === 'everybody' || scope.workerIds.includes(personId),
      })),
      isCut: personIds.length > mostShown,
    },
    units: cut(units.map((unit) => ({ ...unit, path: unitPath(caller, scope, unit.unitId) }))),
  };
}

const cut = <Found>(all: readonly Found[]): Group<Found> => ({
  found: all.slice(0, mostShown),
  isCut: all.length > mostShown,
});

interface Sought {
  readonly scope: Scope;
  readonly text: string;
  readonly now: Instant;
}

/** IT keeps the roster and finds everybody on it by name; all others find whom they see, by name where it is shown them. */
async function peopleFor(db: Db, caller: Caller, { scope, text, now }: Sought): Promise<string[]> {
  const { showPeopleAs } = await agencySettings(db);
  const keepsRoster = caller.roles.has('it');
  const own = caller.personId === null ? [] : [caller.personId];
  const led = scope.kind === 'some' ? scope.workerIds : await ledBy(db, caller, now);
  const named = [...own, ...(showPeopleAs.line === 'name' ? led : [])];
  const everybodyNamed = keepsRoster || (seesEverybody(caller) && showPeopleAs.forum === 'name');
  return peopleSought(db, {
    text,
    day: localDate(now, await calendarOf(db)),
    ids: keepsRoster || scope.kind === 'everybody' ? null : scope.workerIds,
    named: everybodyNamed ? null : named,
    most: mostShown + 1,
  });
}

/** Those whom a reader leads who sees everybody besides. */
async function ledBy(db: Db, { personId }: Caller, now: Instant): Promise<readonly string[]> {
  const asLine: Caller = { personId, roles: new Set(), tokenRole: null, via: 'session' };
  const scope = await scopeOf(db, asLine, now);
  return scope.kind === 'some' ? scope.workerIds : [];
}

function unitsFor(db: Db, caller: Caller, { scope, text, now }: Sought): Promise<FoundUnit[]> {
  const ids = caller.roles.has('it') || scope.kind === 'everybody' ? null : scope.unitIds;
  return unitsSought(db, { text, at: now, ids, most: mostShown + 1 });
}

/** Where a reader looks at a unit: who leads it on the board, who reads the whole record in it, IT on the roster. */
function unitPath(caller: Caller, scope: Scope, unitId: string): string {
  const unit = encodeURIComponent(unitId);
  if (scope.kind === 'everybody') return `/breaches?unit=${unit}`;
  return scope.unitIds.includes(unitId) ? `/board?unit=${unit}` : '/units';
}

/** Breaches of the numbers that may be meant, then the newest of the people who were found. */
async function breachesFor(
  db: Db,
  { scope, text, now, personIds }: Sought & { readonly personIds: readonly string[] },
): Promise<ListedBreach[]> {
  const year = Number(localDate(now, await calendarOf(db)).slice(0, 4));
  const numbered = await Promise.all(
    numbersMeant(text, year).map((number) =>
      listBreaches(db, { ...everyBreach, within: withinOf(scope), number, limit: 1 }),
    ),
  );
  const theirs = scope.kind === 'everybody' ? personIds : personIds.filter((id) => scope.workerIds.includes(id));
  const newest =
    theirs.length === 0
      ? []
      : await listBreaches(db, { ...everyBreach, within: { unitIds: [], workerIds: theirs }, limit: mostShown });
  return [...new Map([...numbered.flat(), ...newest].map((row) => [row.number, row])).values()];
}
