import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { migrations } from '../../src/migrations/list.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { type OwnServer, startPostgres } from '../../src/platform/embedded/postgres-server.js';
import { startRedis } from '../../src/platform/embedded/redis-server.js';
import { serverHome } from '../../src/platform/embedded/server-home.js';
import { serverUser } from '../../src/platform/embedded/server-user.js';

/** What one run of the tests started, for the end of the run. */
export interface RunningServers {
  readonly folder: string;
  readonly servers: readonly OwnServer[];
  readonly watcher: ChildProcess;
}

declare global {
  var plimsollTestServers: RunningServers | undefined;
}

/** Nothing of a test outlives it: what makes rows survive a power cut only costs time. */
const withoutDurability = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** Starts one PostgreSQL and one Redis for all test files, and makes the database that each file's own is cloned from. */
export default async function startServers(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-test-'));
  chmodSync(folder, 0o711);
  const home = serverHome(folder, serverUser());
  const watcher = watch(folder);
  const postgres = await startPostgres(home, withoutDurability);
  watcher.stdin?.write(`QUIT ${String(postgres.pid)}\n`);
  const redis = await startRedis(home);
  if (redis === undefined) throw new Error('the tests need redis-server or valkey-server on the PATH');
  watcher.stdin?.write(`TERM ${String(redis.pid)}\n`);
  await migrate(postgres.url, migrations);
  process.env.TEST_SERVERS = JSON.stringify({ template: postgres.url, redis: redis.url });
  globalThis.plimsollTestServers = { folder, servers: [postgres, redis], watcher };
}

/**
 * However this run ends, killed included, its end of a pipe is closed then: the watcher at the other end stops the
 * servers it was told of and removes their folder.
 */
function watch(folder: string): ChildProcess {
  const script = `
    while read -r signal pid; do signals="$signals -$signal $pid"; done
    set -- $signals
    while [ $# -gt 1 ]; do kill "$1" "$2"; shift 2; done
    sleep 0.5
    rm -rf "${folder}"`;
  const watcher = spawn('/bin/sh', ['-c', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  watcher.unref();
  return watcher;
}
