import type { LoggedEntry } from '../breach-log/logged-entry.js';
import { counted } from '../core/count-words.js';
import type { Json } from '../core/entry.js';

type Facts = Readonly<Record<string, Json>>;
type Say = (facts: Facts, sealed: Readonly<Record<string, string>>) => string;

const word = (value: Json | undefined): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.map(word).join(', ') : '';
};

/** `16 of 14 referrals`, rule by rule. */
const loads = (facts: Facts): string => {
  const rules = Array.isArray(facts['loads']) ? (facts['loads'] as readonly Facts[]) : [];
  return rules
    .map((rule) => `${word(rule['load'])} of ${counted(word(rule['effectiveLimit']), word(rule['countUnit']))}`)
    .join('; ');
};

const withReason = (text: string, reason: string | undefined): string => (reason ? `${text}: ${reason}` : text);

/** What the log's kinds of entries say, in one sentence each. */
const sentences: Readonly<Record<string, Say>> = {
  opened: (facts) => `Opened at ${loads(facts)}, over since ${word(facts['startedAt'])}`,
  found_late: (facts) =>
    `Found late: it began ${word(facts['startedAt'])} and ended ${word(facts['clearedAt'])} before it could be told`,
  held: () => 'Kept back: nobody is told until the hold is released',
  released: () => 'The hold ended; the round begins',
  round_started: (facts) =>
    `Round ${word(facts['round'])} began: ${causes[word(facts['cause'])] ?? word(facts['cause'])}`,
  rung_told: (facts) => `Rung ${word(facts['rung'])} told ${word(facts['to'])}`,
  rung_found_nobody: (facts) => `Rung ${word(facts['rung'])} found nobody to tell`,
  rung_listed: (facts) => `Rung ${word(facts['rung'])}: listed for the packet`,
  rung_skipped: (facts) => withReason(`Rung ${word(facts['rung'])} passed over`, word(facts['why'])),
  peak: (facts) => `Rose to ${loads(facts)}`,
  absolute_limit_passed: (facts) => `Passed the absolute limit: ${loads(facts)}`,
  clearing: (facts) => `Back at or below its level: ${loads(facts)}`,
  open_again: (facts) => `Over again before it was cleared: ${loads(facts)}`,
  cleared: (facts) => `Cleared as of ${word(facts['clearedAt'])}: ${loads(facts)}`,
  ended: () => 'Ended: the worker or the target no longer applies',
  closed: () => 'Closed',
  annulled: () => 'Annulled: corrected data show that it never was',
  restated: () => 'Restated after late or corrected data',
  acknowledged: (facts) => (facts['step'] ? `Acknowledged, with the step ${word(facts['step'])}` : 'Acknowledged'),
  acknowledgement_withdrawn: () => 'The acknowledgement was withdrawn',
  checked_in: (facts) => `Check-in held on ${word(facts['heldOn'])}`,
  check_in_edited: (facts) => `The check-in was edited; this is version ${word(facts['version'])}`,
  statement_made: (facts, { text }) =>
    withReason(
      `The worker states that the check-in ${facts['held'] === true ? 'took place' : 'did not take place'}`,
      text,
    ),
  check_in_requested: (_facts, { why }) => withReason('The worker asks for a check-in', why),
  dispute_raised: (facts, { why }) =>
    withReason(`The worker disputes an assignment that is counted, as of ${word(facts['since'])}`, why),
  dispute_agreed: (facts, { text }) =>
    withReason(`The dispute was agreed to: restated as of ${word(facts['since'])}`, text),
  dispute_not_agreed: (_facts, { text }) => withReason('The dispute was not agreed to; the count stands', text),
  dispute_settled: () => 'The dispute is settled: the data say so themselves by now',
  dispute_reopened: () => 'The data say again what was agreed to be wrong: it counts, and the dispute is open again',
  dispute_overruled: () => 'The data say it a second time: it counts, and may be disputed anew',
  dispute_passed_on: (facts) => `The dispute was not answered in time; told ${word(facts['to']) || 'nobody'}`,
  settled_by_later_check_in: (facts) => `Settled by the check-in of ${word(facts['of'])}`,
  waived: (_facts, sealed) => withReason('The answer was waived', sealed['reason']),
  excused: (facts, sealed) => withReason(`Excused until ${word(facts['until'])}`, sealed['reason']),
  excuse_ended: (facts) => withReason('The excuse ended', word(facts['why'])),
  escalated: (facts) => `Escalated by hand to rung ${word(facts['rung'])}`,
  reminded: (facts) => `Reminded ${word(facts['to'])}`,
  still_owed: (facts) => `A check-in is still owed; told ${word(facts['to'])}`,
  handed_over: (facts) => `Handed over from ${word(facts['from']) || 'nobody'} to ${word(facts['to']) || 'nobody'}`,
  undeliverable: (facts) => `${word(facts['personId'])} could not be reached by mail`,
  notice_sent: (facts) =>
    `Mail “${word(facts['notice'])}” to ${word(facts['to'])}: ${
      facts['kept'] === true ? 'kept in the built-in mailbox, it did not leave' : 'accepted by the mail server'
    }`,
  notice_unsure: (facts) =>
    `Mail “${word(facts['notice'])}” to ${word(facts['to'])}: no clear answer from the mail server`,
  notice_refused: (facts) => `Mail “${word(facts['notice'])}” to ${word(facts['to'])}: refused by the mail server`,
  notice_cancelled: (facts) =>
    `Mail “${word(facts['notice'])}” to ${word(facts['to'])}: cancelled, ${word(facts['because'])}`,
};

const causes: Readonly<Record<string, string>> = {
  opened: 'the breach opened',
  asked: 'the worker asked for a check-in',
  released: 'the hold was released',
  check_in_overdue: 'the check-in was overdue',
  check_in_again: 'it is time to check in again',
  absolute_passed: 'the absolute limit was passed',
  still_open: 'corrected data show that it is still over',
};

/** What an entry says to a person; an entry of a kind that has no sentence shows its kind. */
export function timelineText({ entry, sealed }: LoggedEntry): string {
  const say = sentences[entry.kind];
  return say === undefined ? entry.kind.replaceAll('_', ' ') : say(entry.facts ?? {}, sealed);
}
