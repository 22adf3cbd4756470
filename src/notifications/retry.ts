import { instant, type Instant } from '../core/instant.js';

const minute = 60_000;
const hour = 60 * minute;

/** After the first attempt that failed: 1, 2, 5, 15, 30 minutes, 1 hour, then hourly to 24 hours. */
const offsets: readonly number[] = [
  ...[1, 2, 5, 15, 30].map((minutes) => minutes * minute),
  ...Array.from({ length: 24 }, (_, index) => (index + 1) * hour),
];

/** When a mail is tried again; null: it has been tried for 24 hours, and is given up. */
export function nextAttempt(firstFailedAt: Instant, now: Instant): Instant | null {
  const offset = offsets.find((after) => firstFailedAt + after > now);
  return offset === undefined ? null : instant(firstFailedAt + offset);
}

/** A recipient put off for this long counts as one who cannot be told: the next rung is not kept waiting. */
export const putOffForLong = 30 * minute;
