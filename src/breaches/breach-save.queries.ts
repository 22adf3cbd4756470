import type { Instant } from '../core/instant.js';
import type { Tx } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';
import type { BreachRow } from './breach.row.js';

const kept = [
  'kind',
  'subject_kind',
  'subject_id',
  'program',
  'noticed_at',
  'opening_load',
  'opening_limit',
  'count_unit',
] as const;
const changing = [
  'number',
  'unit_id',
  'target_id',
  'target_version',
  'load_track',
  'response_track',
  'round',
  'started_at',
  'opened_at',
  'cleared_at',
  'closed_at',
  'ended_reason',
  'found_late',
  'load',
  'peak',
  'effective_limit',
  'goal',
  'exceeded',
  'excused_until',
  'check_in_by',
  'next_rung_at',
  'clears_at',
  'next_due_at',
  'hold_id',
  'responsible_id',
  'response',
] as const;
const all = ['breach_id', ...kept, ...changing].join(', ');

const save = `
insert into breach (${all})
select ${all} from jsonb_populate_recordset(null::breach, $1::jsonb) order by breach_id
on conflict (agency_id, breach_id) do update set ${changing.map((column) => `${column} = excluded.${column}`).join(', ')}`;

/** Writes breaches, new and changed ones, in one statement. */
export async function saveBreaches(tx: Tx, rows: readonly BreachRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.prepared('breaches_save', save, [JSON.stringify(rows.map(asJson))]);
}

const instants = new Set<keyof BreachRow>([
  'started_at',
  'opened_at',
  'noticed_at',
  'cleared_at',
  'closed_at',
  'excused_until',
  'check_in_by',
  'next_rung_at',
  'clears_at',
  'next_due_at',
]);

/** The row as PostgreSQL reads it from JSON: instants as RFC 3339. */
function asJson(row: BreachRow): Record<string, unknown> {
  const json: Record<string, unknown> = { ...row };
  for (const column of instants) {
    const at = row[column];
    if (typeof at === 'number') json[column] = new Date(at).toISOString();
  }
  return json;
}

/** What a breach shows of the load as it is now; core need not hear of it. */
export interface BreachFigures {
  readonly breachId: string;
  readonly load: string;
  readonly effectiveLimit: string;
  readonly clearsAt: Instant | null;
}

/** Writes the present figures of open breaches, those that differ. */
export async function saveFigures(tx: Tx, figures: readonly BreachFigures[]): Promise<void> {
  if (figures.length === 0) return;
  await tx.prepared(
    'breaches_figures',
    `update breach set load = now.load, effective_limit = now.effective_limit, clears_at = now.clears_at
       from unnest($1::uuid[], $2::numeric[], $3::numeric[], $4::timestamptz[]) as now (breach_id, load, effective_limit, clears_at)
      where breach.breach_id = now.breach_id and breach.load_track in ('open', 'clearing')
        and (breach.load, breach.effective_limit) is distinct from (now.load, now.effective_limit)
         or breach.breach_id = now.breach_id and breach.clears_at is distinct from now.clears_at`,
    [
      figures.map((one) => one.breachId),
      figures.map((one) => one.load),
      figures.map((one) => one.effectiveLimit),
      figures.map((one) => timestamp(one.clearsAt)),
    ],
  );
}
