// npm run check: form, types, dependency rules, unused things, sizes, generated documents. Two at a time.

import { spawn } from 'node:child_process';
import path from 'node:path';

import { install, ROOT } from './prepare.mjs';

const bin = (name) => path.join(ROOT, 'node_modules', '.bin', name);
const script = (name) => [process.execPath, path.join(ROOT, 'scripts', name)];

const CHECKS = [
  { name: 'lint', command: [bin('eslint'), '.', '--max-warnings=0'] },
  { name: 'types', command: [bin('tsc'), '--noEmit'] },
  { name: 'format', command: [bin('prettier'), '--check', '--log-level=warn', '.'] },
  {
    name: 'rooms',
    command: [bin('depcruise'), 'src', 'test', '--config', '.dependency-cruiser.cjs', '--output-type=err'],
  },
  { name: 'unused', command: [bin('knip'), '--no-progress'] },
  { name: 'sizes', command: script('size.mjs') },
  { name: 'documents', command: [...script('docs.mjs'), '--check'] },
];

function run({ name, command: [program, ...args] }) {
  const began = Date.now();
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
      if (code !== 0) console.log(output.trimEnd());
      resolve(code === 0);
    });
  });
}

install({ quiet: true });
const wanted = process.argv.slice(2);
const waiting = CHECKS.filter((check) => wanted.length === 0 || wanted.includes(check.name));
const outcomes = [];
const lane = async () => {
  for (let check = waiting.shift(); check; check = waiting.shift()) outcomes.push(await run(check));
};
await Promise.all([lane(), lane()]);
process.exit(outcomes.every(Boolean) ? 0 : 1);
