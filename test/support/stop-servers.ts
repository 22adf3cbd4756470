import { rmSync } from 'node:fs';

/** Stops what the run started, and leaves nothing of it. */
export default async function stopServers(): Promise<void> {
  const running = globalThis.plimsollTestServers;
  if (running === undefined) return;
  running.watcher.kill('SIGKILL');
  await Promise.all(running.servers.map((server) => server.stop()));
  rmSync(running.folder, { recursive: true, force: true });
}
