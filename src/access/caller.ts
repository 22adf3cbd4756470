import type { Instant } from '../core/instant.js';
import type { Language } from '../platform/language/language.js';

/** Roles of people: those a roster file may give, and those that are granted. */
export const personRoles = [
  'worker',
  'supervisor',
  'manager',
  'director',
  'it',
  'auditor',
  'admin',
  'labor',
  'management',
] as const;
export type PersonRole = (typeof personRoles)[number];

/** What a token may do that stands for no person. */
export const tokenRoles = ['integration', 'reader', 'admin'] as const;
export type TokenRole = (typeof tokenRoles)[number];

/** Who makes a request. */
export interface Caller {
  /** Null: a token that stands for no person. */
  readonly personId: string | null;
  /** The person's roles, the posts they hold or cover today included; empty for a token without a person. */
  readonly roles: ReadonlySet<string>;
  readonly tokenRole: TokenRole | null;
  readonly via: 'token' | 'session';
}

/** What a page needs to know of the session behind a request. */
export interface Session {
  readonly personId: string;
  /** The person's name, or their code where the roster has none. */
  readonly name: string;
  /** What every form of this session must carry. */
  readonly csrf: string;
  readonly expiresAt: Instant;
  /** The language that the person chose; null: they leave it to their browser. */
  readonly language: Language | null;
}
