import { type Instant, instant } from '../core/instant.js';

/** Sessions and the limits of signing in run on real time, also while a rehearsal's clock stands still. */
export const realTime = (): Instant => instant(Date.now());
