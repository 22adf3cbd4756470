import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';

import type { Calendar } from './calendar.js';
import { checkpointText, originOf, readCheckpoint } from './checkpoint.js';
import { openNote, readVerifierKey, signNote, type VerifierKey, verifierKeyText } from './checkpoint-note.js';
import { nextWeeklyCheckpoint } from './checkpoint-week.js';
import { instant, rfc3339 } from './instant.js';

/** The key and note that golang.org/x/mod/sumdb/note, the first to write signed notes, tests itself with. */
const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const seed = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1);
const privateKey = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
  format: 'der',
  type: 'pkcs8',
});
const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const signature =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const note = `${text}\n${signature}`;

function known(key: string): VerifierKey {
  const read = readVerifierKey(key);
  if (read === null) throw new Error(`no verifier key: ${key}`);
  return read;
}

describe('a signed note', () => {
  it('is signed to the byte like the known one', () => {
    expect(signNote(text, 'PeterNeumann', privateKey)).toBe(note);
    expect(verifierKeyText('PeterNeumann', createPublicKey(privateKey))).toBe(vkey);
  });

  it('opens with its key', () => {
    expect(openNote(note, known(vkey))).toEqual({ outcome: 'signed', text });
  });

  it('passes over signatures by other keys', () => {
    const other = generateKeyPairSync('ed25519');
    const others = signNote(text, 'witness.example', other.privateKey).slice(text.length + 1);
    expect(openNote(`${note}${others}`, known(vkey)).outcome).toBe('signed');
    expect(openNote(`${text}\n${others}`, known(vkey))).toEqual({ outcome: 'unknown_key', names: ['witness.example'] });
  });

  it.each([
    ['an altered text', note.replace('answer', 'Answer'), 'bad_signature'],
    ['no signature', `${text}\n`, 'malformed'],
    ['no blank line', text, 'malformed'],
    ['no line feed at its end', note.slice(0, -1), 'malformed'],
    ['a carriage return', note.replace('\n', '\r\n'), 'malformed'],
    ['a signature cut short', `${text}\n— PeterNeumann x08go/Y=\n`, 'bad_signature'],
    ['a key id alone', `${text}\n— PeterNeumann x08goA==\n`, 'malformed'],
    ['a line that is no signature', `${note}x\n`, 'malformed'],
    ['too many signatures', note + signature.repeat(100), 'malformed'],
  ])('is not opened with %s', (_, changed, outcome) => {
    expect(openNote(changed, known(vkey)).outcome).toBe(outcome);
  });

  it('has a key that no letter of can be changed', () => {
    for (let at = 0; at < vkey.length; at++) {
      const changed = `${vkey.slice(0, at)}${String.fromCharCode(vkey.charCodeAt(at) + 1)}${vkey.slice(at + 1)}`;
      expect(readVerifierKey(changed)).toBeNull();
      expect(readVerifierKey(vkey.slice(0, at))).toBeNull();
    }
    expect(readVerifierKey('PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==')).toBeNull();
    expect(readVerifierKey('PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')).toBeNull();
  });
});

describe('a checkpoint', () => {
  const example = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

  it('reads like the example of C2SP tlog-checkpoint, and writes it again', () => {
    const read = readCheckpoint(example);
    expect(read).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 });
    expect(read === null ? '' : checkpointText(read)).toBe(example);
    expect(readCheckpoint(`${example}an extension\n`)).toEqual(read);
  });

  it.each([
    ['a size with a leading zero', example.replace('2085', '02085')],
    ['a negative size', example.replace('2085', '-2085')],
    ['a size too large to count', example.replace('20852163', '9'.repeat(20))],
    ['a root that is not 32 bytes', example.replace('CsUY', '')],
    ['a root in sloppy base64', example.replace('q2I=', 'q2J=')],
    ['no origin', example.replace('example.com/behind-the-sofa', '')],
    ['an empty line', `${example}\nx\n`],
    ['no line feed at its end', example.slice(0, -1)],
    ['nothing in it', ''],
  ])('is none with %s', (_, changed) => {
    expect(readCheckpoint(changed)).toBeNull();
  });

  it('is named after the agency, in a form that a key name may have', () => {
    expect(originOf('orange')).toBe('plimsoll/orange');
    expect(originOf('North + South')).toBe('plimsoll/North%20%2B%20South');
  });
});

describe('the weekly checkpoint', () => {
  const calendar: Calendar = {
    timeZone: 'America/Los_Angeles',
    workingDays: new Set([1, 2, 3, 4, 5]),
    closeOfBusiness: '17:00',
    offDays: new Set(),
  };

  it.each([
    ['on Saturday', '2026-11-21T20:00:00Z', '2026-11-23T16:00:00Z'],
    ['on Sunday', '2026-11-22T20:00:00Z', '2026-11-23T16:00:00Z'],
    ['before eight on Monday', '2026-11-23T15:59:59Z', '2026-11-23T16:00:00Z'],
    ['at eight on Monday', '2026-11-23T16:00:00Z', '2026-11-30T16:00:00Z'],
    ['on Tuesday', '2026-11-24T02:00:00Z', '2026-11-30T16:00:00Z'],
    ['before the clocks go forward', '2027-03-09T00:00:00Z', '2027-03-15T15:00:00Z'],
  ])('after a moment %s', (_, after, due) => {
    expect(rfc3339(nextWeeklyCheckpoint(instant(Date.parse(after)), calendar))).toBe(due);
  });
});
