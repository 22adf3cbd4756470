import { z } from 'zod';

import { instant, type Instant } from '../../core/instant.js';

const [from, until] = [Date.UTC(1900, 0, 1), Date.UTC(2200, 0, 1)];

/** Whether a moment lies where calendars and the database know what to do with it. */
const isKeepable = (text: string): boolean => Date.parse(text) >= from && Date.parse(text) < until;

/** A time as programs write it, RFC 3339 with its zone, of the years 1900 to 2199. */
export const momentText = z.iso
  .datetime({ offset: true, error: 'must be a time, such as 2026-11-23T14:02:00Z' })
  .refine(isKeepable, 'must be a time from 1900 to 2199');

/** The same, read. */
export const moment = momentText.transform((text): Instant => instant(Date.parse(text)));

/** Whether a day lies in the years 1900 to 2199. */
export const isKeepableDay = (text: string): boolean => isKeepable(`${text}T00:00:00Z`);
