import { wholly } from './caseload.js';
import type { Given, Holding } from './assignment.js';
import { addOwed, durationOf, type Calendar } from './calendar.js';
import type { Duty, Post } from './duty.js';
import { later, type Instant } from './instant.js';
import { oncePerPerson, routeRole } from './ladder.js';
import type { Routed } from './reading.js';
import type { Subject } from './subject.js';

/**
 * A worker disputes an assignment that is counted for them (domain rules, section 4). `open`: the line owes an answer.
 * `agreed`: the count was restated. `stands`: the line gave its reason and the count stays. `settled`: the feed itself
 * has put it right. `overruled`: the feed said it again after a second agreement; it counts, and may be disputed anew. No state but `agreed` changes a number, and that one by facts, through the line like all others.
 */
export const disputeStates = ['open', 'agreed', 'stands', 'settled', 'overruled'] as const;
/** One of the states of a dispute. */
export type DisputeState = (typeof disputeStates)[number];

/** What the line said to it. */
export interface DisputeAnswer {
  readonly by: string;
  readonly at: Instant;
  readonly agree: boolean;
  /** Why; empty where the line agreed without a word. */
  readonly text: string;
}

/** What a decision about a dispute rests on. */
export interface Dispute {
  readonly state: DisputeState;
  /** From when on the worker says that it is not theirs. */
  readonly since: Instant;
  /** When it was raised, or reopened: what the line's time runs from. */
  readonly openedAt: Instant;
  /** Whether the feed has said it again after an agreement already: it reopens a dispute once. */
  readonly reopened: boolean;
  /** When it went to the manager; null: it has not. */
  readonly passedOnAt: Instant | null;
  readonly answer: DisputeAnswer | null;
}

/** How long the supervisor has: to the close of business of the third working day after. */
export const answerWithin = '3 working days';

/** By when the supervisor owes an answer; null: none is owed. */
export const answerBy = ({ state, openedAt }: Dispute, calendar: Calendar): Instant | null =>
  state === 'open' ? addOwed(openedAt, durationOf(answerWithin), calendar) : null;

/** When an open dispute goes to the manager; null: it never does, or has. Due at that very instant. */
export const passesOnAt = (dispute: Dispute, calendar: Calendar): Instant | null =>
  dispute.passedOnAt === null ? answerBy(dispute, calendar) : null;

/** What an answer comes to. */
export type Answered =
  | { readonly outcome: 'done'; readonly next: Dispute }
  | { readonly outcome: 'again'; readonly answer: DisputeAnswer }
  | { readonly outcome: 'refused'; readonly code: 'answered' | 'settled' };

/** The line answers an open dispute, once; the same answer again is told who gave it and when. */
export function answer(dispute: Dispute, given: DisputeAnswer): Answered {
  if (dispute.state === 'settled' || dispute.state === 'overruled') return { outcome: 'refused', code: 'settled' };
  if (dispute.state === 'open') {
    return { outcome: 'done', next: { ...dispute, state: given.agree ? 'agreed' : 'stands', answer: given } };
  }
  const known = dispute.answer;
  return known?.agree === given.agree ? { outcome: 'again', answer: known } : { outcome: 'refused', code: 'answered' };
}

/** What the feed says by now of a disputed assignment. */
export interface Heard {
  /** Whether the worker still has a stretch of it that reaches past `since`, to the day: most feeds know no more. */
  readonly held: boolean;
  /** Whether the feed has stated it for the worker since the line agreed. */
  readonly saidAgain: boolean;
}

/** What the feed's word comes to. */
export type Followed =
  | { readonly outcome: 'nothing' }
  | { readonly outcome: 'settled' | 'overruled'; readonly next: Dispute }
  | { readonly outcome: 'reopened'; readonly next: Dispute };

/** The feed itself has put it right: settled. It says again what the line has agreed is wrong: reopened, once; then its word counts. */
export function follow(dispute: Dispute, heard: Heard, now: Instant): Followed {
  if (dispute.state === 'open' && !heard.held) return { outcome: 'settled', next: { ...dispute, state: 'settled' } };
  if (dispute.state !== 'agreed' || !heard.saidAgain) return { outcome: 'nothing' };
  if (dispute.reopened) return { outcome: 'overruled', next: { ...dispute, state: 'overruled' } };
  const next = { ...dispute, state: 'open', openedAt: now, reopened: true, passedOnAt: null, answer: null } as const;
  return { outcome: 'reopened', next };
}

/** A fact that takes an assignment off a worker, or gives it on to who held it after them. */
export interface Removal {
  readonly kind: 'opened' | 'transferred';
  readonly at: Instant;
  readonly given: Given;
}

/**
 * What has to be stated so that a worker held an assignment no longer from `since` on. Nobody is shown to hold it instead, so
 * it is work of the unit's pool: each stretch of theirs that reaches past `since` goes there, at its beginning where it began
 * later. Who held it after them holds it from then on as before.
 */
export function removals(
  holdings: readonly Holding[],
  { worker, unit }: { readonly worker: string; readonly unit: string },
  since: Instant,
): Removal[] {
  const isTheirs = ({ subject }: Holding): boolean => subject.kind === 'worker' && subject.id === worker;
  return holdings.flatMap((holding, place): Removal[] => {
    if (!isTheirs(holding) || (holding.until !== null && holding.until <= since)) return [];
    const moved: Removal = { kind: 'transferred', at: later(holding.from, since), given: { toUnitId: unit } };
    const after = holdings[place + 1];
    if (after === undefined || isTheirs(after) || after.from !== holding.until) return [moved];
    return [moved, { kind: 'opened', at: after.from, given: wholly(after) }];
  });
}

/** Who hears of a dispute: the first post of the line that somebody fills, above those who have been told. */
export interface Hearing {
  readonly to: Routed['to'];
  readonly passedOver: Routed['passedOver'];
}

const posts = ['supervisor', 'manager', 'director'] as const;

/** Whom a dispute goes to: the supervisor or who covers; where nobody is there, or it is `passedOn`, the next above. */
export function hearing(duty: Duty, subject: Subject, passedOn: boolean): Hearing {
  const passedOver: Routed['passedOver'][number][] = [];
  for (const post of passedOn ? posts.slice(1) : posts) {
    const routed = routeRole(post, duty, subject);
    passedOver.push(...routed.passedOver);
    const to = oncePerPerson(routed.to).filter(({ personId }) => !passedOn || personId !== holderOf(duty.supervisor));
    if (to.length > 0) return { to, passedOver };
  }
  return { to: [], passedOver };
}

/** Who fills a post now; who leads and manages a unit is not told twice of one thing. */
const holderOf = ({ personId, presence, cover }: Post): string | null =>
  presence === 'present' ? personId : (cover?.personId ?? null);
