import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { newId } from '../platform/ids.js';
import { makeFolder } from '../platform/make-folder.js';
import { SetupError } from '../platform/settings/settings.js';
import type { Settings } from '../platform/settings/settings.schema.js';

type Wanted = Pick<Settings, 'logKeyFile' | 'data'>;

/** The key that signs checkpoints: the one that was set, else one that is made at the first start and kept. */
export function openLogKey({ logKeyFile, data }: Wanted): KeyObject {
  if (logKeyFile !== undefined) return readKey(logKeyFile, 'PLIMSOLL_LOG_KEY_FILE');
  const file = ownKeyFile(data);
  if (!existsSync(file)) {
    try {
      makeKey(file);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new SetupError([
        `PLIMSOLL_DATA is ${data}, where the log’s key cannot be kept: ${reason}. Name another folder, or a key with PLIMSOLL_LOG_KEY_FILE`,
      ]);
    }
  }
  return readKey(file, 'the log’s key');
}

/** The public half of the key, without making one: null where there is none yet. */
export function logPublicKey({ logKeyFile, data }: Wanted): KeyObject | null {
  try {
    return createPublicKey(readFileSync(logKeyFile ?? ownKeyFile(data)));
  } catch {
    return null;
  }
}

const ownKeyFile = (data: string): string => path.join(data, 'log-key.pem');

function readKey(file: string, what: string): KeyObject {
  try {
    const key = createPrivateKey(readFileSync(file));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (error) {
    throw new SetupError([
      `${what}, ${file}, cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    ]);
  }
  throw new SetupError([
    `${what}, ${file}, must be an Ed25519 private key in PEM (openssl genpkey -algorithm ed25519)`,
  ]);
}

/** Written aside and linked: of two processes that start at once both end with the same whole key. */
function makeKey(file: string): void {
  makeFolder(path.dirname(file), 0o700);
  const aside = `${file}.${newId()}`;
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(aside, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(aside, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
