import type { z } from 'zod';

/** One setting of the process: how it is read, and what the reference says about it. */
export interface Setting<Value> {
  /** Takes the text that was given; nothing given is `undefined`. */
  readonly schema: z.ZodType<Value, string | undefined>;
  /** What it is for, one or two sentences. */
  readonly about: string;
  /** What may be given, as the end of "it must be …". */
  readonly allowed: string;
  /** What holds when nothing is given, in words. */
  readonly otherwise: string;
  /** May also be read from a file (`…_FILE`), is never printed, and is refused when it is a sample. */
  readonly secret?: true;
}

export type SettingTable = Readonly<Record<string, Setting<unknown>>>;

/** `databaseUrl` → `PLIMSOLL_DATABASE_URL` */
export function environmentName(key: string): string {
  return `PLIMSOLL_${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}
