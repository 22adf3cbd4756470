import type { Instant } from '../../core/instant.js';
import { say } from '../frame/say.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago something was, in its largest whole unit: `3 hours`. */
export function ageText(at: Instant, now: Instant): string {
  const age = Math.max(0, now - at);
  if (age >= 2 * day) return say('imports.days', { n: Math.floor(age / day) });
  if (age >= 2 * hour) return say('imports.hours', { n: Math.floor(age / hour) });
  return say('imports.minutes', { n: Math.floor(age / minute) });
}
