import type { PersonRole } from './caller.js';

/**
 * Who may pass. A role of a person; a token without a person; `person`: anybody who is one; `self`: the worker the
 * subject is, without a subject anybody about themselves; `line`: who leads the subject's unit or covers for who does,
 * without a subject anybody who leads or covers; `line:manager`: that post only.
 */
export type Who =
  PersonRole | 'admin_token' | 'reader' | 'integration' | 'person' | 'self' | 'line' | 'line:manager' | 'line:director';

/** What the first parameter of a route names. */
export type About = 'worker' | 'unit' | 'breach' | 'check_in' | 'dispute';

/** Who may use a route, and what the others are told. */
export type Right =
  | { readonly kind: 'public' }
  /** Shows something: to whom it may not be shown, it is not there. */
  | { readonly kind: 'sees'; readonly who: readonly Who[]; readonly about?: About }
  /** Does something: refused to who may see what it is done to, not there for the others. */
  | { readonly kind: 'does'; readonly who: readonly Who[]; readonly about?: About; readonly seenBy?: readonly Who[] };

/** A right that not everybody has. */
export type GuardedRight = Exclude<Right, { kind: 'public' }>;

export const open: Right = { kind: 'public' };

export const sees = (who: readonly Who[], about?: About): GuardedRight =>
  about === undefined ? { kind: 'sees', who } : { kind: 'sees', who, about };

export const does = (who: readonly Who[], about?: About): GuardedRight =>
  about === undefined ? { kind: 'does', who } : { kind: 'does', who, about };

/** An act on one thing that is no subject: an import, a token, a hold. Who may not see it is told that it is not there. */
export const doesTo = (seenBy: readonly Who[], who: readonly Who[]): GuardedRight => ({ kind: 'does', who, seenBy });

/** One thing that somebody may see or do, in plain words, and the routes by which it is seen or done. */
export interface RightsRow {
  /** What is seen, as `a caseload`; what is done, as `acknowledge a breach`. */
  readonly says: string;
  readonly right: Right;
  /** As `GET /breaches/:number`. A route stands in one row only. */
  readonly routes: readonly string[];
}

/** The rows of one part of the work. */
export interface RightsPart {
  readonly heading: string;
  readonly rows: readonly RightsRow[];
}

export const row = (says: string, right: Right, ...routes: readonly string[]): RightsRow => ({ says, right, routes });
