import { readFileSync } from 'node:fs';

/** Who a server that we start runs as, where that is not the user of this process. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const NOBODY = 65_534;

/** PostgreSQL refuses to run as root: there the servers run as `postgres`, else as `nobody`. */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  return { uid: NOBODY, gid: NOBODY };
}
