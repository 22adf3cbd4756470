import type { Breach } from './breach.js';
import { entryOf, noticeOf } from './breach-draft.js';
import type { Context } from './breach-signal.js';
import { roundCheckInBy } from './due-times.js';
import type { EntryDraft, Json } from './entry.js';
import { rfc3339, type Instant } from './instant.js';
import { oncePerPerson, type RoutedRung } from './ladder.js';
import type { BreachNoticeKind, Notice } from './notice.js';

/** Why rungs fire: their time came, the one before found nobody, or somebody or something moved them. */
export type FireCause =
  'due' | 'by_hand' | 'nobody_before' | 'undeliverable' | 'withdrawn' | 'excuse_ended' | 'handed_over';

/** A rung that has fired, whom it reached, and why it fired. */
export interface Fired {
  readonly index: number;
  readonly routed: RoutedRung;
  readonly cause: FireCause;
}

/** Which rung of which round an entry is about; rungs are numbered from 1. */
export const rungFacts = (breach: Breach, index: number): { readonly [key: string]: Json } => ({
  round: breach.round?.number ?? null,
  rung: index + 1,
});

/** What is on record of a rung that fired: whom it reached, who was passed over and why. */
export function firedEntry(breach: Breach, { index, routed, cause }: Fired, now: Instant): EntryDraft {
  const kinds = {
    told: 'rung_told',
    nobody: 'rung_found_nobody',
    packet: 'rung_listed',
    needless: 'rung_skipped',
  } as const;
  const passedOver = routed.passedOver.map(({ personId, because }) => ({ personId, because }));
  const to = routed.to.map(({ personId }) => personId);
  return entryOf(breach, kinds[routed.outcome], now, { facts: { ...rungFacts(breach, index), cause, to, passedOver } });
}

/** One notice to each person that the rungs reach, naming all the rungs they stand on. */
export function noticesOf(breach: Breach, fired: readonly Fired[], context: Context): Notice[] {
  const isFirst = breach.mailed.length === 0;
  const told = fired.filter(({ routed }) => routed.outcome === 'told');
  const lowest = told[0]?.index;
  return oncePerPerson(told.flatMap(({ routed }) => routed.to)).map((person) => {
    const mine = told.filter(({ routed }) => routed.to.some(({ personId }) => personId === person.personId));
    const indexes = mine.map(({ index }) => index);
    const kind =
      isFirst && lowest !== undefined && indexes.includes(lowest) ? firstKind(breach) : kindOf(breach, indexes);
    return noticeOf(breach, kind, person, factsOf(breach, mine, context));
  });
}

/** What who is told first about it gets, whatever rung they stand on. */
const firstKind = ({ asked }: Breach): BreachNoticeKind => (asked === undefined ? 'opened' : 'check_in_requested');

/**
 * Who is told first about a breach gets `opened`, whatever rung they stand on. After that a first rung says why its round
 * started, and every other rung is an escalation.
 */
function kindOf({ round }: Breach, indexes: readonly number[]): BreachNoticeKind {
  if (!indexes.includes(0) || !round) return 'escalated';
  switch (round.cause) {
    case 'opened':
    case 'released':
    case 'absolute_passed':
      return 'opened';
    case 'asked':
      return 'check_in_requested';
    case 'check_in_overdue':
      return 'check_in_overdue';
    case 'check_in_again':
      return 'reminder';
    case 'still_open':
      return 'correction';
  }
}

function factsOf(breach: Breach, mine: readonly Fired[], { calendar }: Context): Notice['facts'] {
  const by = roundCheckInBy(breach, calendar);
  return {
    round: breach.round?.number ?? null,
    roundCause: breach.round?.cause ?? null,
    rungs: mine.map(({ index }) => index + 1),
    cause: mine[0]?.cause ?? null,
    checkInBy: by && rfc3339(by),
    acknowledgedBy: breach.acknowledgement?.by ?? null,
    acknowledgedAt: breach.acknowledgement && rfc3339(breach.acknowledgement.at),
  };
}

const openingKinds: readonly string[] = [
  'opened',
  'check_in_requested',
  'check_in_overdue',
  'reminder',
  'correction',
] satisfies BreachNoticeKind[];

/** Who was written to, and from when the responsible person's reminders count. */
export function afterMail(breach: Breach, notices: readonly Notice[], now: Instant): Breach {
  const mailed = [...new Set([...breach.mailed, ...notices.map(({ to }) => to)])];
  const isReminded = notices.some(({ to, kind }) => to === breach.responsibleId && openingKinds.includes(kind));
  return { ...breach, mailed, remindFrom: isReminded ? now : breach.remindFrom };
}
