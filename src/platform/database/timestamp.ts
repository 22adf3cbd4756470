import type { Instant } from '../../core/instant.js';

/** An instant as a parameter of a statement. */
export function timestamp(at: Instant): Date;
export function timestamp(at: Instant | null): Date | null;
export function timestamp(at: Instant | null): Date | null {
  return at === null ? null : new Date(at);
}
