import { z } from 'zod';

import { parseDuration } from '../core/calendar.js';
import { agencySettingsChange } from '../people/settings.schema.js';

const duration = z.string().refine((value) => parseDuration(value) !== null, {
  error: 'is no duration; write "N hours", "N days" or "N working days"',
});

const share = z.number().min(0).max(1);
const many = z.int().min(0).max(1_000_000);

const usualGuards = { shrink: { share: 0.15, rows: 50 }, massChange: { share: 0.2, workers: 20 } };

/** A feed: who sends what, how often, and when a file is suspect. `guards: null` turns its guards off. */
export const feedSetting = z.strictObject({
  name: z.string().trim().min(1).max(200),
  sources: z.array(z.string().trim().min(1).max(500)).max(100).default([]),
  programs: z.array(z.string().trim().min(1).max(200)).max(100).default([]),
  kind: z.enum(['snapshot', 'events']).default('snapshot'),
  every: duration.default('1 working day'),
  grace: duration.default('2 working days'),
  guards: z
    .strictObject({
      shrink: z.strictObject({ share: share.default(0.15), rows: many.default(50) }).default(usualGuards.shrink),
      massChange: z
        .strictObject({ share: share.default(0.2), workers: many.default(20) })
        .default(usualGuards.massChange),
    })
    .nullable()
    .default(usualGuards),
});
export type FeedSetting = z.output<typeof feedSetting>;

/** What PUT /settings takes: any of the document's top-level keys, each replaced whole. */
export const settingsChange = agencySettingsChange
  .extend({
    feeds: z
      .array(feedSetting)
      .max(200)
      .superRefine((feeds, context) => {
        const twice = (values: readonly string[], what: string): void => {
          const found = values.find((value, index) => values.indexOf(value) !== index);
          if (found !== undefined) context.addIssue({ code: 'custom', message: `names the ${what} ${found} twice` });
        };
        twice(
          feeds.map((feed) => feed.name),
          'feed',
        );
        twice(
          feeds.flatMap((feed) => feed.sources),
          'source',
        );
      })
      .optional(),
  })
  .meta({ id: 'SettingsChange' });
export type SettingsChange = z.output<typeof settingsChange>;
