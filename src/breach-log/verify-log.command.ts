import { createReadStream, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { originOf } from '../core/checkpoint.js';
import { verifierKeyText } from '../core/checkpoint-note.js';
import type { HeldCheckpoint, LogVerdict } from '../core/log-bundle-verdict.js';
import type { Platform } from '../platform/platform.js';
import { readHeld } from './held-note.js';
import { logPublicKey } from './log-key.js';
import { verifyDatabase, verifyFile } from './verify-log.js';

type LogHouse = Pick<Platform, 'settings' | 'agency' | 'database' | 'close'>;

/** `verify-log`: with a FILE it needs neither settings nor network; without, it reads the configured database. */
export function verifyLogCommand(open: () => Promise<LogHouse>) {
  return {
    name: 'verify-log',
    usage: 'verify-log [FILE] [--checkpoint FILE] [--json]',
    async run(args: readonly string[]): Promise<number> {
      const wanted = readArguments(args);
      if (typeof wanted === 'string') {
        console.error(wanted);
        return 2;
      }
      const held = wanted.checkpoint === undefined ? [] : [readHeld(readFileSync(wanted.checkpoint, 'utf8'))];
      const verdict = held.includes(null)
        ? noCheckpoint(wanted.checkpoint ?? '')
        : await verify(
            wanted.file,
            open,
            held.filter((each) => each !== null),
          );
      console.log(wanted.json ? JSON.stringify(asJson(verdict)) : asText(verdict));
      return exitCode(verdict);
    },
  };
}

interface Wanted {
  readonly file: string | undefined;
  readonly checkpoint: string | undefined;
  readonly json: boolean;
}

function readArguments(args: readonly string[]): Wanted | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { checkpoint: { type: 'string' }, json: { type: 'boolean' }, replay: { type: 'boolean' } },
    });
    if (positionals.length > 1) return 'verify-log takes one FILE';
    if (values.replay === true) {
      return 'verify-log cannot replay: it proves what the log holds, and does not recompute load tracks from facts';
    }
    return { file: positionals[0], checkpoint: values.checkpoint, json: values.json === true };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function verify(
  file: string | undefined,
  open: () => Promise<LogHouse>,
  held: readonly HeldCheckpoint[],
): Promise<LogVerdict> {
  if (file !== undefined) return verifyFile(file === '-' ? process.stdin : createReadStream(file), held);
  const house = await open();
  try {
    const origin = originOf(house.agency.code);
    const key = logPublicKey(house.settings);
    const publicKey = key === null ? null : verifierKeyText(origin, key);
    return await verifyDatabase(house.database.db, { origin, publicKey }, held);
  } finally {
    await house.close();
  }
}

function noCheckpoint(file: string): LogVerdict {
  const detail = `${file} holds no checkpoint`;
  return { outcome: 'refuted', firstBad: { index: null, why: 'no_checkpoint', detail } };
}

function asText(verdict: LogVerdict): string {
  switch (verdict.outcome) {
    case 'verified': {
      const { origin, size, root } = verdict.checkpoint;
      const lines = [
        `The log verifies: ${verdict.entries} of ${size} entries of ${origin}, root ${root.toString('base64')}`,
      ];
      for (const old of verdict.extended) lines.push(`It extends the checkpoint over ${old} entries`);
      return lines.join('\n');
    }
    case 'refuted': {
      const { index, why, detail } = verdict.firstBad;
      return `The log does not verify. First bad entry: ${index === null ? 'none can be named' : String(index)} (${why}): ${detail}`;
    }
    case 'undecided':
      return `What is there verifies, but: ${verdict.detail}`;
  }
}

function asJson(verdict: LogVerdict): object {
  switch (verdict.outcome) {
    case 'verified': {
      const { origin, size, root } = verdict.checkpoint;
      const { entries, extended } = verdict;
      return { verified: true, origin, size, root: root.toString('base64'), entries, extends: extended };
    }
    case 'refuted': {
      const { index, why, detail } = verdict.firstBad;
      return { verified: false, firstBad: index, why, detail };
    }
    case 'undecided':
      return { verified: false, firstBad: null, why: 'undecided', detail: verdict.detail };
  }
}

function exitCode({ outcome }: LogVerdict): number {
  switch (outcome) {
    case 'verified':
      return 0;
    case 'refuted':
      return 5;
    case 'undecided':
      return 1;
  }
}
