import { appendEntries } from '../../src/breach-log/log.js';
import { instant } from '../../src/core/instant.js';
import { migrations, tablesOfFacts } from '../../src/migrations/list.js';
import { type OpenDatabase, openDatabase } from '../../src/platform/database/open-database.js';
import { loadSettings } from '../../src/platform/settings/settings.js';
import { type Clone, cloneDatabase } from '../support/database.js';

let clone: Clone | undefined;
let open: OpenDatabase | undefined;
beforeAll(async () => {
  clone = await cloneDatabase();
  open = await openDatabase(clone.url, loadSettings({ PLIMSOLL_REHEARSAL: '1' }, '/'), { migrations, tablesOfFacts });
});
afterAll(async () => {
  await open?.close();
  await clone?.drop();
});

it('a rehearsal’s log can begin anew', async () => {
  const database = open?.database;
  if (database === undefined) throw new Error('the database is there from beforeAll on');
  const append = () =>
    database.transaction((tx) =>
      appendEntries(tx, [{ kind: 'opened', effectiveAt: instant(0), breach: 'PL-2026-0001' }]),
    );
  await append();
  expect(await append()).toEqual([{ index: 1 }]);
  await expect(database.db.query('delete from log_entry')).rejects.toThrow('permission denied');
  await database.db.query('select plimsoll_forget_log()');
  expect(await append()).toEqual([{ index: 0 }]);
});
