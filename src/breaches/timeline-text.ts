import type { LoggedEntry } from '../breach-log/logged-entry.js';
import type { Json } from '../core/entry.js';
import { sayer } from '../platform/language/sayer.js';
import { counted } from '../targets/spoken-counts.js';
import { recordedWord, stepWord } from './recorded-words.js';
import { timelineWords } from './timeline-words.en.js';
import { timelineWordsEs } from './timeline-words.es.js';

type Facts = Readonly<Record<string, Json>>;
type Sentence = (facts: Facts, sealed: Readonly<Record<string, string>>) => string;

const say = sayer(timelineWords, timelineWordsEs);

const word = (value: Json | undefined): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.map(word).join(', ') : '';
};

const orNobody = (value: Json | undefined): string => word(value) || say('nobody');

/** `16 of 14 referrals`, rule by rule. */
const loadsOf = (facts: Facts): string => {
  const rules = Array.isArray(facts['loads']) ? (facts['loads'] as readonly Facts[]) : [];
  return rules
    .map((rule) =>
      say('load', {
        load: word(rule['load']),
        limit: counted(word(rule['effectiveLimit']), word(rule['countUnit'])),
      }),
    )
    .join('; ');
};

const withReason = (text: string, reason: string | undefined): string => (reason ? `${text}: ${reason}` : text);

const mailOf = (facts: Facts): { readonly notice: string; readonly to: string } => ({
  notice: recordedWord('mail', word(facts['notice'])),
  to: word(facts['to']),
});

const restatedFields = ['startedAt', 'openedAt', 'clearedAt', 'peak'] as const;

/** A value before or after a restatement: a time, or the highest load rule by rule. */
const restatedValue = (value: Json | undefined): string => {
  if (!Array.isArray(value)) return word(value) || say('notYet');
  return (value as readonly Facts[]).map((rule) => counted(word(rule['peak']), word(rule['countUnit']))).join(', ');
};

/** What a restatement changed, each with what was on record before. */
function restatedText(facts: Facts): string {
  const changes = Array.isArray(facts['changes']) ? (facts['changes'] as readonly Facts[]) : [];
  const told = changes.flatMap(({ field, from, to }) => {
    const known = restatedFields.find((one) => one === field);
    if (known === undefined) return [];
    return say('restatedChange', { what: say(`restated.${known}`), to: restatedValue(to), from: restatedValue(from) });
  });
  return told.length === 0 ? say('restated') : say('restatedTo', { changes: told.join('; ') });
}

/** What happened to the load. */
const ofLoad: Readonly<Record<string, Sentence>> = {
  opened: (facts) => say('opened', { loads: loadsOf(facts), since: word(facts['startedAt']) }),
  found_late: (facts) => say('found_late', { began: word(facts['startedAt']), ended: word(facts['clearedAt']) }),
  held: () => say('held'),
  released: () => say('released'),
  peak: (facts) => say('peak', { loads: loadsOf(facts) }),
  absolute_limit_passed: (facts) => say('absolute_limit_passed', { loads: loadsOf(facts) }),
  clearing: (facts) => say('clearing', { loads: loadsOf(facts) }),
  open_again: (facts) => say('open_again', { loads: loadsOf(facts) }),
  cleared: (facts) => say('cleared', { at: word(facts['clearedAt']), loads: loadsOf(facts) }),
  ended: () => say('ended'),
  closed: () => say('closed'),
  annulled: () => say('annulled'),
  restated: (facts) => restatedText(facts),
};

/** Who was told, and what came of it. */
const ofTelling: Readonly<Record<string, Sentence>> = {
  round_started: (facts) =>
    say('round_started', { round: word(facts['round']), cause: recordedWord('cause', word(facts['cause'])) }),
  rung_told: (facts) => say('rung_told', { rung: word(facts['rung']), to: word(facts['to']) }),
  rung_found_nobody: (facts) => say('rung_found_nobody', { rung: word(facts['rung']) }),
  rung_listed: (facts) => say('rung_listed', { rung: word(facts['rung']) }),
  rung_skipped: (facts) => withReason(say('rung_skipped', { rung: word(facts['rung']) }), word(facts['why'])),
  escalated: (facts) => say('escalated', { rung: word(facts['rung']) }),
  reminded: (facts) => say('reminded', { to: word(facts['to']) }),
  still_owed: (facts) => say('still_owed', { to: word(facts['to']) }),
  handed_over: (facts) => say('handed_over', { from: orNobody(facts['from']), to: orNobody(facts['to']) }),
  undeliverable: (facts) => say('undeliverable', { person: word(facts['personId']) }),
  notice_sent: (facts) => say(facts['kept'] === true ? 'notice_kept' : 'notice_sent', mailOf(facts)),
  notice_unsure: (facts) => say('notice_unsure', mailOf(facts)),
  notice_refused: (facts) => say('notice_refused', mailOf(facts)),
  notice_cancelled: (facts) =>
    say('notice_cancelled', { ...mailOf(facts), because: recordedWord('because', word(facts['because'])) }),
};

/** What people did and said. */
const ofPeople: Readonly<Record<string, Sentence>> = {
  acknowledged: ({ step }) => (step ? say('acknowledgedWith', { step: stepWord(word(step)) }) : say('acknowledged')),
  acknowledgement_withdrawn: () => say('acknowledgement_withdrawn'),
  checked_in: (facts) => say('checked_in', { on: word(facts['heldOn']) }),
  check_in_edited: (facts) => say('check_in_edited', { version: word(facts['version']) }),
  statement_made: ({ held }, { text }) =>
    withReason(say(held === true ? 'statement_held' : 'statement_not_held'), text),
  check_in_requested: (_facts, { why }) => withReason(say('check_in_requested'), why),
  dispute_raised: (facts, { why }) => withReason(say('dispute_raised', { since: word(facts['since']) }), why),
  dispute_agreed: (facts, { text }) => withReason(say('dispute_agreed', { since: word(facts['since']) }), text),
  dispute_not_agreed: (_facts, { text }) => withReason(say('dispute_not_agreed'), text),
  dispute_settled: () => say('dispute_settled'),
  dispute_reopened: () => say('dispute_reopened'),
  dispute_overruled: () => say('dispute_overruled'),
  dispute_passed_on: (facts) => say('dispute_passed_on', { to: orNobody(facts['to']) }),
  settled_by_later_check_in: (facts) => say('settled_by_later_check_in', { number: word(facts['of']) }),
  waived: (_facts, { reason }) => withReason(say('waived'), reason),
  excused: (facts, { reason }) => withReason(say('excused', { until: word(facts['until']) }), reason),
  excuse_ended: (facts) => withReason(say('excuse_ended'), recordedWord('excuse', word(facts['why']))),
};

/** What each kind of entry says, in one sentence. */
const sentences: Readonly<Record<string, Sentence>> = { ...ofLoad, ...ofTelling, ...ofPeople };

/** An entry as a reader may have it: what a worker and their line write to each other of a dispute is for them alone. */
export const asReadBy = (logged: LoggedEntry, isNear: boolean): LoggedEntry =>
  isNear || !logged.entry.kind.startsWith('dispute_') ? logged : { ...logged, sealed: {} };

/** What an entry says to a person; an entry of a kind that has no sentence shows its kind. */
export function timelineText({ entry, sealed }: LoggedEntry): string {
  const sentence = sentences[entry.kind];
  return sentence === undefined ? entry.kind.replaceAll('_', ' ') : sentence(entry.facts ?? {}, sealed);
}
