import { z } from 'zod';

/** The working days of a week as a setting names them, Monday first. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const date = z.iso.date('must be a date, YYYY-MM-DD');

/** Nothing is ever due in an agency that stays closed: longer is a slip of the pen. */
const longestClosure = 366 * 86_400_000;

const closure = z
  .strictObject({ from: date, until: date, reason: z.string().trim().min(1).max(200) })
  .refine((value) => value.until > value.from, {
    path: ['until'],
    message: 'is the first day open again: it must be after from',
  })
  .refine((value) => Date.parse(value.until) - Date.parse(value.from) <= longestClosure, {
    path: ['until'],
    message: 'must be within a year of from',
  });

/** When the agency works: what working days and the close of business are. */
export const calendarSetting = z.strictObject({
  workingDays: z
    .array(z.enum(weekdays))
    .min(1)
    .refine((days) => new Set(days).size === days.length, 'must name a day once')
    .default(['mon', 'tue', 'wed', 'thu', 'fri']),
  closeOfBusiness: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time, HH:MM')
    .default('17:00'),
  holidays: z
    .strictObject({
      country: z
        .string()
        .regex(/^[A-Z]{2}$/, 'must be the two letters of a country')
        .nullable()
        .default('US'),
      state: z
        .string()
        .regex(/^[A-Z0-9]{1,3}$/, 'must be the letters of a state')
        .nullable()
        .default('CA'),
      add: z.array(z.strictObject({ date, name: z.string().trim().min(1).max(200) })).default([]),
      remove: z.array(date).default([]),
    })
    .default({ country: 'US', state: 'CA', add: [], remove: [] }),
  closures: z.array(closure).default([]),
});
export type CalendarSetting = z.output<typeof calendarSetting>;

/** How a worker is shown: to the supervisors' line, and to the forum. */
const shownAs = z.enum(['name', 'initials', 'code']);

/** The settings of an agency but for its feeds, each with its default. */
export const agencySettingsSchema = z.strictObject({
  calendar: calendarSetting.default(calendarSetting.parse({})),
  workerCopy: z.boolean().default(true),
  digest: z.boolean().default(false),
  showPeopleAs: z
    .strictObject({ line: shownAs.default('name'), forum: shownAs.default('code') })
    .default({ line: 'name', forum: 'code' }),
  retention: z
    .strictObject({ years: z.int().min(1).max(100) })
    .nullable()
    .default(null),
});
export type AgencySettings = z.output<typeof agencySettingsSchema>;

/** What PUT /settings takes of them: any of the keys, each replaced whole. */
export const agencySettingsChange = z.strictObject({
  calendar: calendarSetting.optional(),
  workerCopy: z.boolean().optional(),
  digest: z.boolean().optional(),
  showPeopleAs: z.strictObject({ line: shownAs.default('name'), forum: shownAs.default('code') }).optional(),
  retention: z
    .strictObject({ years: z.int().min(1).max(100) })
    .nullable()
    .optional(),
});
export type AgencySettingsChange = z.output<typeof agencySettingsChange>;
