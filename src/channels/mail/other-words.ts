import type { NoticeKind, OtherNoticeKind } from '../../core/notice.js';
import type { Fact } from './content.js';
import { digestWords } from './digest-words.js';
import { disputeWords } from './dispute-words.js';
import type { PromisedNotice } from './matter.js';
import { shownPerson, textFact, textFacts, whenFact, type Writing } from './reader.js';
import { capital, listed } from './words.js';

/** What a notice that is not about one breach says. */
export interface OtherWords {
  readonly subject: string;
  readonly heading: string;
  readonly lines: readonly string[];
  readonly facts: readonly Fact[];
  readonly todo: string | null;
  readonly button: { readonly label: string; readonly path: string };
}

/** A notice of a kind that is about no breach, or of a breach that could not be told. */
export interface OtherNotice extends PromisedNotice {
  readonly kind: OtherNoticeKind;
}

/** Whether a notice is of one of the kinds that are not about one breach. */
export const isOther = (kind: NoticeKind): kind is OtherNoticeKind => Object.hasOwn(writers, kind);

type Writer = (notice: OtherNotice, writing: Writing) => OtherWords;

/** Puts a notice into words. */
export const otherWords: Writer = (notice, writing) => writers[notice.kind](notice, writing);

const writers: Readonly<Record<OtherNoticeKind, Writer>> = {
  mass_change: massChange,
  feed_late: feedLate,
  import_refused: (notice) => importWords(notice, 'refused'),
  import_held: (notice) => importWords(notice, 'held'),
  nobody_to_tell: nobodyToTell,
  configuration,
  delivery_failed: deliveryFailed,
  dispute: disputeWords,
  proposal,
  checkpoint,
  step_overdue: stepOverdue,
  digest: digestWords,
};

/** Rows for those of the facts that are there. */
function table(notice: OtherNotice, rows: readonly (readonly [label: string, key: string])[]): Fact[] {
  return rows.flatMap(([label, key]) => {
    const value = textFact(notice.facts, key);
    return value === null ? [] : [{ label, value }];
  });
}

/** The sentences that a notice brought along. */
function sentences(notice: OtherNotice): string[] {
  const text = textFact(notice.facts, 'text');
  return [...(text === null ? [] : text.split('\n')), ...textFacts(notice.facts, 'lines')];
}

function massChange(notice: OtherNotice, { timeZone }: Writing): OtherWords {
  const workers = textFact(notice.facts, 'workers') ?? 'Many';
  const of = textFact(notice.facts, 'of');
  const program = textFact(notice.facts, 'program');
  const who = `${workers}${of === null ? '' : ` of ${of}`}${program === null ? '' : ` ${program}`} workers`;
  const release = whenFact(notice.facts, 'releaseDueAt', timeZone);
  return {
    subject: `Held: ${who} over caseload level at once`,
    heading: `${who} went over their agreed level at once.`,
    lines: [
      'Everything is recorded. Nobody else is told until an admin releases it.',
      ...(release === null ? [] : [`Unless it is released before, it releases itself on ${release}.`]),
      ...sentences(notice),
    ],
    facts: table(notice, [
      ['Program', 'program'],
      ['Import', 'import'],
      ['Target', 'target'],
    ]),
    todo: 'See whether the data are right. Correct them by a new import, or release what is held.',
    button: { label: 'See what is held', path: '/holds' },
  };
}

function feedLate(notice: OtherNotice, { timeZone }: Writing): OtherWords {
  const feed = textFact(notice.facts, 'feed') ?? 'a feed';
  const last = whenFact(notice.facts, 'lastReceivedAt', timeZone) ?? whenFact(notice.facts, 'since', timeZone);
  const since = last === null ? '' : ` since ${last}`;
  return {
    subject: `No data from ${feed}${since}`,
    heading: `No data came from ${feed}${since}.`,
    lines: ['Until data come, no breach clears, and every page says so.'],
    facts: table(notice, [
      ['Feed', 'feed'],
      ['Expected every', 'every'],
      ['Grace', 'grace'],
    ]),
    todo: 'Find out why the extract did not arrive, and send it.',
    button: { label: 'See the imports', path: '/imports' },
  };
}

function importWords(notice: OtherNotice, outcome: 'refused' | 'held'): OtherWords {
  const what = textFact(notice.facts, 'feed') ?? textFact(notice.facts, 'importKind') ?? 'a file';
  const why = textFact(notice.facts, 'why') ?? textFact(notice.facts, 'reason');
  const id = textFact(notice.facts, 'importId') ?? textFact(notice.facts, 'import');
  return {
    subject: `Import ${outcome}: ${what}`,
    heading: `An import of ${what} was ${outcome}.`,
    lines: textFact(notice.facts, 'text') === null && why !== null ? [`${capital(why)}.`] : sentences(notice),
    facts: table(notice, [
      ['Rows', 'rows'],
      ['Open before', 'before'],
      ['Open after', 'after'],
    ]),
    todo:
      outcome === 'held'
        ? 'Look at what it would change; release it or refuse it. Until then nothing of it counts.'
        : 'Mend the file and send it again. Nothing of it was taken.',
    button: { label: 'See the import', path: id === null ? '/imports' : `/imports/${encodeURIComponent(id)}` },
  };
}

