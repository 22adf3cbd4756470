import { seesEverybody } from '../../access/admission.js';
import type { Caller } from '../../access/caller.js';
import { scopeOf } from '../../access/line.js';
import type { Instant } from '../../core/instant.js';
import {
  type ListedNotification,
  listNotifications,
  type ListWanted,
} from '../../notifications/notification-list.queries.js';
import type { Db } from '../../platform/database/database.js';
import { type Names, namesFor } from '../parts/names.js';

/** The states in which a message can be. */
export const notificationStates = ['promised', 'held', 'sent', 'unsure', 'refused', 'cancelled'] as const;
export type NotificationState = (typeof notificationStates)[number];

/** Everything the page of notifications shows. */
export interface NotificationsView {
  readonly state: NotificationState | null;
  readonly breach: string | null;
  readonly lines: readonly ListedNotification[];
  readonly isCut: boolean;
  /** Whether the reader may see the breaches that are named: IT sees what became of mail, and no loads. */
  readonly opensBreaches: boolean;
  readonly names: Names;
}

const mostListed = 100;

/** Reads the newest messages: all of them for admins and IT, those of their line for who leads; no more than `most`. */
export async function notificationsViewOf(
  db: Db,
  caller: Caller,
  asked: { readonly state: NotificationState | null; readonly breach: string | null },
  now: Instant,
  most = mostListed,
): Promise<NotificationsView> {
  const scope = caller.roles.has('admin') || caller.roles.has('it') ? null : await ownScope(db, caller, now);
  const found = await listNotifications(db, { ...asked, scope, most: most + 1 });
  const lines = found.slice(0, most);
  const people = lines.map(({ person_id: id }) => id);
  const opensBreaches = seesEverybody(caller) || !caller.roles.has('it');
  return {
    ...asked,
    lines,
    opensBreaches,
    isCut: found.length > lines.length,
    names: await namesFor(db, caller, people, now),
  };
}

async function ownScope(db: Db, caller: Caller, now: Instant): Promise<ListWanted['scope']> {
  const scope = await scopeOf(db, caller, now);
  const within = scope.kind === 'everybody' ? { unitIds: [], workerIds: [] } : scope;
  return { personId: caller.personId ?? '', unitIds: within.unitIds, workerIds: within.workerIds };
}
