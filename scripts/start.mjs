// npm start: installs and builds what is missing, then runs the service in this process.

import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { build, install, ROOT } from './prepare.mjs';

install();
build();

// When npm is killed it takes nobody with it: the service would go on holding its port with nobody to stop it.
if (process.env.npm_lifecycle_event === 'start') {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}

process.argv[1] = path.join(ROOT, 'dist', 'main.js');
await import(pathToFileURL(process.argv[1]).href);
