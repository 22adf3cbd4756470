import { isAnswered, isOver, type Breach } from './breach.js';
import type { Cancellation, Context } from './breach-signal.js';
import type { EntryDraft, Json } from './entry.js';
import type { Instant } from './instant.js';
import type { BreachNoticeKind, Notice } from './notice.js';

/** A decision in the making: the breach so far, and what is to be written, told and taken back. */
export interface Draft {
  readonly next: Breach;
  readonly entries: readonly EntryDraft[];
  readonly notices: readonly Notice[];
  readonly cancellations: readonly Cancellation[];
}

/** Nothing decided yet. */
export const begin = (breach: Breach): Draft => ({ next: breach, entries: [], notices: [], cancellations: [] });

/** Goes on deciding from the breach as it is by now. */
export function then(draft: Draft, decide: (breach: Breach) => Draft): Draft {
  const more = decide(draft.next);
  return {
    next: more.next,
    entries: [...draft.entries, ...more.entries],
    notices: [...draft.notices, ...more.notices],
    cancellations: [...draft.cancellations, ...more.cancellations],
  };
}

/** What an entry says besides its kind. */
export interface EntryMore {
  readonly by?: string | null;
  readonly at?: Instant;
  readonly facts?: { readonly [key: string]: Json };
  readonly sealed?: { readonly [key: string]: string };
}

/** An entry about this breach; its effective time is now unless it says another. */
export function entryOf(breach: Breach, kind: string, now: Instant, more: EntryMore = {}): EntryDraft {
  return {
    kind,
    effectiveAt: more.at ?? now,
    ...(breach.number === null ? {} : { breach: breach.number }),
    ...(breach.subject.kind === 'worker' ? { worker: breach.subject.id } : { unit: breach.subject.id }),
    ...(more.by ? { by: more.by } : {}),
    ...(more.facts ? { facts: more.facts } : {}),
    ...(more.sealed ? { sealed: more.sealed } : {}),
  };
}

/** Changes the breach and writes one entry about it. */
export function change(breach: Breach, changes: Partial<Breach>, entry: EntryDraft): Draft {
  return { ...begin({ ...breach, ...changes }), entries: [entry] };
}

/** A notice about this breach. */
export function noticeOf(
  breach: Breach,
  kind: BreachNoticeKind | 'nobody_to_tell',
  { personId: to, because }: { readonly personId: string; readonly because: string },
  facts: Notice['facts'],
): Notice {
  return { kind, to, because, breach: breach.number, facts };
}

/** Whether a hold keeps the opening back: then nobody has been told anything. */
export const isUntold = (breach: Breach): boolean => breach.hold !== null && breach.round === null;

/** One notice to each who was told of the breach: a correction, a clearing, an end. */
export function tellTold(breach: Breach, kind: BreachNoticeKind, context: Context, facts: Notice['facts']): Notice[] {
  if (isUntold(breach)) return [];
  return [...context.told]
    .sort()
    .map((personId) => noticeOf(breach, kind, { personId, because: 'was told of this breach' }, facts));
}

/** Takes back what is promised and unsent. */
export const cancelling = (breach: Breach, kinds: Cancellation['kinds'], reason: string): Draft => ({
  ...begin(breach),
  cancellations: [{ kinds, reason }],
});

/** Closes a breach whose load has ended and to which no answer is owed any more. */
export function settle(breach: Breach, { now }: Pick<Context, 'now'>): Draft {
  const isDone = isAnswered(breach) || breach.responseTrack === 'waived' || breach.responseTrack === 'not_owed';
  if (isOver(breach) || !isDone || breach.closedAt !== null) return begin(breach);
  return change(breach, { closedAt: now }, entryOf(breach, 'closed', now));
}
