import { Client } from 'pg';

import { entriesOf, publishedEntries } from '../../src/breach-log/logged-entry.js';
import { appendEntries, nextNumbers } from '../../src/breach-log/log.js';
import { logIntact } from '../../src/breach-log/log-intact.js';
import { verifyDatabase } from '../../src/breach-log/verify-log.js';
import type { EntryDraft } from '../../src/core/entry.js';
import { instant } from '../../src/core/instant.js';
import { commitment } from '../../src/core/log-entry.js';
import type { Db } from '../../src/platform/database/database.js';
import { useDatabase } from '../support/database.js';

const opened = (breach: string, more: Partial<EntryDraft> = {}): EntryDraft => ({
  kind: 'opened',
  effectiveAt: instant(Date.parse('2026-11-23T13:00:00Z')),
  breach,
  worker: 'W-104',
  facts: { load: 15.5, quotes: '"\\\n\u2028', empty: {} },
  ...more,
});

const identity = { origin: 'plimsoll/county', publicKey: null };
const sizeOf = async (db: Db): Promise<number> => {
  const rows = await db.query<{ size: number }>('select size from log_head');
  return rows[0]?.size ?? 0;
};

describe('the log', () => {
  const test = useDatabase();

  it('begins empty, intact and verifiable', async () => {
    expect(await logIntact(test.database.db)).toEqual({ intact: true });
    expect(await verifyDatabase(test.database.db, identity, [])).toMatchObject({ outcome: 'verified', entries: 0 });
  });

  it('adds entries with their index, when they were recorded, and the entry before', async () => {
    const indexes = await test.database.transaction((tx) =>
      appendEntries(tx, [opened('PL-2026-0001'), opened('PL-2026-0002', { by: 'S-12' })]),
    );
    expect(indexes).toEqual([{ index: 0 }, { index: 1 }]);
    const [first, second] = await publishedEntries(test.database.db, 0, 10);
    expect(first).toEqual({
      index: 0,
      entry: {
        index: 0,
        epoch: 1,
        prev: null,
        kind: 'opened',
        recordedAt: '2026-11-23T14:00:00Z',
        effectiveAt: '2026-11-23T13:00:00Z',
        breach: 'PL-2026-0001',
        worker: 'W-104',
        facts: { load: 15.5, quotes: '"\\\n\u2028', empty: {} },
      },
    });
    expect(second?.entry).toMatchObject({ index: 1, by: 'S-12', prev: expect.any(String) as string });
  });

  it('adds nothing when there is nothing to add', async () => {
    const before = await sizeOf(test.database.db);
    expect(await test.database.transaction((tx) => appendEntries(tx, []))).toEqual([]);
    expect(await test.database.transaction((tx) => nextNumbers(tx, 2026, 0))).toEqual([]);
    expect(await sizeOf(test.database.db)).toBe(before);
  });

  it('can append twice in one transaction, and forgets both with it', async () => {
    const before = await sizeOf(test.database.db);
    const given = await test.database.transaction(async (tx) => {
      const first = await appendEntries(tx, [opened('PL-2026-0003')]);
      return [...first, ...(await appendEntries(tx, [opened('PL-2026-0003')]))];
    });
    expect(given).toEqual([{ index: before }, { index: before + 1 }]);
    const undone = test.database.transaction(async (tx) => {
      await appendEntries(tx, [opened('PL-2026-0003')]);
      throw new Error('changed our mind');
    });
    await expect(undone).rejects.toThrow('changed our mind');
    expect(await sizeOf(test.database.db)).toBe(before + 2);
    expect(await verifyDatabase(test.database.db, identity, [])).toMatchObject({ outcome: 'verified' });
  });

  it('keeps sealed texts aside, with a salt of their own, and shows commitments', async () => {
    const text = 'Held at the office; \u0000 Ánimo \ud83d\ude00';
    await test.database.transaction((tx) =>
      appendEntries(tx, [
        opened('PL-2026-0009', { sealed: { found: text } }),
        opened('PL-2026-0009', { sealed: { found: text } }),
      ]),
    );
    const [first, second] = await entriesOf(test.database.db, 'PL-2026-0009');
    expect(first?.sealed).toEqual({ found: text });
    expect(first?.entry.sealed?.['found']).not.toBe(second?.entry.sealed?.['found']);
    const rows = await test.database.db.query<{ entry: string; sealed: { found: { salt: string; value: string } } }>(
      `select entry, sealed from log_entry where breach = 'PL-2026-0009' order by index`,
    );
    const { salt, value } = rows[0]?.sealed.found ?? { salt: '', value: '' };
    expect(rows[0]?.entry).not.toContain('office');
    expect(Buffer.from(salt, 'base64').length).toBeGreaterThanOrEqual(16);
    expect(first?.entry.sealed?.['found']).toBe(commitment({ salt: Buffer.from(salt, 'base64'), value }));
    const published = await publishedEntries(test.database.db, first?.index ?? 0, 1);
    expect(JSON.stringify(published)).not.toContain('office');
  });

  it('hands out breach numbers by year, at least four digits', async () => {
    const numbers = await test.database.transaction(async (tx) => [
      ...(await nextNumbers(tx, 2026, 2)),
      ...(await nextNumbers(tx, 2027, 1)),
      ...(await nextNumbers(tx, 2026, 1)),
    ]);
    expect(numbers).toEqual(['PL-2026-0001', 'PL-2026-0002', 'PL-2027-0001', 'PL-2026-0003']);
    const many = await test.database.transaction((tx) => nextNumbers(tx, 2026, 9_998));
    expect(many.at(-1)).toBe('PL-2026-10001');
  });
});

