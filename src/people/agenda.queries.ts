import { type Instant, rfc3339 } from '../core/instant.js';
import type { Tx } from '../platform/database/database.js';

/** Something of the roster or the calendar that takes effect at a known time. */
export interface AgendaItem {
  readonly dueAt: Instant;
  readonly kind: 'person' | 'unit' | 'absence' | 'calendar';
  readonly ref: string;
}

const insertAgenda = `
insert into agenda (due_at, kind, ref)
select distinct * from unnest($1::timestamptz[], $2::text[], $3::text[])
on conflict do nothing`;

/** Puts down what takes effect when; what is down already stays. */
export async function putOnAgenda(tx: Tx, items: readonly AgendaItem[]): Promise<void> {
  if (items.length === 0) return;
  await tx.query(insertAgenda, [
    items.map((item) => rfc3339(item.dueAt)),
    items.map((item) => item.kind),
    items.map((item) => item.ref),
  ]);
}