function nobodyToTell(notice: OtherNotice): OtherWords {
  const breach = textFact(notice.facts, 'number') ?? notice.breach;
  const about = breach === null ? '' : ` about ${breach}`;
  return {
    subject: `Nobody to tell${about}`,
    heading: `A mail${about} was due, and there was nobody to tell.`,
    lines: [...textFacts(notice.facts, 'passedOver'), ...sentences(notice)],
    facts: table(notice, [
      ['Unit', 'unit'],
      ['Rung', 'rung'],
    ]),
    todo: 'Name who leads the unit, or who covers, in the next file of units or absences.',
    button:
      breach === null
        ? { label: 'See the units', path: '/units' }
        : { label: 'See the breach', path: `/breaches/${breach}` },
  };
}

const configurationHeadings: Readonly<Record<string, string>> = {
  nobody_to_tell: 'A unit is about to have nobody to tell',
  assigned_while_away: 'Work was assigned to somebody on leave',
  unknown_worker: 'Workers who are not on the roster',
  unknown_program: 'Programs that nobody knows',
  role_granted: 'A role was granted',
  seat_changed: 'Somebody who holds a seat was changed by a file',
  setting_changed: 'A setting was changed',
  mail_kept: 'Mail does not leave any more',
  mail_leaves: 'Mail leaves from now on',
  telling_started: 'The first run has ended: people are told from now on',
  test_message: 'A test message that you asked for',
};

function configuration(notice: OtherNotice): OtherWords {
  const matter = textFact(notice.facts, 'matter') ?? '';
  const heading = configurationHeadings[matter] ?? 'Something to set right';
  const people = matter === 'unknown_worker' || matter === 'role_granted' || matter === 'seat_changed';
  const settings = matter === 'setting_changed' || matter === 'mail_kept' || matter === 'mail_leaves';
  return {
    subject: heading,
    heading: `${heading}.`,
    lines: sentences(notice),
    facts: [],
    todo: null,
    button: people
      ? { label: 'See the people', path: '/people' }
      : settings
        ? { label: 'See the settings', path: '/settings' }
        : { label: 'See the units', path: '/units' },
  };
}

function deliveryFailed(notice: OtherNotice, writing: Writing): OtherWords {
  const server = textFact(notice.facts, 'about') === 'server';
  const person = textFact(notice.facts, 'personId') ?? 'somebody';
  const breaches = textFacts(notice.facts, 'breaches');
  const again = whenFact(notice.facts, 'triedAgainAt', writing.timeZone);
  const since = whenFact(notice.facts, 'triedSince', writing.timeZone);
  return {
    subject: server ? 'The mail server does not take mail' : `Mail to ${person} is not delivered`,
    heading: server
      ? 'The mail server does not take mail.'
      : `Mail to ${shownPerson(writing, person)} is not delivered.`,
    lines: [
      server
        ? 'Mail is tried again for 24 hours. No rung of any ladder is moved by it.'
        : 'Who comes next on the ladder is told in their stead.',
      ...(again === null || server ? [] : [`It is tried again, next on ${again}.`]),
    ],
    facts: [
      ...table(notice, [['What was said', 'reply']]),
      ...(since === null ? [] : [{ label: 'First tried', value: since }]),
      ...(breaches.length === 0 ? [] : [{ label: 'About', value: listed(breaches) }]),
    ],
    todo: server ? 'Have the mail server looked at.' : 'Correct the address in the next file of people.',
    button: { label: 'See the notifications', path: '/notifications' },
  };
}

function proposal(notice: OtherNotice, writing: Writing): OtherWords {
  const name = textFact(notice.facts, 'name') ?? 'a target';
  const target = textFact(notice.facts, 'targetId') ?? textFact(notice.facts, 'target');
  const by = textFact(notice.facts, 'by');
  const from = whenFact(notice.facts, 'from', writing.timeZone);
  return {
    subject: `Target: ${name}`,
    heading: textFact(notice.facts, 'heading') ?? `News about the target ${name}.`,
    lines: sentences(notice),
    facts: [
      ...table(notice, [
        ['Target', 'name'],
        ['Version', 'version'],
        ['Reason', 'reason'],
      ]),
      ...(from === null ? [] : [{ label: 'From', value: from }]),
      ...(by === null ? [] : [{ label: 'By', value: shownPerson(writing, by) }]),
    ],
    todo: textFact(notice.facts, 'todo'),
    button: { label: 'See the target', path: target === null ? '/targets' : `/targets/${encodeURIComponent(target)}` },
  };
}

function checkpoint(notice: OtherNotice): OtherWords {
  const size = textFact(notice.facts, 'size');
  return {
    subject: `Checkpoint of the breach log${size === null ? '' : `: ${size} entries`}`,
    heading: 'The breach log, as it stood this Monday.',
    lines: [
      'Keep this mail. With it anybody can prove later that nothing on record up to now was changed or left out.',
    ],
    facts: table(notice, [
      ['Entries', 'size'],
      ['Public key', 'publicKey'],
    ]),
    todo: 'Nothing to do but to keep it: plimsoll verify-log FILE --checkpoint FILE compares an export with it.',
    button: { label: 'See the log', path: '/log' },
  };
}

function stepOverdue(notice: OtherNotice, { timeZone }: Writing): OtherWords {
  const number = textFact(notice.facts, 'number') ?? notice.breach;
  const due = whenFact(notice.facts, 'by', timeZone);
  return {
    subject: `A relief step is due${number === null ? '' : ` [${number}]`}`,
    heading: 'A relief step that was agreed is due.',
    lines: sentences(notice),
    facts: [
      ...table(notice, [
        ['Step', 'step'],
        ['Owner', 'owner'],
      ]),
      ...(due === null ? [] : [{ label: 'Due', value: due }]),
    ],
    todo: 'Say on the page of the breach how it stands.',
    button:
      number === null
        ? { label: 'Open the board', path: '/board' }
        : { label: 'See the breach', path: `/breaches/${number}` },
  };
}
