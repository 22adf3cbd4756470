import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** The built service, running in a process of its own. */
export interface RunningService {
  readonly url: string;
  readonly process: ChildProcess;
  /** From its start to its address being printed, in milliseconds. */
  readonly startedIn: number;
  output(): string;
  /** Sends the signal and waits for the end: the exit code, or the signal that killed it. */
  stop(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
}

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function launch(environment: Readonly<Record<string, string>>): { child: ChildProcess; output: () => string } {
  const main = path.join(root, 'dist', 'main.js');
  if (!existsSync(main)) throw new Error('dist/ is not built: npm run build');
  const child = spawn(process.execPath, [main], {
    cwd: environment.PLIMSOLL_DATA ?? root,
    env: { PATH: process.env.PATH ?? '', PLIMSOLL_PORT: '0', PLIMSOLL_LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output };
}

/** Starts dist/main.js as an operator would, and waits for the address it prints. */
export async function startService(environment: Readonly<Record<string, string>>): Promise<RunningService> {
  const began = performance.now();
  const { child, output } = launch(environment);
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => {
      reject(new Error(`the service ended: ${output()}`));
    });
    child.stdout?.on('data', () => {
      const address = /at (http:\S+)/.exec(output())?.[1];
      if (address !== undefined) resolve(address);
    });
  });
  return {
    url,
    process: child,
    startedIn: performance.now() - began,
    output,
    async stop(signal = 'SIGTERM') {
      const end = (): number | NodeJS.Signals | null => child.exitCode ?? child.signalCode;
      if (end() !== null) return end();
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
      return end();
    },
  };
}

/** Runs dist/main.js until it has said something, then sends it the signal: how it ended, and after how long. */
export async function serviceStoppedWhen(
  said: string,
  environment: Readonly<Record<string, string>>,
): Promise<Ended & { readonly took: number }> {
  const { child, output } = launch(environment);
  const ended = once(child, 'exit') as Promise<[number | null]>;
  await new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', () => {
        if (output().includes(said)) resolve();
      });
  });
  const began = performance.now();
  child.kill('SIGTERM');
  const [code] = await ended;
  return { code, output: output(), took: performance.now() - began };
}

/** Runs dist/main.js where it is expected to end by itself. */
export async function serviceThatEnds(environment: Readonly<Record<string, string>>): Promise<Ended> {
  const { child, output } = launch(environment);
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, output: output() };
}
