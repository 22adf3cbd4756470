import { setTimeout as pause } from 'node:timers/promises';
import { finished } from 'node:stream/promises';

import { from as copyFrom } from 'pg-copy-streams';

import { remembered } from '../../src/platform/database/remembered.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

const clock = new SteppedClock('2026-11-23T14:00:00Z');
const here = useDatabase(clock);

const put = `insert into lease (name, holder, until) values ($1, 'me', $2)`;
const names = async (): Promise<string[]> => {
  const rows = await here.database.db.query<{ name: string }>('select name from lease order by name');
  return rows.map(({ name }) => name);
};

beforeEach(async () => {
  await here.database.db.query('delete from lease');
});

it('commits what the work wrote, and then runs what was to follow', async () => {
  const followed: string[] = [];
  const result = await here.database.transaction(async (tx) => {
    tx.afterCommit(() => followed.push('after'));
    await tx.query(put, ['a', new Date(tx.now)]);
    followed.push('inside');
    return 7;
  });
  expect(result).toBe(7);
  expect(followed).toEqual(['inside', 'after']);
  expect(await names()).toEqual(['a']);
});

it('leaves nothing of work that failed, and runs nothing after it', async () => {
  const followed: string[] = [];
  const work = here.database.transaction(async (tx) => {
    tx.afterCommit(() => followed.push('after'));
    await tx.query(put, ['a', new Date(tx.now)]);
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  expect(followed).toEqual([]);
  expect(await names()).toEqual([]);
});

it('has one instant, that of the clock when it began', async () => {
  clock.set('2026-11-23T15:30:00.250Z');
  const instants = await here.database.transaction(async (tx) => {
    await tx.query(put, ['a', new Date(tx.now)]);
    const rows = await tx.query<{ until: number }>('select until from lease');
    clock.advance(1_000);
    return [tx.now, rows[0]?.until];
  });
  expect(instants).toEqual([Date.parse('2026-11-23T15:30:00.250Z'), Date.parse('2026-11-23T15:30:00.250Z')]);
});

it('runs again after a deadlock, so that both transactions succeed', async () => {
  await here.database.db.query(put, ['a', new Date(0)]);
  await here.database.db.query(put, ['b', new Date(0)]);
  let reached = 0;
  const meet = async (): Promise<void> => {
    reached += 1;
    while (reached < 2) await pause(5);
  };
  const touch = (first: string, second: string): Promise<void> =>
    here.database.transaction(async (tx) => {
      await tx.query(`update lease set holder = 'x' where name = $1`, [first]);
      if (reached < 2) await meet();
      await tx.query(`update lease set holder = 'y' where name = $1`, [second]);
    });
  await Promise.all([touch('a', 'b'), touch('b', 'a')]);
  const rows = await here.database.db.query<{ holder: string }>('select holder from lease');
  expect(rows.map(({ holder }) => holder)).toHaveLength(2);
});

it('plans a prepared statement once and answers the same', async () => {
  const ask = (n: number): Promise<{ twice: number }[]> =>
    here.database.db.prepared<{ twice: number }>('twice', 'select $1::int * 2 as twice', [n]);
  expect(await ask(2)).toEqual([{ twice: 4 }]);
  expect(await ask(3)).toEqual([{ twice: 6 }]);
});

it('reads times as instants, days as text, decimals exactly and whole numbers as numbers', async () => {
  const rows = await here.database.db.query(`
    select '2026-11-23 06:02:00.5-08'::timestamptz as at, '2026-11-23'::date as day, 8.40::numeric as exact,
           9007199254740991::bigint as whole, array['2026-11-23'::date, null] as days,
           array['2026-11-23T00:00:00Z'::timestamptz] as times, array[1::bigint] as wholes`);
  expect(rows).toEqual([
    {
      at: Date.parse('2026-11-23T14:02:00.500Z'),
      day: '2026-11-23',
      exact: '8.40',
      whole: 9007199254740991,
      days: ['2026-11-23', null],
      times: [Date.parse('2026-11-23T00:00:00Z')],
      wholes: [1],
    },
  ]);
});

it('answers statements that are sent at once in their order, each by itself', async () => {
  const answers = await here.database.transaction((tx) =>
    Promise.all([
      tx.query(put, ['a', new Date(tx.now)]),
      tx.prepared<{ name: string }>('names', 'select name from lease order by name', []),
      tx.query(put, ['b', new Date(tx.now)]),
      tx.prepared<{ name: string }>('names', 'select name from lease order by name', []),
    ]),
  );
  expect(answers).toEqual([[], [{ name: 'a' }], [], [{ name: 'a' }, { name: 'b' }]]);
});

it('fails with the first of them that fails, and leaves nothing of the others', async () => {
  const work = here.database.transaction(async (tx) => {
    await Promise.all([
      tx.query(put, ['a', new Date(tx.now)]),
      tx.query('select 1 / 0'),
      tx.query(put, ['b', new Date(tx.now)]),
    ]);
  });
  await expect(work).rejects.toThrow('division by zero');
  expect(await names()).toEqual([]);
  await here.database.transaction((tx) => tx.query(put, ['c', new Date(tx.now)]));
  expect(await names()).toEqual(['c']);
});

it('copies rows in between statements', async () => {
  await here.database.transaction(async (tx) => {
    await tx.query('create temp table given (n int) on commit drop');
    const stream = tx.client().query(copyFrom('copy given from stdin'));
    stream.end('1\n2\n3\n');
    await finished(stream);
    const [[sum], [count]] = await Promise.all([
      tx.query<{ sum: number }>('select sum(n)::int as sum from given'),
      tx.query<{ count: number }>('select count(*)::int as count from given'),
    ]);
    expect([sum, count]).toEqual([{ sum: 6 }, { count: 3 }]);
  });
});

it('reads what is remembered once, and again when it has changed', async () => {
  let asked = 0;
  const leases = remembered(async (db) => {
    asked += 1;
    return (await db.query<{ name: string }>('select name from lease order by name')).map(({ name }) => name);
  });
  await here.database.transaction(async (tx) => {
    expect(await Promise.all([leases(tx), leases(tx)])).toEqual([[], []]);
    expect(asked).toBe(1);
    await tx.query(put, ['a', new Date(tx.now)]);
    leases.changed(tx);
    expect(await leases(tx)).toEqual(['a']);
  });
  expect(asked).toBe(2);
  expect(await leases(here.database.db)).toEqual(['a']);
  expect(await leases(here.database.db)).toEqual(['a']);
  expect(asked).toBe(4);
});
