import { dataAsOf } from '../../breaches/breach-list.queries.js';
import { timelineOf } from '../../breaches/timeline.js';
import { type Instant, instant } from '../../core/instant.js';
import { peopleAt } from '../../people/person.queries.js';
import { agencySettings } from '../../people/settings.queries.js';
import type { Db } from '../../platform/database/database.js';
import { log } from '../../platform/log.js';
import type { Address } from './address.js';
import type { BreachFacts, TakenMail } from './matter.js';
import * as queries from './matter.queries.js';
import type { Surroundings, Writing } from './reader.js';
import { capital, moment } from './words.js';

/** What all mail of a service is written with. */
export interface DeskSettings {
  readonly agency: { readonly code: string; readonly name: string; readonly timeZone: string };
  readonly baseUrl: () => string;
  readonly from: () => Address;
  readonly replyTo: Address | null;
  /** The newest checkpoint of the log, for closing mails. */
  readonly checkpoint: () => Promise<string | null>;
  /** What opening mails say of a breach's surroundings. */
  readonly surroundings: (db: Db, breaches: readonly BreachFacts[], now: Instant) => Promise<Map<string, Surroundings>>;
}

/** What a batch of mails is written from. */
export interface Gathered {
  readonly writing: Writing;
  readonly breaches: ReadonlyMap<string, BreachFacts>;
  /** The open breaches of each person who gets an opening mail. */
  readonly continuing: ReadonlyMap<string, readonly BreachFacts[]>;
}

/** Reads all that these mails say, in a handful of statements however many they are. */
export async function gatherFor(
  mails: readonly TakenMail[],
  db: Db,
  settings: DeskSettings,
  now: Instant,
): Promise<Gathered> {
  const notices = mails.flatMap((mail) => mail.notices);
  const breachIds = [...new Set(notices.flatMap((notice) => notice.breachId ?? []))];
  const opening = mails.filter((mail) => mail.notices.some((notice) => notice.kind === 'opened'));
  const saying = mails.filter((mail) => mail.notices.some(({ kind }) => withSurroundings.has(kind)));
  const closing = notices.some((notice) => notice.kind === 'cleared' || notice.kind === 'ended');
  const [breaches, continuing, { showPeopleAs: show }, asOf, checkpoint] = await Promise.all([
    queries.breachFacts(db, breachIds),
    queries.openBreachesOf(db, [...new Set(opening.map((mail) => mail.personId))]),
    agencySettings(db),
    breachIds.length === 0 ? null : dataAsOf(db),
    closing ? dispensable(settings.checkpoint(), null) : null,
  ]);
  const { agency, baseUrl } = settings;
  const { timeZone } = agency;
  const [people, surroundings, timelines] = await Promise.all([
    peopleAt(db, personsIn(mails, [...breaches.values(), ...[...continuing.values()].flat()]), now),
    dispensable(settings.surroundings(db, breachesIn(saying, breaches), now), new Map<string, Surroundings>()),
    timelinesFor(mails, db, timeZone),
  ]);
  const said = { show, people, surroundings, timelines, checkpoint };
  const writing: Writing = { agencyName: agency.name, baseUrl: baseUrl(), timeZone, now, asOf, ...said };
  return { writing, breaches, continuing };
}

/** What is said of an open breach says how the last days were. */
const withSurroundings: ReadonlySet<string> = new Set([
  'opened',
  'opened_copy',
  'escalated',
  'check_in_overdue',
  'reminder',
  'handed_over',
]);

/** What a mail is better with, and goes out without. */
async function dispensable<T>(wanted: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await wanted;
  } catch (error) {
    log.warn({ err: error }, 'a mail goes out without a part that could not be had');
    return otherwise;
  }
}

/** A mail that hands over more breaches than this has a line for each; their pages have the timelines. */
const mostTimelines = 3;
const mostItems = 12;

/** What happened so far with the breaches that mails hand over. */
async function timelinesFor(
  mails: readonly TakenMail[],
  db: Db,
  timeZone: string,
): Promise<Map<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const mail of mails) {
    const handed = mail.notices.filter((notice) => notice.kind === 'handed_over');
    if (handed.length > mostTimelines) continue;
    for (const { breach, breachId } of handed) {
      if (breach === null || breachId === null || found.has(breachId)) continue;
      const items = (await timelineOf(db, breach)).filter(({ kind }) => !kind.startsWith('notice_'));
      const lines = items.map(({ at, by, text }) => {
        const when = moment(instant(Date.parse(at)), timeZone);
        return `${when}: ${capital(text)}${by === null ? '' : `, by ${by}`}`;
      });
      found.set(breachId, lines.slice(-mostItems));
    }
  }
  return found;
}

/** Everybody whom these mails go to or may name. */
function personsIn(mails: readonly TakenMail[], breaches: readonly BreachFacts[]): string[] {
  const named = mails.flatMap((mail) =>
    mail.notices.flatMap(({ facts }) => Object.values(facts).filter((value) => typeof value === 'string')),
  );
  const subjects = breaches.flatMap((breach) => [
    ...(breach.subjectKind === 'worker' ? [breach.subjectId] : []),
    ...(breach.response?.acknowledgement ? [breach.response.acknowledgement.by] : []),
  ]);
  const short = named.filter((value) => value.length <= 64);
  return [...new Set([...mails.map((mail) => mail.personId), ...subjects, ...short])];
}

function breachesIn(mails: readonly TakenMail[], breaches: ReadonlyMap<string, BreachFacts>): BreachFacts[] {
  const ids = new Set(mails.flatMap((mail) => mail.notices.flatMap((notice) => notice.breachId ?? [])));
  return [...breaches.values()].filter((breach) => ids.has(breach.breachId));
}
