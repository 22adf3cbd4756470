import type { LogEntry } from '../core/log-entry.js';
import type { Db } from '../platform/database/database.js';
import { entriesFrom, entriesOfBreach } from './log-entry.queries.js';

/** An entry as everybody with a right to the log reads it. */
export interface PublishedEntry {
  readonly index: number;
  readonly entry: LogEntry;
}

/** An entry with the texts that it only commits to: for pages, whose readers may see them. */
export interface LoggedEntry extends PublishedEntry {
  readonly sealed: Readonly<Record<string, string>>;
}

/** What the log says of a breach, oldest first: its timeline. */
export async function entriesOf(db: Db, breachNumber: string): Promise<LoggedEntry[]> {
  const rows = await entriesOfBreach(db, breachNumber);
  return rows.map(({ index, entry, sealed }) => ({
    index,
    entry: JSON.parse(entry) as LogEntry,
    sealed: Object.fromEntries(Object.entries(sealed ?? {}).map(([field, { value }]) => [field, value])),
  }));
}

/** Entries from an index on, without what is sealed. */
export async function publishedEntries(db: Db, from: number, limit: number): Promise<PublishedEntry[]> {
  const rows = await entriesFrom(db, from, from + limit);
  return rows.map(({ index, entry }) => ({ index, entry: JSON.parse(entry) as LogEntry }));
}
