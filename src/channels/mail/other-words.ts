import { stepWord } from '../../breaches/recorded-words.js';
import type { NoticeKind, OtherNoticeKind } from '../../core/notice.js';
import { broughtLines } from './brought.js';
import { digestWords } from './digest-words.js';
import { disputeWords } from './dispute-words.js';
import { importWords } from './import-words.js';
import type { OtherNotice, OtherWords } from './other-notice.js';
import { proposalWords } from './proposal-words.js';
import { shownToForum, textFact, textFacts, whenFact, type Writing } from './reader.js';
import { whyPassedOver } from './reasons.js';
import { table } from './rows.js';
import { say } from './say.js';
import { durationWords, listed } from './words.js';

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
  proposal: proposalWords,
  checkpoint,
  step_overdue: stepOverdue,
  digest: digestWords,
};

function massChange(notice: OtherNotice, { timeZone }: Writing): OtherWords {
  const who = manyWorkers(notice);
  const at = whenFact(notice.facts, 'releaseDueAt', timeZone);
  return {
    subject: say('mass.subject', { who }),
    heading: say('mass.heading', { who }),
    lines: [say('mass.recorded'), ...(at === null ? [] : [say('mass.release', { at })]), ...broughtLines(notice.facts)],
    facts: table(notice, [
      ['row.program', 'program'],
      ['row.import', 'import'],
      ['row.target', 'target'],
    ]),
    todo: say('mass.todo'),
    button: { label: say('button.held'), path: '/holds' },
  };
}

/** `40 of 62 ER workers`. */
function manyWorkers({ facts }: OtherNotice): string {
  const workers = textFact(facts, 'workers') ?? say('mass.many');
  const of = textFact(facts, 'of');
  const program = textFact(facts, 'program');
  if (of === null) return program === null ? say('mass.who', { workers }) : say('mass.whoIn', { workers, program });
  return program === null ? say('mass.whoOf', { workers, of }) : say('mass.whoOfIn', { workers, of, program });
}

function feedLate(notice: OtherNotice, { timeZone }: Writing): OtherWords {
  const feed = textFact(notice.facts, 'feed') ?? say('late.feed');
  const since = whenFact(notice.facts, 'lastReceivedAt', timeZone) ?? whenFact(notice.facts, 'since', timeZone);
  return {
    subject: since === null ? say('late.subject', { feed }) : say('late.subjectSince', { feed, since }),
    heading: since === null ? say('late.heading', { feed }) : say('late.headingSince', { feed, since }),
    lines: [say('late.line')],
    facts: [
      ...table(notice, [['row.feed', 'feed']]),
      ...table(
        notice,
        [
          ['row.every', 'every'],
          ['row.grace', 'grace'],
        ],
        durationWords,
      ),
    ],
    todo: say('late.todo'),
    button: { label: say('button.imports'), path: '/imports' },
  };
}

function nobodyToTell(notice: OtherNotice): OtherWords {
  const breach = textFact(notice.facts, 'number') ?? notice.breach;
  return {
    subject: breach === null ? say('nobody.subject') : say('nobody.subjectAbout', { breach }),
    heading: breach === null ? say('nobody.heading') : say('nobody.headingAbout', { breach }),
    lines: [...textFacts(notice.facts, 'passedOver').map(whyPassedOver), ...broughtLines(notice.facts)],
    facts: table(notice, [
      ['row.unit', 'unit'],
      ['row.rung', 'rung'],
    ]),
    todo: say('nobody.todo'),
    button:
      breach === null
        ? { label: say('button.units'), path: '/units' }
        : { label: say('button.breach'), path: `/breaches/${breach}` },
  };
}

const matters = [
  'nobody_to_tell',
  'assigned_while_away',
  'unknown_worker',
  'unknown_program',
  'role_granted',
  'seat_changed',
  'setting_changed',
  'mail_kept',
  'mail_leaves',
  'telling_started',
  'test_message',
] as const;

function configuration(notice: OtherNotice): OtherWords {
  const matter = matters.find((one) => one === textFact(notice.facts, 'matter'));
  const heading = say(`matter.${matter ?? 'generic'}`);
  return {
    subject: heading,
    heading: `${heading}.`,
    lines: broughtLines(notice.facts),
    facts: [],
    todo: null,
    button: pageOf(matter),
  };
}

function pageOf(matter: (typeof matters)[number] | undefined): { label: string; path: string } {
  switch (matter) {
    case 'unknown_worker':
    case 'role_granted':
    case 'seat_changed':
      return { label: say('button.people'), path: '/people' };
    case 'setting_changed':
    case 'mail_kept':
    case 'mail_leaves':
      return { label: say('button.settings'), path: '/settings' };
    default:
      return { label: say('button.units'), path: '/units' };
  }
}

function deliveryFailed(notice: OtherNotice, writing: Writing): OtherWords {
  const about = textFact(notice.facts, 'about') === 'server' ? 'server' : 'person';
  const personId = textFact(notice.facts, 'personId');
  const person = personId ?? say('delivery.somebody');
  const breaches = textFacts(notice.facts, 'breaches');
  const again = whenFact(notice.facts, 'triedAgainAt', writing.timeZone);
  const since = whenFact(notice.facts, 'triedSince', writing.timeZone);
  return {
    subject: say(`delivery.${about}.subject`, { person }),
    heading: say(`delivery.${about}.heading`, { person: shownToForum(writing, person) }),
    lines: [
      say(`delivery.${about}.line`),
      ...(again === null || about === 'server' ? [] : [say('delivery.again', { at: again })]),
    ],
    facts: [
      ...table(notice, [['row.reply', 'reply']]),
      ...(since === null ? [] : [{ label: say('row.triedSince'), value: since }]),
      ...(breaches.length === 0 ? [] : [{ label: say('row.about'), value: listed(breaches) }]),
    ],
    todo: say(`delivery.${about}.todo`),
    button: { label: say('button.notifications'), path: '/notifications' },
  };
}

function checkpoint(notice: OtherNotice): OtherWords {
  const size = textFact(notice.facts, 'size');
  return {
    subject: size === null ? say('log.subject') : say('log.subjectSize', { size }),
    heading: say('log.heading'),
    lines: [say('log.line')],
    facts: table(notice, [
      ['row.entries', 'size'],
      ['row.publicKey', 'publicKey'],
    ]),
    todo: say('log.todo'),
    button: { label: say('button.log'), path: '/log' },
  };
}

function stepOverdue(notice: OtherNotice, { timeZone }: Writing): OtherWords {
  const breach = textFact(notice.facts, 'number') ?? notice.breach;
  const due = whenFact(notice.facts, 'by', timeZone);
  return {
    subject: breach === null ? say('step.subject') : say('step.subjectAbout', { breach }),
    heading: say('step.heading'),
    lines: broughtLines(notice.facts),
    facts: [
      ...table(notice, [['row.step', 'step']], stepWord),
      ...table(notice, [['row.owner', 'owner']]),
      ...(due === null ? [] : [{ label: say('row.due'), value: due }]),
    ],
    todo: say('step.todo'),
    button:
      breach === null
        ? { label: say('button.board'), path: '/board' }
        : { label: say('button.breach'), path: `/breaches/${breach}` },
  };
}
