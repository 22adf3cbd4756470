import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

import { readBase64 } from './checkpoint.js';

/** Whose signature is believed: a C2SP verifier key, its name and the Ed25519 key. */
export interface VerifierKey {
  readonly name: string;
  readonly id: Buffer;
  readonly publicKey: KeyObject;
}

/** What became of reading a signed note. Its text means nothing unless the signature is that of the known key. */
export type OpenedNote =
  | { readonly outcome: 'signed'; readonly text: string }
  | { readonly outcome: 'malformed' }
  | { readonly outcome: 'unknown_key'; readonly names: readonly string[] }
  | { readonly outcome: 'bad_signature' };

/** Names a public key the way that C2SP signed-note verifier keys are handed out: `name+hash+base64`. */
export function verifierKeyText(name: string, key: KeyObject): string {
  const raw = rawPublicKey(key);
  return `${name}+${keyId(name, raw).toString('hex')}+${Buffer.concat([ed25519, raw]).toString('base64')}`;
}

/** Reads a verifier key; null where it is none, is of another algorithm, or its hash is not that of the key. */
export function readVerifierKey(text: string): VerifierKey | null {
  const parts = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(text);
  const [, name, hash, key] = parts ?? [];
  if (name === undefined || hash === undefined || key === undefined) return null;
  const bytes = readBase64(key);
  if (bytes?.length !== 33 || bytes[0] !== ed25519[0]) return null;
  const raw = bytes.subarray(1);
  const id = keyId(name, raw);
  if (id.toString('hex') !== hash) return null;
  const der = Buffer.concat([spkiPrefix, raw]);
  return { name, id, publicKey: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
}

/** Signs a text that ends in a line feed (C2SP signed-note, Ed25519). The same text and key give the same note. */
export function signNote(text: string, name: string, key: KeyObject): string {
  const signature = sign(null, Buffer.from(text), key);
  const id = keyId(name, rawPublicKey(createPublicKey(key)));
  return `${text}\n— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}

/** Reads a signed note. Signatures by other keys are passed over; one by the known key that does not fit spoils it. */
export function openNote(note: string, key: VerifierKey): OpenedNote {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n') || hasControls(note)) return { outcome: 'malformed' };
  const text = note.slice(0, end + 1);
  const signatures = note
    .slice(end + 2, -1)
    .split('\n')
    .map(readSignature);
  if (signatures.length > mostSignatures || signatures.includes(null)) return { outcome: 'malformed' };
  const read = signatures.filter((signature) => signature !== null);
  const own = read.filter(({ name, id }) => name === key.name && id.equals(key.id));
  if (own.length === 0) return { outcome: 'unknown_key', names: read.map(({ name }) => name) };
  const fit = own.every(({ signature }) => verify(null, Buffer.from(text), key.publicKey, signature));
  return fit ? { outcome: 'signed', text } : { outcome: 'bad_signature' };
}

interface Signature {
  readonly name: string;
  readonly id: Buffer;
  readonly signature: Buffer;
}

function readSignature(line: string): Signature | null {
  const [, name, text] = /^— ([^\s+]+) ([A-Za-z0-9+/=]+)$/u.exec(line) ?? [];
  const bytes = text === undefined ? null : readBase64(text);
  if (name === undefined || bytes === null || bytes.length < 5) return null;
  return { name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

/** The first four bytes of SHA-256(name ‖ line feed ‖ 0x01 ‖ public key). */
function keyId(name: string, raw: Buffer): Buffer {
  const hash = createHash('sha256').update(`${name}\n`).update(ed25519).update(raw);
  return hash.digest().subarray(0, 4);
}

const rawPublicKey = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' }).subarray(-32);

/** Control characters other than the line feed. */
function hasControls(note: string): boolean {
  for (let at = 0; at < note.length; at++) {
    const code = note.charCodeAt(at);
    if (code < 0x20 && code !== 0x0a) return true;
  }
  return false;
}

const ed25519 = Buffer.of(1);
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const mostSignatures = 100;
