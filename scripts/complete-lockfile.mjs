// A registry that does not serve every platform's packages leaves them out of package-lock.json, and then
// `npm ci` refuses the lock on every machine. This adds the entries that are missing. Run after each change of
// dependencies: npm run lockfile

import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';

const FILE = 'package-lock.json';
const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32'];

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const before = Object.keys(lock.packages).length;
const unclear = [];

/** Where npm would look for `name` when asked from the package at `from`: the nearest folder upwards. */
function resolved(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (lock.packages[place]) return { place, entry: lock.packages[place] };
    if (!folder) return undefined;
    if (!folder.includes('/node_modules/')) folder = '';
    if (!folder) {
      const top = `node_modules/${name}`;
      return lock.packages[top] ? { place: top, entry: lock.packages[top] } : undefined;
    }
  }
}

for (const [from, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const version = range.replace(/^[^\d]*/, '');
    const exact = /^\d/.test(range);
    const found = resolved(from, name);
    if (found && (!exact || found.entry.version === version)) continue;

    const words = (name.split('/').pop() ?? '').split(/[-_]/);
    const system = SYSTEMS.find((word) => words.includes(word));
    const processor =
      PROCESSORS.find((word) => words.includes(word)) ??
      (words.some((word) => word.startsWith('arm')) ? 'arm' : undefined);
    if (!system && processor !== 'wasm32') {
      if (!found) unclear.push(`${name}@${range} wanted by ${from || 'the project'}`);
      continue;
    }
    const place = found ? `${from}/node_modules/${name}` : `node_modules/${name}`;
    lock.packages[place] = {
      version,
      ...(processor ? { cpu: [processor] } : {}),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      ...(system ? { os: [system] } : {}),
    };
  }
}

for (const entry of Object.values(lock.packages)) delete entry.resolved;
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);

// What is installed here is still what the lock says: see install() in prepare.mjs.
const installed = 'node_modules/.package-lock.json';
if (existsSync(installed)) utimesSync(installed, new Date(), new Date());

console.log(`${FILE}: ${Object.keys(lock.packages).length - before} entries added`);
if (unclear.length > 0) {
  console.error(`Not completed, platform unknown:\n  ${unclear.join('\n  ')}`);
  process.exitCode = 1;
}
