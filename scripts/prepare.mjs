// What has to be there before the service or its tests can run: the packages and the build.
// Uses Node's own modules only, for it runs before anything is installed.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const INSTALLED = path.join(ROOT, 'node_modules', '.plimsoll-installed');
const BUILT = path.join(ROOT, 'dist', '.plimsoll-built');
const BUILD_SETTINGS = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22)) {
  console.error(`Plimsoll needs Node 20.19, 22.12 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Runs npm where this package lies; stops this process when it fails. */
export function npm(...args) {
  const result = spawnSync('npm', args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status !== 0) {
    console.error(`npm ${args.join(' ')} failed${result.error ? `: ${result.error.message}` : ''}`);
    process.exit(result.status || 1);
  }
}

function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(path.relative(ROOT, file)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.spec\.tsx?$|\.cases\.ts$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

const holds = (file, text) => existsSync(file) && readFileSync(file, 'utf8') === text;

/** Installs the packages unless what lies there is what the lock file says. */
export function install({ quiet = false } = {}) {
  const lock = path.join(ROOT, 'package-lock.json');
  const wanted = fingerprint([lock]);
  if (holds(INSTALLED, wanted)) return;
  const byHand = path.join(ROOT, 'node_modules', '.package-lock.json');
  const fresh = existsSync(byHand) && statSync(byHand).mtimeMs >= statSync(lock).mtimeMs;
  if (!fresh) {
    if (!quiet) console.log('Installing packages (npm ci) …');
    npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
  }
  writeFileSync(INSTALLED, wanted);
}

/** Builds dist/ unless it was built from the sources as they are. */
export function build({ quiet = false } = {}) {
  const sources = [...BUILD_SETTINGS.map((file) => path.join(ROOT, file)), ...filesBelow(path.join(ROOT, 'src'))];
  const wanted = fingerprint(sources);
  if (holds(BUILT, wanted)) return;
  if (!quiet) console.log('Building …');
  npm('run', '--silent', 'build');
  mkdirSync(path.dirname(BUILT), { recursive: true });
  writeFileSync(BUILT, wanted);
}

/** The first of these programs that the PATH has. */
export function onPath(...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
      const file = path.join(folder, name);
      if (folder && existsSync(file) && statSync(file).isFile()) return file;
    }
  }
  return undefined;
}
