import { createPublicKey, generateKeyPairSync } from 'node:crypto';

import { checkpointDue } from '../../src/breach-log/checkpoint-due.js';
import { Checkpoints } from '../../src/breach-log/checkpoints.js';
import { appendEntries } from '../../src/breach-log/log.js';
import { logIntact } from '../../src/breach-log/log-intact.js';
import { bundleText, exportChunks } from '../../src/breach-log/log-export.js';
import { consistencyProof } from '../../src/breach-log/log-proofs.js';
import { verifyDatabase, verifyFile } from '../../src/breach-log/verify-log.js';
import type { Calendar } from '../../src/core/calendar.js';
import { openNote, readVerifierKey, verifierKeyText } from '../../src/core/checkpoint-note.js';
import type { EntryDraft } from '../../src/core/entry.js';
import { instant, rfc3339 } from '../../src/core/instant.js';
import { type HeldCheckpoint, readHeldCheckpoint } from '../../src/core/log-bundle-verdict.js';
import { checkConsistency } from '../../src/core/merkle-proof.js';
import type { Notice } from '../../src/core/notice.js';
import type { Database } from '../../src/platform/database/database.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

const origin = 'plimsoll/county';
const { privateKey } = generateKeyPairSync('ed25519');
const checkpoints = new Checkpoints(privateKey, origin);
const identity = { origin, publicKey: checkpoints.publicKey };

const calendar: Calendar = {
  timeZone: 'America/Los_Angeles',
  workingDays: new Set([1, 2, 3, 4, 5]),
  closeOfBusiness: '17:00',
  offDays: new Set(),
};

async function append(database: Database, ...breaches: string[]): Promise<void> {
  const effectiveAt = instant(Date.parse('2026-11-23T13:00:00Z'));
  const drafts = breaches.map((breach): EntryDraft => ({ kind: 'opened', effectiveAt, breach, facts: { load: 16 } }));
  await database.transaction((tx) => appendEntries(tx, drafts));
}

function held(note: string): HeldCheckpoint[] {
  const read = readHeldCheckpoint(note);
  return read === null ? [] : [read];
}

async function* bytes(text: AsyncIterable<string> | string): AsyncGenerator<Uint8Array> {
  if (typeof text === 'string') yield Buffer.from(text);
  else for await (const part of text) yield Buffer.from(part);
}

