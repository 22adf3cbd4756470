import { type Calendar, startOfDay } from '../core/calendar.js';
import type { EntryDraft } from '../core/entry.js';
import type { Notice } from '../core/notice.js';
import type { PersonVersion } from './person-version.queries.js';
import type { Unit } from './unit.queries.js';

/** What a row changed; `before` null: nothing was known of it. */
export interface RosterChange<What> {
  readonly before: What | null;
  readonly after: What;
}

/** Which import changed it, and the calendar that its days are of. */
export interface ChangedBy {
  readonly importId: string;
  readonly calendar: Calendar;
}

/**
 * Each change of what share of a full load somebody carries: it moves a limit that two sides signed, so it is on record
 * by itself, and before what follows from it. The reason is free text, and sealed.
 */
export function capacityEntries(
  changes: readonly RosterChange<PersonVersion>[],
  { importId, calendar }: ChangedBy,
): EntryDraft[] {
  return changes.flatMap(({ before, after }) => {
    if (before === null || shareOf(before) === shareOf(after)) return [];
    return {
      kind: 'capacity_changed',
      effectiveAt: startOfDay(after.effectiveOn, calendar),
      worker: after.personId,
      facts: { was: facts(before), is: facts(after), from: after.effectiveOn, import: importId },
      ...(after.capacityReason === null ? {} : { sealed: { reason: after.capacityReason } }),
    };
  });
}

const facts = ({ fte, capacityFactor, capacityUntil }: PersonVersion) => ({
  fte: String(Number(fte)),
  capacityFactor: String(Number(capacityFactor)),
  until: capacityUntil,
});
const shareOf = (version: PersonVersion): string => JSON.stringify(facts(version));

/**
 * Each change of the unit or the classification of somebody: a target may hold a unit or a classification only, and who
 * is told follows the unit.
 */
export function placeEntries(
  changes: readonly RosterChange<PersonVersion>[],
  { importId, calendar }: ChangedBy,
): EntryDraft[] {
  return changes.flatMap(({ before, after }) =>
    before === null || (before.unitId === after.unitId && before.classification === after.classification)
      ? []
      : {
          kind: 'place_changed',
          effectiveAt: startOfDay(after.effectiveOn, calendar),
          worker: after.personId,
          facts: { was: placeOf(before), is: placeOf(after), from: after.effectiveOn, import: importId },
        },
  );
}

const placeOf = ({ unitId, classification }: PersonVersion) => ({ unit: unitId, classification });

interface SeatFacts {
  readonly person: string;
  readonly roles: readonly string[];
  readonly changed: readonly string[];
  readonly endOn: string | null;
}

const seatFields = ['email', 'startOn', 'endOn'] as const;
const columnOf = { email: 'email', startOn: 'start_on', endOn: 'end_on' } as const;

/**
 * Each change by which a file reaches somebody who holds a seat or is an admin: where their mail goes, and until when
 * they are there. A file grants no seat, and takes none away unseen.
 */
export function seatEntries(
  changes: readonly RosterChange<PersonVersion>[],
  rolesOf: ReadonlyMap<string, readonly string[]>,
  { importId, calendar }: ChangedBy,
): EntryDraft[] {
  return changes.flatMap(({ before, after }) => {
    const roles = rolesOf.get(after.personId) ?? [];
    const changed = seatFields.filter((field) => before !== null && before[field] !== after[field]);
    if (roles.length === 0 || changed.length === 0) return [];
    const mail = changed.includes('email');
    return {
      kind: 'seat_changed',
      effectiveAt: startOfDay(after.effectiveOn, calendar),
      facts: {
        person: after.personId,
        roles,
        changed: changed.map((field) => columnOf[field]),
        startOn: after.startOn,
        endOn: after.endOn,
        import: importId,
      },
      ...(mail ? { sealed: { emailWas: before?.email ?? '', email: after.email ?? '' } } : {}),
    };
  });
}

/** Both sides are told of it, and who is about to leave with them. */
export function seatNotices(
  entries: readonly EntryDraft[],
  seats: readonly { readonly personId: string; readonly side: string }[],
): Notice[] {
  if (entries.length === 0) return [];
  const changes = entries.map(({ facts }) => seatChange(facts as unknown as SeatFacts));
  const told = new Map(seats.map(({ personId, side }) => [personId, side]));
  return [...told].map(([to, side]) => ({
    kind: 'configuration',
    to,
    because: `seat of ${side}`,
    breach: null,
    facts: { matter: 'seat_changed', changes },
  }));
}

const seatChange = ({ person, roles, changed, endOn }: SeatFacts) => ({ person, roles, changed, endOn });

const posts = ['supervisorId', 'managerId', 'directorId'] as const;
const postOf = { supervisorId: 'supervisor', managerId: 'manager', directorId: 'director' } as const;

/** Each change of a post of a unit: it decides who is told. A unit that is new is on record with its import. */
export function postEntries(
  changes: readonly RosterChange<Unit>[],
  effectiveAt: EntryDraft['effectiveAt'],
  importId: string,
): EntryDraft[] {
  return changes.flatMap(({ before, after }) =>
    posts.flatMap((post) =>
      before === null || before[post] === after[post]
        ? []
        : {
            kind: 'post_changed',
            effectiveAt,
            unit: after.unitId,
            facts: { post: postOf[post], was: before[post], is: after[post], import: importId },
          },
    ),
  );
}
