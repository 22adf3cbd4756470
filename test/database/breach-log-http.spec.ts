import { generateKeyPairSync } from 'node:crypto';

import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';

import { Checkpoints } from '../../src/breach-log/checkpoints.js';
import { appendEntries } from '../../src/breach-log/log.js';
import { LogController } from '../../src/breach-log/log.controller.js';
import { verifyFile } from '../../src/breach-log/verify-log.js';
import type { EntryDraft } from '../../src/core/entry.js';
import { instant } from '../../src/core/instant.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { Database } from '../../src/platform/database/database.js';
import { ProblemFilter } from '../../src/platform/problem/problem.filter.js';
import { validation } from '../../src/platform/web/validation.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

const clock = new SteppedClock('2026-11-23T14:00:00Z');
const test = useDatabase(clock);
const checkpoints = new Checkpoints(generateKeyPairSync('ed25519').privateKey, 'plimsoll/county');
let app: NestFastifyApplication | undefined;

beforeAll(async () => {
  const made = await Test.createTestingModule({
    controllers: [LogController],
    providers: [
      { provide: Database, useValue: test.database },
      { provide: Clock, useValue: clock },
      { provide: Checkpoints, useValue: checkpoints },
      { provide: APP_FILTER, useClass: ProblemFilter },
      { provide: APP_PIPE, useValue: validation },
    ],
  }).compile();
  app = made.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await app.init();
});
afterAll(() => app?.close());

async function get(path: string, headers: Record<string, string> = {}) {
  if (app === undefined) throw new Error('the application is there from beforeAll on');
  return app.inject({ method: 'GET', url: `/api/v1/log${path}`, headers });
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}

it('answers for an empty log as for any other', async () => {
  expect((await get('/entries')).json()).toEqual({ asOf: '2026-11-23T14:00:00Z', items: [] });
  expect((await get('/checkpoint')).body).toMatch(/^plimsoll\/county\n0\n47DEQpj8HBSa[^\n]*=\n\n— plimsoll\/county /);
  expect(await verifyFile(bytes((await get('/export')).body), [])).toMatchObject({ outcome: 'verified', entries: 0 });
});

describe('a log with entries', () => {
  beforeAll(async () => {
    clock.set('2026-11-23T15:00:00Z');
    const drafts = Array.from({ length: 5 }, (_, n): EntryDraft => ({
      kind: 'opened',
      effectiveAt: instant(Date.parse('2026-11-23T14:30:00Z')),
      breach: `PL-2026-000${1 + (n % 2)}`,
      sealed: { found: 'nobody reads this here' },
    }));
    await test.database.transaction((tx) => appendEntries(tx, drafts));
    clock.set('2026-11-23T16:00:00Z');
  });

  it('is listed from an index on, as of its newest entry, without what is sealed', async () => {
    const answer = await get('/entries?from=1&limit=2');
    const { asOf, items } = answer.json<{ asOf: string; items: { index: number; entry: { kind: string } }[] }>();
    expect(asOf).toBe('2026-11-23T15:00:00Z');
    expect(items.map(({ index, entry }) => [index, entry.kind])).toEqual([[1, 'opened'], [2, 'opened']]); // prettier-ignore
    expect(answer.body).not.toContain('nobody');
  });

  it('gives its checkpoint as text, and as JSON with the key to who asks for that', async () => {
    const text = await get('/checkpoint');
    expect(text.headers['content-type']).toContain('text/plain');
    const json = await get('/checkpoint', { accept: 'application/json' });
    expect(json.json()).toMatchObject({ size: 5, checkpoint: text.body, publicKey: checkpoints.publicKey });
  });

  it('gives exports and bundles that verify', async () => {
    const exported = await get('/export');
    expect(exported.headers['content-type']).toContain('application/x-ndjson');
    expect(exported.body.trim().split('\n').map((line) => Object.keys(JSON.parse(line) as object))).toEqual([
      ...Array.from({ length: 5 }, () => ['index', 'entry']),
      ['checkpoint', 'publicKey'],
    ]); // prettier-ignore
    expect(await verifyFile(bytes(exported.body), [])).toMatchObject({ outcome: 'verified', entries: 5 });
    const bundle = await get('/bundles/PL-2026-0002');
    expect(bundle.headers['content-type']).toContain('application/x-ndjson');
    expect(bundle.body.trim().split('\n').map((line) => Object.keys(JSON.parse(line) as object))).toEqual([
      ['index', 'entry', 'inclusion'],
      ['index', 'entry', 'inclusion'],
      ['checkpoint', 'publicKey'],
    ]); // prettier-ignore
    expect(await verifyFile(bytes(bundle.body), [])).toMatchObject({ outcome: 'verified', entries: 2 });
    expect(exported.body + bundle.body).not.toContain('nobody');
  });

  it('proves that it extends an earlier size', async () => {
    const { from, to, hashes } = (await get('/proofs/consistency?from=3&to=5')).json<{ from: number; to: number; hashes: string[] }>(); // prettier-ignore
    expect([from, to]).toEqual([3, 5]);
    expect(hashes.map((hash) => Buffer.from(hash, 'base64').length)).toEqual([32, 32, 32, 32].slice(0, hashes.length));
    expect((await get('/proofs/consistency?from=5')).json()).toEqual({ from: 5, to: 5, hashes: [] });
  });

  it.each<[string, string, number]>([
    ['entries from no number', '/entries?from=-1', 422],
    ['more entries than a page has', '/entries?limit=1001', 422],
    ['entries by what is not known', '/entries?worker=W-104', 422],
    ['a proof from nowhere', '/proofs/consistency', 422],
    ['a proof to beyond the log', '/proofs/consistency?from=1&to=6', 422],
    ['a proof backwards', '/proofs/consistency?from=4&to=3', 422],
    ['the bundle of no breach', '/bundles/PL-2026-0099', 404],
    ['a bundle from beyond the log', '/bundles/PL-2026-0001?from=9', 422],
  ])('refuses %s', async (_, path, status) => {
    const answer = await get(path);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    if (status === 422) expect(answer.json()).toMatchObject({ errors: [{ code: expect.any(String) as string }] });
  });
});
