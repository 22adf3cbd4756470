import { rfc3339 } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';
import { remembered } from '../platform/database/remembered.js';
import { calendarOf } from './calendar.queries.js';
import { agencySettingsSchema, type AgencySettings, type AgencySettingsChange } from './settings.schema.js';

const selectSettings = `
select key, value
from setting`;

/** The agency's settings but for its feeds; what was never set has its default. */
export const agencySettings = remembered(readSettings);

async function readSettings(db: Db): Promise<AgencySettings> {
  const rows = await db.prepared<{ key: string; value: unknown }>('people_settings', selectSettings, []);
  return agencySettingsSchema.parse(Object.fromEntries(rows.map((row) => [row.key, row.value])));
}

const upsertSetting = `
insert into setting (key, value, changed_at, changed_by)
values ($1, $2::jsonb, $3, $4)
on conflict (agency_id, key) do update
set value = excluded.value, changed_at = excluded.changed_at, changed_by = excluded.changed_by`;

/** One top-level key of the settings as it was and as it is. */
export interface SettingChange {
  readonly key: keyof AgencySettings;
  readonly from: unknown;
  readonly to: unknown;
}

/** Replaces each key that is given, whole; says which of them differ from what was. */
export async function changeSettings(
  tx: Tx,
  change: AgencySettingsChange,
  by: string | null,
): Promise<SettingChange[]> {
  const current = await agencySettings(tx);
  const changes = (Object.keys(change) as (keyof AgencySettings)[])
    .map((key) => ({ key, from: current[key], to: change[key] }))
    .filter(({ from, to }) => to !== undefined && JSON.stringify(from) !== JSON.stringify(to));
  for (const { key, to } of changes) await tx.query(upsertSetting, [key, JSON.stringify(to), rfc3339(tx.now), by]);
  agencySettings.changed(tx);
  calendarOf.changed(tx);
  return changes;
}
