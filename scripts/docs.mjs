// npm run docs: writes the documents that are made from the source. With --check it only says whether they are current.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { build, install, ROOT } from './prepare.mjs';

const DOCUMENTS = [
  { file: 'docs/settings.md', command: ['config', 'reference'] },
  { file: 'config/plimsoll.example.yaml', command: ['config', 'example'] },
  { file: 'docs/roles.md', command: ['roles'] },
];

install({ quiet: true });
build({ quiet: true });

for (const { file, command } of DOCUMENTS) {
  const made = spawnSync(process.execPath, [path.join(ROOT, 'dist', 'cli.js'), ...command], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  const place = path.join(ROOT, file);
  if (!process.argv.includes('--check')) {
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, made.stdout);
  } else if (!existsSync(place) || readFileSync(place, 'utf8') !== made.stdout) {
    console.error(`${file} is not what the source says: npm run docs`);
    process.exitCode = 1;
  }
}
