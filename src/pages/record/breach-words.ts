import { isAnswered, isOver } from '../../core/breach.js';
import { several } from '../../targets/spoken-counts.js';
import { say } from '../frame/say.js';
import { dayText, instantText } from '../frame/times.js';
import { decimal } from '../parts/decimal.js';
import { nameAndCode } from '../parts/names.js';
import { subjectOf } from './breach-log.page.js';
import type { BreachView } from './breach.view.js';

type Told = Pick<BreachView, 'row' | 'breach' | 'names' | 'now' | 'next'>;

/** Whom a breach is about, with their code. */
export const whoOf = ({ row, names }: Pick<BreachView, 'row' | 'names'>): string =>
  subjectOf(row, nameAndCode(names, row.subject_id));

/** `ER referrals`. */
export const whatOf = ({ program, count_unit: unit }: BreachView['row']): string => several(unit, program);

/** What the heading says: where the load is now. */
export function breachHeading(view: Pick<BreachView, 'row' | 'breach' | 'names'>): string {
  const { row, breach } = view;
  const who = whoOf(view);
  if (row.kind === 'request') return say(row.closed_at === null ? 'voice.asked' : 'voice.askedAnswered', { who });
  if (row.load_track === 'annulled') return say('breach.annulled', { who });
  if (row.load_track === 'ended') return say('breach.ended', { who });
  const given = {
    who,
    load: decimal(row.load_now ?? row.load),
    limit: decimal(row.effective_limit),
    what: whatOf(row),
  };
  const isBack = row.load_track === 'cleared' || row.load_track === 'clearing' || !isOver(breach);
  return say(isBack ? 'breach.back' : 'breach.over', given);
}

/** What was done about it, and what falls due next: one sentence each. */
export function statusSentences(view: Told, timeZone: string): string[] {
  const { row } = view;
  const at = (moment: BreachView['now']): string => instantText(moment, timeZone);
  if (row.closed_at !== null) return [done(view, timeZone), say('breach.now.closed', { at: at(row.closed_at) })];
  if (row.hold_id !== null) return [say('breach.now.held')];
  return [
    done(view, timeZone),
    ...(row.excused_until === null ? [] : [say('breach.now.excused', { at: at(row.excused_until) })]),
    ...dueSentence(view, timeZone),
    ...(row.clears_at === null ? [] : [say('breach.due.clears', { at: at(row.clears_at) })]),
    ...nextSentence(view, timeZone),
    ...againSentence(view, timeZone),
  ];
}

/** What an answer leaves: nothing to do until it no longer answers. */
function againSentence({ row, breach }: Told, timeZone: string): string[] {
  if (!isOver(breach) || !isAnswered(breach) || row.excused_until !== null || row.next_due_at === null) return [];
  return [say('breach.due.again', { at: instantText(row.next_due_at, timeZone) })];
}

function done({ row, breach, names }: Told, timeZone: string): string {
  const { acknowledgement, checkIn } = breach;
  if (row.response_track === 'acknowledged' && acknowledgement !== null) {
    return say('breach.now.acknowledged', {
      by: names.of(acknowledgement.by),
      at: instantText(acknowledgement.at, timeZone),
    });
  }
  if (row.response_track === 'checked_in' && checkIn !== null) {
    return say('breach.now.checked_in', { on: dayText(checkIn.heldOn), by: names.of(checkIn.by) });
  }
  if (row.response_track === 'acknowledged' || row.response_track === 'checked_in')
    return say('breach.now.acknowledgedPlain');
  if (row.response_track === 'awaiting' && row.round > 1) return say('breach.now.awaitingAgain', { round: row.round });
  return say(`breach.now.${row.response_track}`);
}

function dueSentence({ row, now }: Told, timeZone: string): string[] {
  if (row.check_in_by === null) return [];
  const at = instantText(row.check_in_by, timeZone);
  if (row.subject_kind === 'pool') return [say('breach.due.step', { at })];
  const isPast = row.check_in_by < now;
  if (row.cleared_at !== null) return [say(isPast ? 'breach.due.stillOwedPast' : 'breach.due.stillOwed', { at })];
  return [say(isPast ? 'breach.due.overdue' : 'breach.due.checkIn', { at })];
}

const nextKeys = {
  acknowledged: 'breach.due.nextUnless',
  checked_in: 'breach.due.nextUnlessHeld',
} as const;

function nextSentence({ next, names }: Told, timeZone: string): string[] {
  if (next === null) return [];
  if (next.to.includes('packet')) return [say('breach.due.packet', { at: instantText(next.at, timeZone) })];
  const who = next.to.length === 0 ? say('breach.due.nobody') : next.to.map((id) => names.of(id)).join(', ');
  return [say(nextKeys[next.unless], { who, at: instantText(next.at, timeZone) })];
}
