// npm test: everything. Installs and builds what is missing, gets the programs that the tests drive, runs Jest, and
// ends with one line: `N passed, N failed`. Arguments go to Jest, for instance: npm test -- flow

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { build, install, onPath, ROOT } from './prepare.mjs';

/** Programs that no npm package ships: the command, and what Debian calls its package. */
const PROGRAMS = [
  { names: ['redis-server', 'valkey-server'], debian: 'redis-server', why: 'the queue tests' },
  { names: ['chromium', 'chromium-browser', 'google-chrome'], debian: 'chromium', why: 'the page tests' },
];

function getPrograms() {
  const missing = () => PROGRAMS.filter((program) => !onPath(...program.names));
  const wanted = missing();
  if (wanted.length === 0) return;

  const packages = wanted.map((program) => program.debian);
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    console.log(`Installing ${packages.join(' and ')} …`);
    const quietly = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    spawnSync('apt-get', ['-qq', 'update'], quietly);
    // The packages' services must not start: the tests start their own, and stop them.
    spawnSync('apt-get', ['-qq', '-y', '-o', 'Dpkg::Use-Pty=0', 'install', '--no-install-recommends', ...packages], {
      ...quietly,
      env: { ...quietly.env, RUNLEVEL: '1' },
    });
  }
  const left = missing();
  if (left.length === 0) return;
  for (const { names, debian, why } of left) {
    console.error(`Missing for ${why}: ${names.join(' or ')}. On Debian or Ubuntu: apt-get install ${debian}`);
  }
  console.log('0 passed, 1 failed');
  process.exit(1);
}

function report(results) {
  const broken = results.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const skipped = results.testResults.flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status === 'pending' || test.status === 'todo')
      .map((test) => `${path.relative(ROOT, file.name)}: ${test.fullName}`),
  );
  for (const file of broken) console.log(`did not run: ${path.relative(ROOT, file.name)}`);
  if (skipped.length > 0) console.log(`skipped ${skipped.length}: ${skipped.join('; ')}`);
  const failed = results.numFailedTests + broken.length;
  console.log(`${results.numPassedTests} passed, ${failed} failed`);
  return failed;
}

install();
build();
getPrograms();

const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-test-'));
const output = path.join(folder, 'results.json');
const jest = spawn(
  process.execPath,
  [
    path.join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'),
    '--json',
    `--outputFile=${output}`,
    '--maxWorkers=2',
    ...process.argv.slice(2),
  ],
  { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));

jest.on('exit', (code, signal) => {
  const results = existsSync(output) ? JSON.parse(readFileSync(output, 'utf8')) : undefined;
  rmSync(folder, { recursive: true, force: true });
  if (!results) {
    console.error(`Jest ended without results: ${signal ?? `exit code ${code}`}`);
    console.log('0 passed, 1 failed');
    process.exit(1);
  }
  const failed = report(results);
  process.exit(failed > 0 || results.numTotalTests === 0 ? 1 : (code ?? 1));
});
