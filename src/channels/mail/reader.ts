import type { ShowPeopleAs } from '../../access/shown-name.js';
import { showsAs } from '../../access/shown-name.js';
import type { Calendar } from '../../core/calendar.js';
import type { Json } from '../../core/entry.js';
import { type Instant, instant, type LocalDate } from '../../core/instant.js';
import type { BreachFacts, NamedPerson } from './matter.js';
import { say } from './say.js';
import { dateWords, moment } from './words.js';

/** What every mail of a batch is written with. */
export interface Writing {
  readonly agencyName: string;
  readonly baseUrl: string;
  readonly timeZone: string;
  readonly calendar: Calendar;
  readonly now: Instant;
  /** The newest data that the numbers rest on; null: not known. */
  readonly asOf: Instant | null;
  readonly show: ShowPeopleAs;
  readonly people: ReadonlyMap<string, NamedPerson>;
  /** What else can be said of a breach's surroundings. */
  readonly surroundings: ReadonlyMap<string, Surroundings>;
  /** What happened so far with breaches that are handed over, a line each, in the language that is spoken when asked. */
  readonly timelines: ReadonlyMap<string, () => readonly string[]>;
  /** The newest checkpoint of the log; null: there is none. */
  readonly checkpoint: string | null;
}

/** What an opening mail says besides the breach itself. */
export interface Surroundings {
  /** The load at the end of each of the last days, oldest first; empty: not known. */
  readonly lastDays: readonly string[];
  /** Who in the unit has room; null: not known. */
  readonly room: { readonly people: number; readonly load: string } | null;
}

/** A person as the supervisors' line is to see them. */
export function shownPerson(writing: Writing, personId: string): string {
  const name = writing.people.get(personId)?.name ?? null;
  return showsAs(writing.show, 'line', { personId, name });
}

/** A person as both sides of the table, and admins, are to see them. */
export function shownToForum(writing: Writing, personId: string): string {
  const name = writing.people.get(personId)?.name ?? null;
  return showsAs(writing.show, 'see', { personId, name });
}

/** Whom a breach is about: the worker, or `Unit ER3 pool`; as a sentence begins with it, or has it within. */
export function shownSubject(writing: Writing, breach: BreachFacts, place: 'first' | 'within' = 'first'): string {
  if (breach.subjectKind === 'worker') return shownPerson(writing, breach.subjectId);
  return say(place === 'first' ? 'who.pool' : 'who.poolWithin', { unit: breach.subjectId });
}

/** A text among a notice's facts. */
export function textFact(facts: { readonly [key: string]: Json }, key: string): string | null {
  const value = facts[key];
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;
}

/** Texts among a notice's facts. */
export function textFacts(facts: { readonly [key: string]: Json }, key: string): string[] {
  const value = facts[key];
  return Array.isArray(value) ? value.flatMap((item) => (typeof item === 'string' ? [item] : [])) : [];
}

/** Facts that are made of facts themselves. */
export type Fields = { readonly [key: string]: Json };

/** Whether a fact is made of facts itself. */
export const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of such facts among a notice's facts. */
export function fieldsIn(facts: Fields, key: string): Fields[] {
  const value = facts[key];
  return Array.isArray(value) ? (value as readonly Json[]).filter(isFields) : [];
}

/** When something in a notice's facts was or is to be, in words: an instant or a day. */
export function whenFact(facts: { readonly [key: string]: Json }, key: string, timeZone: string): string | null {
  const value = facts[key];
  if (typeof value === 'number') return moment(instant(value), timeZone);
  if (typeof value !== 'string') return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dateWords(value as LocalDate);
  const at = Date.parse(value);
  return Number.isNaN(at) ? value : moment(instant(at), timeZone);
}
