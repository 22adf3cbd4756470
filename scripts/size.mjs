// No source file is longer than 300 lines. Tables of test cases (`*.cases.ts`) may be.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from './prepare.mjs';

const LIMIT = 300;

const lines = (file) => readFileSync(file, 'utf8').trimEnd().split('\n').length;

const tooLong = ['src', 'test', 'scripts']
  .flatMap((folder) => readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true }))
  .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name) && !entry.name.endsWith('.cases.ts'))
  .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
  .map((file) => ({ file: path.relative(ROOT, file), lines: lines(file) }))
  .filter((entry) => entry.lines > LIMIT);

for (const entry of tooLong) console.error(`${entry.file}: ${entry.lines} lines, at most ${LIMIT}`);
process.exit(tooLong.length === 0 ? 0 : 1);
