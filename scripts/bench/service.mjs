// The built service as an operator starts it, with a data folder of its own.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { ROOT } from '../prepare.mjs';

const TOKEN = 'a-token-of-the-benchmark-0123456789abcdef';

/** Runs `work` with the service, which is stopped and its folder removed whatever happens. */
export async function withService(environment, work) {
  const data = mkdtempSync(path.join(tmpdir(), 'plimsoll-bench-'));
  const child = spawn(process.execPath, [path.join(ROOT, 'dist', 'main.js')], {
    cwd: data,
    env: {
      PATH: process.env.PATH ?? '',
      PLIMSOLL_PORT: '0',
      PLIMSOLL_LOG_LEVEL: 'warn',
      PLIMSOLL_DATA: data,
      PLIMSOLL_ADMIN_TOKEN: TOKEN,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const stopWithUs = () => child.kill('SIGTERM');
  process.once('exit', stopWithUs);
  try {
    const url = await addressOf(child);
    return await work({ pid: child.pid, data, call: (...args) => call(url, ...args) });
  } finally {
    process.off('exit', stopWithUs);
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  }
}

function addressOf(child) {
  let output = '';
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk.toString();
        const address = /at (http:\S+)/.exec(output)?.[1];
        if (address !== undefined) resolve(address);
      });
    }
    child.once('exit', () => reject(new Error(`the service ended: ${output}`)));
  });
}

/** A call that must not be refused. */
async function call(url, method, place, body, type = 'application/json') {
  const answer = await fetch(`${url}/api/v1${place}`, {
    method,
    headers: { authorization: `Bearer ${TOKEN}`, ...(body === undefined ? {} : { 'content-type': type }) },
    body: typeof body === 'object' ? JSON.stringify(body) : body,
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${place}: ${answer.status} ${text}`);
  return text === '' ? {} : JSON.parse(text);
}

/** Sends a file and waits until it is applied. */
export async function importFile({ call: ask }, kind, csv, query = '') {
  const asOf = encodeURIComponent(new Date().toISOString());
  let made = await ask('POST', `/imports?kind=${kind}&asOf=${asOf}${query}`, csv, 'text/csv');
  for (const until = performance.now() + 120_000; made.state === 'checking'; await pause(50)) {
    if (performance.now() > until) throw new Error(`the import ${made.id} is not done after two minutes`);
    made = await ask('GET', `/imports/${made.id}`);
  }
  if (made.state !== 'applied') throw new Error(`the file of ${kind} is ${made.state}: ${JSON.stringify(made)}`);
  return made;
}

/** Where the service keeps its facts. */
export const databaseOf = ({ data }) =>
  JSON.parse(readFileSync(path.join(data, 'connection.json'), 'utf8')).databaseUrl;

/** The resident memory of a process in MiB. */
export function residentMemory(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}
