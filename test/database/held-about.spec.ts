import { readFileSync } from 'node:fs';

import { heldTables } from '../../src/voice/held-about.queries.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

const test = useDatabase(new SteppedClock('2026-11-23T14:00:00Z'));

// what is computed from the rest, and mails: what they said is in the notifications and in the mailbox
const derived = ['mail', 'subject_load', 'track'];

it('what is held about a person leaves out no table that is about people', async () => {
  const rows = await test.database.db.query<{ name: string }>(
    `select distinct table_name as name from information_schema.columns
      where table_schema = 'public' and column_name in ('person_id', 'worker_id', 'subject_id') order by 1`,
  );
  const asked = readFileSync('src/voice/held-about.queries.ts', 'utf8');
  const missing = rows.map(({ name }) => name).filter((name) => !new RegExp(`from ${name}\\b`).test(asked));
  expect(missing.filter((name) => !derived.includes(name))).toEqual([]);
  expect(rows.length).toBeGreaterThan(10);
});

it('every table of it can be read', async () => {
  const held = await heldTables(test.database.db, 'W-1');
  expect(Object.values(held).flat()).toEqual([]);
});
