import { entriesOf, type LoggedEntry } from '../breach-log/logged-entry.js';
import type { Db } from '../platform/database/database.js';
import { asReadBy, timelineText } from './timeline-text.js';

/** One line of a breach's timeline, in the shape of the API. */
export interface TimelineItem {
  readonly at: string;
  readonly kind: string;
  /** The code of the person who did it; null: the service did. */
  readonly by: string | null;
  readonly text: string;
  /** Its place in the breach log. */
  readonly index: number;
}

/** What happened with a breach, as the log has it, oldest first. `isNear`: it is read by its worker or their line. */
export async function timelineOf(db: Db, number: string, isNear: boolean): Promise<TimelineItem[]> {
  return (await entriesOf(db, number)).map((entry) => itemOf(asReadBy(entry, isNear)));
}

function itemOf(logged: LoggedEntry): TimelineItem {
  const { entry, index } = logged;
  return { at: entry.recordedAt, kind: entry.kind, by: entry.by ?? null, text: timelineText(logged), index };
}
