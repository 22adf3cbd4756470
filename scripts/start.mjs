// npm start: installs and builds what is missing, then runs the service in this process.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { build, install, ROOT } from './prepare.mjs';

const starters = JSON.stringify(starterIds());
install();
build();

// When npm is killed it takes nobody with it, nor does the shell between it and us: the service would go on holding its
// port with nobody to stop it.
if (process.env.npm_lifecycle_event === 'start') {
  setInterval(() => {
    if (JSON.stringify(starterIds()) !== starters) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}

/** The process that started this one, and the one that started that, where the system tells. */
function starterIds() {
  try {
    const status = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    return [process.ppid, status.slice(status.lastIndexOf(')') + 2).split(' ')[1]];
  } catch {
    return [process.ppid];
  }
}

process.argv[1] = path.join(ROOT, 'dist', 'main.js');
await import(pathToFileURL(process.argv[1]).href);