describe('a checkpoint', () => {
  const test = useDatabase();

  it('states what the log is now, and opens with the public key', async () => {
    await append(test.database, 'PL-2026-0001', 'PL-2026-0002', 'PL-2026-0001');
    const signed = await checkpoints.checkpointNow(test.database.db);
    expect(signed.checkpoint).toMatchObject({ origin, size: 3 });
    const key = readVerifierKey(signed.publicKey);
    expect(key === null ? null : openNote(signed.note, key).outcome).toBe('signed');
    expect(signed.publicKey).toBe(verifierKeyText(origin, createPublicKey(privateKey)));
    expect(await checkpoints.checkpointNow(test.database.db)).toEqual(signed);
  });

  it('is extended by the export, the bundles and the database of later', async () => {
    const { note } = await checkpoints.checkpointNow(test.database.db);
    await append(test.database, 'PL-2026-0003', 'PL-2026-0001', 'PL-2026-0004', 'PL-2026-0002');
    const now = await checkpoints.checkpointNow(test.database.db);
    const { db } = test.database;
    expect(await verifyFile(bytes(exportChunks(db, now)), held(note))).toMatchObject({
      outcome: 'verified',
      entries: 7,
      extended: [3],
    });
    const bundle = (await bundleText(db, 'PL-2026-0001', now, 3)) ?? '';
    expect(await verifyFile(bytes(bundle), held(note))).toMatchObject({
      outcome: 'verified',
      entries: 3,
      extended: [3],
    });
    expect(bundle.split('\n').map((line) => (line.startsWith('{"index"') ? (JSON.parse(line) as { index: number }).index : null))).toEqual([0, 2, 4, null, null]); // prettier-ignore
    expect(await verifyDatabase(db, identity, held(note))).toMatchObject({ outcome: 'verified', entries: 7 });
    expect(await bundleText(db, 'PL-2026-0099', now, null)).toBeNull();
  });

  it('leaves out what is appended while it is exported', async () => {
    const now = await checkpoints.checkpointNow(test.database.db);
    await append(test.database, 'PL-2026-0005');
    expect(await verifyFile(bytes(exportChunks(test.database.db, now)), [])).toMatchObject({
      entries: now.checkpoint.size,
    });
  });

  it('is proven to be extended by a consistency proof', async () => {
    const old = (await checkpoints.checkpointNow(test.database.db)).checkpoint;
    await append(test.database, ...Array.from({ length: 20 }, () => 'PL-2026-0006'));
    const { checkpoint } = await checkpoints.checkpointNow(test.database.db);
    const hashes = await consistencyProof(test.database.db, old.size, checkpoint.size);
    expect(checkConsistency(old, checkpoint, hashes)).toBe('consistent');
    expect(await consistencyProof(test.database.db, 0, 5)).toEqual([]);
    expect(await consistencyProof(test.database.db, 5, 5)).toEqual([]);
  });

  it('is held against the log when it was kept, and says when another key signs', async () => {
    await test.database.transaction((tx) => checkpoints.keep(tx, 'closing'));
    await test.database.transaction((tx) => checkpoints.keep(tx, 'closing'));
    await append(test.database, 'PL-2026-0007');
    expect(await verifyDatabase(test.database.db, { origin, publicKey: null }, [])).toMatchObject({
      outcome: 'verified',
    });
    expect(await checkpoints.formerKey(test.database.db)).toBeNull();
    const other = new Checkpoints(generateKeyPairSync('ed25519').privateKey, origin);
    expect(await other.formerKey(test.database.db)).toBe(checkpoints.publicKey);
    const foreign = (await other.checkpointNow(test.database.db)).note;
    expect(await verifyDatabase(test.database.db, identity, held(foreign))).toMatchObject({
      firstBad: { why: 'unknown_key' },
    });
  });

  it('larger than the log stops the log', async () => {
    await test.database.db.query(
      `insert into log_checkpoint (size, root, note, public_key, occasion, made_at)
       select size + 100, root, note, public_key, 'packet', made_at from log_checkpoint limit 1`,
    );
    await expect(append(test.database, 'PL-2026-0008')).rejects.toMatchObject({ status: 503 });
    await expect(checkpoints.checkpointNow(test.database.db)).rejects.toMatchObject({ status: 503 });
    expect(await logIntact(test.database.db)).toMatchObject({
      intact: false,
      detail: expect.stringContaining('its last checkpoint was made over') as string,
    });
  });
});

describe('the weekly checkpoint', () => {
  const clock = new SteppedClock('2026-11-25T18:00:00Z');
  const test = useDatabase(clock);
  const told: Notice[] = [];
  const source = checkpointDue(checkpoints, {
    calendarOf: () => Promise.resolve(calendar),
    seats: () =>
      Promise.resolve([
        { personId: 'L-1', side: 'labor' },
        { personId: 'M-1', side: 'management' },
      ]),
    promise: (_, notices) => Promise.resolve(void told.push(...notices)),
  });
  const due = async (): Promise<string | null> => {
    const at = await source.nextDue(test.database.db);
    return at === null ? null : rfc3339(at);
  };

  it('is not due while there is no entry', async () => {
    expect(await due()).toBeNull();
    await test.database.transaction((tx) => source.run(tx));
    expect(told).toEqual([]);
  });

  it('is due on the Monday after the first entry, and told to both sides once', async () => {
    await append(test.database, 'PL-2026-0001');
    expect(await due()).toBe('2026-11-30T16:00:00Z');
    await test.database.transaction((tx) => source.run(tx));
    expect(told).toEqual([]);
    clock.set('2026-11-30T16:00:00Z');
    await test.database.transaction((tx) => source.run(tx));
    await test.database.transaction((tx) => source.run(tx));
    expect(told.map(({ kind, to, because }) => [kind, to, because])).toEqual([
      ['checkpoint', 'L-1', 'seat of labor'],
      ['checkpoint', 'M-1', 'seat of management'],
    ]);
    const { note } = await checkpoints.checkpointNow(test.database.db);
    expect(told[0]?.facts).toEqual({ checkpoint: note, publicKey: checkpoints.publicKey, size: 1 });
    expect(await due()).toBe('2026-12-07T16:00:00Z');
  });

  it('is made once for the weeks of an outage, over an unchanged log too', async () => {
    told.length = 0;
    clock.set('2026-12-22T10:00:00Z');
    await test.database.transaction((tx) => source.run(tx));
    expect(told).toHaveLength(2);
    expect(await due()).toBe('2026-12-28T16:00:00Z');
  });
});
