import type { Caller } from '../access/caller.js';
import type { EntryDraft, Json } from '../core/entry.js';
import { putOnAgenda } from '../people/agenda.queries.js';
import { holidaysKnown } from '../people/holidays.js';
import { agencySettings, changeSettings } from '../people/settings.queries.js';
import type { AgencySettings } from '../people/settings.schema.js';
import type { Db, Tx } from '../platform/database/database.js';
import { announce, bothSides } from './announce.js';
import { dropLeftOut, feedSettings, inUseButLeftOut, saveFeed } from './feed-settings.queries.js';
import { settingLines } from './setting-words.js';
import type { FeedSetting, SettingsChange } from './settings.schema.js';

/** The settings document. */
export interface SettingsDocument extends AgencySettings {
  readonly feeds: readonly FeedSetting[];
}

/** The settings as they are, defaults included. */
export async function settingsDocument(db: Db): Promise<SettingsDocument> {
  const { calendar, ...others } = await agencySettings(db);
  return { calendar, feeds: await feedSettings(db), ...others };
}

/** What became of a change of the settings, and if nothing, why. */
export type SettingsOutcome =
  | { readonly outcome: 'saved'; readonly document: SettingsDocument }
  | { readonly outcome: 'holidays_unknown' }
  | { readonly outcome: 'feed_in_use'; readonly name: string };

/** Replaces the keys that are given, each whole; each that differs is an entry, and both sides are told what it was and is. */
export async function saveSettings(
  tx: Tx,
  caller: Caller,
  { feeds, ...change }: SettingsChange,
): Promise<SettingsOutcome> {
  const holidays = change.calendar?.holidays;
  if (holidays !== undefined && !holidaysKnown(holidays.country, holidays.state))
    return { outcome: 'holidays_unknown' };
  const changes: { key: string; from: unknown; to: unknown }[] = await changeSettings(tx, change, caller.personId);
  if (changes.some(({ key }) => key === 'calendar'))
    await putOnAgenda(tx, [{ dueAt: tx.now, kind: 'calendar', ref: 'calendar' }]);
  if (feeds !== undefined) {
    const name = await inUseButLeftOut(tx, feeds);
    if (name !== null) return { outcome: 'feed_in_use', name };
    const from = await feedSettings(tx);
    await dropLeftOut(tx, feeds);
    for (const feed of feeds) await saveFeed(tx, feed);
    const to = await feedSettings(tx);
    if (JSON.stringify(from) !== JSON.stringify(to)) changes.push({ key: 'feeds', from, to });
  }
  const by = caller.personId === null ? {} : { by: caller.personId };
  const entries = changes.map(({ key, from, to }): EntryDraft => {
    return {
      kind: 'setting_changed',
      effectiveAt: tx.now,
      ...by,
      facts: { setting: key, from: json(from), to: json(to) },
    };
  });
  const text = changes.flatMap(({ key, from, to }) => settingLines({ key, from: json(from), to: json(to) })).join('\n');
  await announce(tx, {
    entries,
    kind: 'configuration',
    sides: entries.length === 0 ? [] : bothSides,
    facts: { matter: 'setting_changed', by: caller.personId, text },
    by: caller.personId,
  });
  return { outcome: 'saved', document: await settingsDocument(tx) };
}

const json = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