describe('many who append at once', () => {
  const test = useDatabase();

  it('give one unbroken log, and no two breaches one number', async () => {
    const numbers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        test.database.transaction(async (tx) => {
          const [number = ''] = await nextNumbers(tx, 2026, 1);
          await tx.query('select pg_sleep(0.002)');
          await appendEntries(
            tx,
            Array.from({ length: 1 + (n % 3) }, () => opened(number)),
          );
          return number;
        }),
      ),
    );
    expect(new Set(numbers).size).toBe(50);
    expect(numbers.toSorted().at(-1)).toBe('PL-2026-0050');
    const size = await sizeOf(test.database.db);
    expect(await verifyDatabase(test.database.db, identity, [])).toMatchObject({ outcome: 'verified', entries: size });
    expect(await logIntact(test.database.db)).toEqual({ intact: true });
  });
});

describe('what was logged', () => {
  const test = useDatabase();
  beforeAll(async () => {
    await test.database.transaction((tx) =>
      appendEntries(
        tx,
        ['1', '2', '3'].map((n) => opened(`PL-2026-000${n}`)),
      ),
    );
  });

  it.each([
    'update log_entry set kind = kind',
    'delete from log_entry',
    'truncate log_entry',
    'update log_checkpoint set size = size',
    'delete from log_checkpoint',
    'truncate log_checkpoint',
    'delete from log_head',
    'alter table log_entry disable trigger all',
  ])('is not changed by the service: %s', async (statement) => {
    await expect(test.database.db.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  it.each([
    'update log_entry set kind = kind',
    'delete from log_entry',
    'truncate log_entry',
    'truncate log_checkpoint',
  ])('is not changed by the owner in passing: %s', async (statement) => {
    await asOwner(test.url, async (owner) => {
      await expect(owner.query(statement)).rejects.toThrow('the log is only ever added to');
    });
  });

  it('does not go in earnest when a rehearsal would begin anew', async () => {
    await expect(test.database.db.query('select plimsoll_forget_log()')).rejects.toThrow(
      'the log is only ever added to',
    );
    expect(await sizeOf(test.database.db)).toBe(3);
  });

  it('stops the service when it was cut off, and it says so', async () => {
    await asOwner(test.url, async (owner) => {
      await owner.query('alter table log_entry disable trigger all');
      await owner.query('delete from log_entry where index = 2');
      await owner.query('alter table log_entry enable trigger all');
    });
    expect(await logIntact(test.database.db)).toMatchObject({
      intact: false,
      detail: expect.stringContaining('3') as string,
    });
    const append = test.database.transaction((tx) => appendEntries(tx, [opened('PL-2026-0004')]));
    await expect(append).rejects.toMatchObject({ status: 503 });
    expect(await verifyDatabase(test.database.db, identity, [])).toMatchObject({
      outcome: 'refuted',
      firstBad: { index: 2, why: 'missing' },
    });
  });
});

describe('an entry that was altered in the database', () => {
  const test = useDatabase();
  beforeAll(async () => {
    const drafts = Array.from({ length: 9 }, () => opened('PL-2026-0001', { sealed: { found: 'calm' } }));
    await test.database.transaction((tx) => appendEntries(tx, drafts));
  });

  const alter = (statement: string): Promise<void> =>
    asOwner(test.url, async (owner) => {
      await owner.query('alter table log_entry disable trigger all');
      await owner.query(statement);
      await owner.query('alter table log_entry enable trigger all');
    });

  it('is named', async () => {
    await alter(`update log_entry set entry = replace(entry, '15.5', '14') where index = 4`);
    expect(await verifyDatabase(test.database.db, identity, [])).toMatchObject({
      firstBad: { index: 4, why: 'altered' },
    });
    await alter(`update log_entry set entry = replace(entry, ':14,', ':15.5,') where index = 4`);
    expect(await verifyDatabase(test.database.db, identity, [])).toMatchObject({ outcome: 'verified' });
  });

  it('is named when only its sealed text was', async () => {
    await alter(`update log_entry set sealed = replace(sealed::text, 'calm', 'cold')::json where index = 6`);
    expect(await verifyDatabase(test.database.db, identity, [])).toMatchObject({
      firstBad: { index: 6, why: 'altered' },
    });
  });
});

async function asOwner(url: string, work: (owner: Client) => Promise<void>): Promise<void> {
  const owner = new Client({ connectionString: url });
  await owner.connect();
  try {
    await owner.query(`select set_config('plimsoll.agency', (select agency_id::text from agency), false)`);
    await work(owner);
  } finally {
    await owner.end();
  }
}
