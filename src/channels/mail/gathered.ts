import type { ShowPeopleAs } from '../../access/shown-name.js';
import { timelineText } from '../../breaches/timeline-text.js';
import { entriesOf, type LoggedEntry } from '../../breach-log/logged-entry.js';
import type { Calendar } from '../../core/calendar.js';
import { type Instant, instant } from '../../core/instant.js';
import { calendarOf } from '../../people/calendar.queries.js';
import { agencySettingsSchema } from '../../people/settings.schema.js';
import type { Db } from '../../platform/database/database.js';
import { log } from '../../platform/log.js';
import type { Address } from './address.js';
import type { BreachFacts, NamedPerson, TakenMail } from './matter.js';
import * as queries from './matter.queries.js';
import type { Surroundings, Writing } from './reader.js';
import { say } from './say.js';
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
  readonly surroundings: (
    db: Db,
    breaches: readonly BreachFacts[],
    now: Instant,
    calendar: Calendar,
  ) => Promise<Map<string, Surroundings>>;
}

const showPeople = agencySettingsSchema.shape.showPeopleAs;

/** What is known of a batch of mails before any is written. */
export interface Gathered {
  readonly mails: readonly TakenMail[];
  readonly breaches: ReadonlyMap<string, BreachFacts>;
  /** The open breaches of each person who gets an opening mail. */
  readonly continuing: ReadonlyMap<string, readonly BreachFacts[]>;
  readonly people: ReadonlyMap<string, NamedPerson>;
  readonly show: ShowPeopleAs;
  readonly asOf: Instant | null;
  readonly calendar: Calendar;
  readonly now: Instant;
}

/** Asks for all that these mails may say, at once: a transaction sends its statements without waiting for answers. */
export async function gather(db: Db, mailIds: readonly string[], now: Instant, timeZone: string): Promise<Gathered> {
  const [mails, { said, continuing }, people, { asOf, showPeopleAs }, calendar] = await Promise.all([
    queries.takenMails(db, mailIds),
    queries.shownBreaches(db, mailIds),
    queries.peopleNamed(db, mailIds, now, timeZone),
    queries.circumstances(db),
    calendarOf(db),
  ]);
  const show = showPeople.parse(showPeopleAs ?? undefined);
  return { mails, breaches: said, continuing, people, show, asOf, calendar, now };
}

/** What mails of a batch are written with: what only some of them say is read here, after they were taken. */
export async function writingFor(
  mails: readonly TakenMail[],
  gathered: Gathered,
  db: Db,
  settings: DeskSettings,
): Promise<Writing> {
  const { breaches, people, show, asOf, calendar, now } = gathered;
  const { agency, baseUrl } = settings;
  const { timeZone } = agency;
  const saying = mails.filter((mail) => mail.notices.some(({ kind }) => withSurroundings.has(kind)));
  const closing = mails.some(({ notices }) => notices.some(({ kind }) => kind === 'cleared' || kind === 'ended'));
  const wanted = settings.surroundings(db, breachesIn(saying, breaches), now, calendar);
  const [surroundings, timelines, checkpoint] = await Promise.all([
    dispensable(wanted, new Map<string, Surroundings>()),
    timelinesFor(mails, db, timeZone),
    closing ? dispensable(settings.checkpoint(), null) : null,
  ]);
  const said = { show, people, surroundings, timelines, checkpoint, calendar };
  return { agencyName: agency.name, baseUrl: baseUrl(), timeZone, now, asOf, ...said };
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

/** What happened so far with the breaches that mails hand over, put into words when each of them is written. */
async function timelinesFor(
  mails: readonly TakenMail[],
  db: Db,
  timeZone: string,
): Promise<Map<string, () => readonly string[]>> {
  const found = new Map<string, () => readonly string[]>();
  for (const mail of mails) {
    const handed = mail.notices.filter((notice) => notice.kind === 'handed_over');
    if (handed.length > mostTimelines) continue;
    for (const { breach, breachId } of handed) {
      if (breach === null || breachId === null || found.has(breachId)) continue;
      const items = (await entriesOf(db, breach)).filter(({ entry }) => !entry.kind.startsWith('notice_'));
      const shown = items.slice(-mostItems);
      found.set(breachId, () => shown.map((item) => timelineLine(item, timeZone)));
    }
  }
  return found;
}

function timelineLine(logged: LoggedEntry, timeZone: string): string {
  const { recordedAt, by } = logged.entry;
  const at = moment(instant(Date.parse(recordedAt)), timeZone);
  const text = capital(timelineText(logged));
  return by === undefined ? say('handedOver.item', { at, text }) : say('handedOver.itemBy', { at, text, by });
}

function breachesIn(mails: readonly TakenMail[], breaches: ReadonlyMap<string, BreachFacts>): BreachFacts[] {
  const ids = new Set(mails.flatMap((mail) => mail.notices.flatMap((notice) => notice.breachId ?? [])));
  return [...breaches.values()].filter((breach) => ids.has(breach.breachId));
}
