import type { Clocks } from '../core/target.js';
import type { LocalDate } from '../core/instant.js';
import type { Tx } from '../platform/database/database.js';
import { act, type Acted } from './act.js';
import { breachOf } from './breach-value.js';
import type { BreachRow } from './breach.row.js';

type Post = Clocks['excusedBy'][number];

/** Who accepts a reason, from which posts of the line they may speak, why and until when. */
export interface AcceptedReason {
  readonly by: string;
  readonly posts: ReadonlySet<string>;
  readonly reason: string;
  readonly until: string;
}

const posts: readonly Post[] = ['supervisor', 'manager', 'director'];

/** Accepts a reason to be over, in the post that the target lets accept one; of several the first that it names. */
export async function excuse(
  tx: Tx,
  row: BreachRow,
  { by, posts: held, reason, until }: AcceptedReason,
): Promise<Acted> {
  const allowed = breachOf(row).round?.clocks.excusedBy ?? [];
  const own = posts.filter((post) => held.has(post));
  const as = own.find((post) => allowed.includes(post)) ?? own[0] ?? 'supervisor';
  return act(tx, row.number, { kind: 'excused', by, as, reason, until: until as LocalDate });
}
