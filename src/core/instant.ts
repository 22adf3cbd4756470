/**
 * Time in the domain is either an instant (UTC) or a day of the agency's own calendar; the type says which.
 */

declare const instantBrand: unique symbol;
declare const localDateBrand: unique symbol;

/** A moment in UTC, as milliseconds since 1970. */
export type Instant = number & { readonly [instantBrand]: true };

/** A calendar day in the agency's time zone, written `YYYY-MM-DD`. */
export type LocalDate = string & { readonly [localDateBrand]: true };

/** Takes milliseconds since 1970 as an instant. */
export const instant = (milliseconds: number): Instant => milliseconds as Instant;

/** Writes an instant as RFC 3339 in UTC, without a fraction where it has none: `2026-11-23T14:02:00Z`. */
export function rfc3339(at: Instant): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** The earlier of two instants. */
export const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);

/** The later of two instants. */
export const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);
