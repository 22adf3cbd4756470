import { refuseAbandoned } from '../../src/feeds/abandoned-imports.sweep.js';
import { importById, insertImport, noteWork } from '../../src/feeds/import.queries.js';
import { newId } from '../../src/platform/ids.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

const clock = new SteppedClock('2026-11-23T14:00:00Z');
const test = useDatabase(clock);

const order = { kind: 'units', feed: null, mode: 'snapshot', dryRun: false, format: 'csv' } as const;

async function begun(): Promise<string> {
  const importId = newId();
  await test.database.transaction((tx) =>
    insertImport(tx, {
      importId,
      digest: Buffer.alloc(32),
      receivedAt: tx.now,
      receivedBy: null,
      order: { ...order, asOf: tx.now },
    }),
  );
  return importId;
}

const stateOf = async (id: string): Promise<unknown> => (await importById(test.database.db, id))?.state;
const later = (): number => Date.now() + 1_000;

it('refuses an import whose process ended, saying so', async () => {
  const id = await begun();
  await refuseAbandoned(test.database, later());
  const made = await importById(test.database.db, id);
  expect(made).toMatchObject({ state: 'refused', findings: [{ code: 'interrupted' }] });
});

it('leaves alone what somebody works on, and what has only just begun', async () => {
  const id = await begun();
  await test.database.transaction(async (tx) => {
    await noteWork(tx, id);
    await refuseAbandoned(test.database, later());
  });
  expect(await stateOf(id)).toBe('checking');
  await refuseAbandoned(test.database, Date.now() - 60_000);
  expect(await stateOf(id)).toBe('checking');
});
