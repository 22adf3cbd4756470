import { stepWord } from '../../breaches/recorded-words.js';
import { aboveGoalIn, type AboveGoal } from './above-goal.js';
import { type ShowPeopleAs, showsAs } from '../../access/shown-name.js';
import { type Calendar, localDate } from '../../core/calendar.js';
import type { Duty, Post } from '../../core/duty.js';
import type { Instant } from '../../core/instant.js';
import { dutiesAt } from '../../people/duty.queries.js';
import { peopleAt, type Person } from '../../people/person.queries.js';
import { agencySettings } from '../../people/settings.queries.js';
import { unitsAt } from '../../people/unit.queries.js';
import type { Db } from '../../platform/database/database.js';
import { dueSteps, type DueStep, languagesChosen, waitingBreaches, type WaitingBreach } from './digest.queries.js';
import { inLanguage } from '../../platform/language/language.js';
import { say } from './say.js';
import { counted, dateWords, dayOf, listed, moment, shown } from './words.js';

/** What one person's digest says, list by list. */
export interface Digest {
  readonly personId: string;
  readonly because: string;
  /** The day it is of, as its reader's language writes it. */
  readonly week: string;
  readonly lists: Readonly<Record<'open' | 'owed' | 'steps' | 'aboveGoal', readonly string[]>>;
}

/** A list of a digest is no longer than this; the board has the rest. */
const mostListed = 40;

/** What waits in each unit. */
interface Unit {
  readonly breaches: readonly WaitingBreach[];
  readonly steps: readonly DueStep[];
  readonly aboveGoal: readonly AboveGoal[];
}

/** The digests of everybody who leads or manages a unit in which something waits, each in its reader's language. */
export async function digests(db: Db, now: Instant, calendar: Calendar): Promise<Digest[]> {
  const units = [...(await unitsAt(db, null, now)).keys()].sort();
  const duties = await dutiesAt(db, units, now);
  const breaches = await waitingBreaches(db, units);
  const steps = await dueSteps(db, units, localDate(now, calendar));
  const { showPeopleAs } = await agencySettings(db);
  const aboveGoal = await aboveGoalIn(db, units, now);
  const waiting = new Map<string, Unit>(
    units.map((unit) => [
      unit,
      {
        breaches: breaches.filter((breach) => breach.unit_id === unit),
        steps: steps.filter((step) => step.unit_id === unit),
        aboveGoal: aboveGoal.filter((one) => one.unitId === unit),
      },
    ]),
  );
  const named = [...breaches.map((breach) => breach.subject_id), ...aboveGoal.map((one) => one.workerId)];
  const write = writer(await peopleAt(db, [...new Set(named)], now), showPeopleAs, calendar);
  const reading = readers(duties);
  const languages = await languagesChosen(db, [...reading.keys()]);
  return [...reading].flatMap(([personId, posts]) => {
    const theirs = posts.flatMap(({ unit }) => waiting.get(unit) ?? []);
    const because = listed([...new Set(posts.map((post) => post.because))]);
    return inLanguage(languages.get(personId) ?? 'en-US', () => {
      const lists = write(theirs);
      if (Object.values(lists).every((list) => list.length === 0)) return [];
      return [{ personId, because, week: dayOf(now, calendar.timeZone), lists }];
    });
  });
}

/** Who leads or manages which units; a cover reads in the stead of who is away. */
function readers(duties: ReadonlyMap<string, Duty>): Map<string, { unit: string; because: string }[]> {
  const found = new Map<string, { unit: string; because: string }[]>();
  for (const [unit, duty] of duties) {
    for (const [title, post] of [
      ['supervisor', duty.supervisor],
      ['manager', duty.manager],
    ] as const) {
      const reader = readerOf(post);
      if (reader === null) continue;
      const known = found.get(reader) ?? [];
      if (!known.some((one) => one.unit === unit)) known.push({ unit, because: `${title} of ${unit}` });
      found.set(reader, known);
    }
  }
  return found;
}

function readerOf(post: Post): string | null {
  if (post.presence === 'present') return post.personId;
  return post.presence === 'away' && post.cover?.presence === 'present' ? post.cover.personId : null;
}

function writer(people: ReadonlyMap<string, Person>, show: ShowPeopleAs, calendar: Calendar) {
  const named = (personId: string): string =>
    showsAs(show, 'line', { personId, name: people.get(personId)?.name ?? null });
  const who = (breach: WaitingBreach): string =>
    breach.subject_kind === 'pool' ? say('who.pool', { unit: breach.subject_id }) : named(breach.subject_id);
  const { timeZone } = calendar;
  const open = (breach: WaitingBreach): string => {
    const limit = counted(shown(breach.effective_limit), breach.count_unit, breach.program);
    return say('digest.isOpen', {
      who: who(breach),
      numbers: say('load.of', { load: shown(breach.load), limit }),
      day: dayOf(breach.started_at, timeZone),
      number: breach.number,
    });
  };
  const owed = (breach: WaitingBreach): string => {
    const given = { who: who(breach), number: breach.number };
    return breach.check_in_by === null
      ? say('digest.isOwed', given)
      : say('digest.isOwedBy', { ...given, by: moment(breach.check_in_by, timeZone) });
  };
  const step = ({ step: what, owner, by, number }: DueStep): string =>
    say('digest.isDue', { step: stepWord(what), owner, by: dateWords(by), number });
  const above = (one: AboveGoal): string =>
    say('digest.isAbove', {
      who: named(one.workerId),
      numbers: say('load.of', { load: one.load, limit: counted(one.limit, one.countUnit, one.program) }),
      goal: one.goal,
    });
  return (units: readonly Unit[]): Digest['lists'] => ({
    open: capped(units.flatMap((unit) => unit.breaches.filter((breach) => breach.open).map(open))),
    owed: capped(units.flatMap((unit) => unit.breaches.filter((breach) => !breach.open).map(owed))),
    steps: capped(units.flatMap((unit) => unit.steps.map(step))),
    aboveGoal: capped(units.flatMap((unit) => unit.aboveGoal.map(above))),
  });
}

function capped(lines: readonly string[]): readonly string[] {
  const more = lines.length - mostListed;
  return more > 0 ? [...lines.slice(0, mostListed), say('digest.more', { n: more })] : lines;
}
