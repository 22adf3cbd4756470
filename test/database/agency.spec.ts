import { Client } from 'pg';

import { migrations } from '../../src/migrations/list.js';
import { ownerDataSource } from '../../src/platform/database/data-source.js';
import { type OpenDatabase, openDatabase } from '../../src/platform/database/open-database.js';
import { loadSettings } from '../../src/platform/settings/settings.js';
import { isOneSided } from '../../src/targets/version.queries.js';
import { type Clone, cloneDatabase, emptyDatabase } from '../support/database.js';

/** A table of the ground stands for those of the rooms. */
const schema = { migrations, tablesOfFacts: ['lease'] };
let clone: Clone;
const opened: OpenDatabase[] = [];

const open = async (environment: Record<string, string> = {}): Promise<OpenDatabase> => {
  const database = await openDatabase(clone.url, loadSettings(environment, '/'), schema);
  opened.push(database);
  return database;
};

beforeEach(async () => {
  clone = await cloneDatabase();
});
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
  await clone.drop();
});

const addRow = `insert into lease (name, holder, until) values ('a', 'me', now())`;

it('makes the agency at the first start and finds it at the next', async () => {
  const first = await open({ PLIMSOLL_AGENCY_NAME: 'Rivers County' });
  const second = await open();
  expect(first.agency).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/) as string,
    code: 'county',
    name: 'Rivers County',
    timeZone: 'America/Los_Angeles',
    rehearsal: false,
  });
  expect(second.agency).toEqual(first.agency);
});

it('keeps the time zone of the first start and refuses another', async () => {
  await open({ PLIMSOLL_TIME_ZONE: 'America/Denver' });
  expect((await open()).agency.timeZone).toBe('America/Denver');
  await expect(open({ PLIMSOLL_TIME_ZONE: 'America/Chicago' })).rejects.toThrow('America/Denver');
});

it('says at its first start whether one signature is enough, and never changes it', async () => {
  const oneSided = async (): Promise<boolean> => isOneSided((await open()).database.db);
  await open({ PLIMSOLL_ONE_SIDED: '1' });
  expect(await oneSided()).toBe(true);
  await expect(open({ PLIMSOLL_ONE_SIDED: '0' })).rejects.toThrow('began with one signature');
  expect((await open({ PLIMSOLL_ONE_SIDED: '1' })).agency.code).toBe((await open()).agency.code);
});

it('asks for two signatures where nothing is said, also later', async () => {
  expect(await isOneSided((await open()).database.db)).toBe(false);
  await expect(open({ PLIMSOLL_ONE_SIDED: '1' })).rejects.toThrow('began with two signatures');
});

it('stays a rehearsal for good once it was one', async () => {
  const rehearsal = await open({ PLIMSOLL_REHEARSAL: '1' });
  expect(rehearsal.agency.rehearsal).toBe(true);
  await expect(open()).rejects.toThrow('rehearsal');
  await expect(open({ PLIMSOLL_AGENCY: 'other' })).rejects.toThrow('rehearsal');
});

it('has a clock in rehearsal that stands still from the first start on', async () => {
  const began = Date.now();
  const first = await (await open({ PLIMSOLL_REHEARSAL: '1' })).clock.now();
  const second = await (await open({ PLIMSOLL_REHEARSAL: '1' })).clock.now();
  expect(Math.abs(first - began)).toBeLessThan(5_000);
  expect(second).toBe(first);
});

it('never rehearses where there are data in earnest', async () => {
  const { database } = await open();
  await database.db.query(addRow);
  await expect(open({ PLIMSOLL_REHEARSAL: '1' })).rejects.toThrow('holds the data of the agency county');
});

it('may rehearse in a database that was only ever started', async () => {
  await open();
  expect((await open({ PLIMSOLL_REHEARSAL: '1' })).agency.rehearsal).toBe(true);
});

it('shows each agency its own rows, the owner of the tables included', async () => {
  const one = await open();
  const other = await open({ PLIMSOLL_AGENCY: 'other' });
  await one.database.db.query(addRow);
  const count = 'select count(*) as n from lease';
  expect(await one.database.db.query(count)).toEqual([{ n: 1 }]);
  expect(await other.database.db.query(count)).toEqual([{ n: 0 }]);
  const trespass = `update lease set holder = 'theirs'`;
  await other.database.db.query(trespass);
  expect(await one.database.db.query('select holder from lease')).toEqual([{ holder: 'me' }]);
  const smuggled = `insert into lease (agency_id, name, holder, until) values ('${one.agency.id}', 'b', 'me', now())`;
  await expect(other.database.db.query(smuggled)).rejects.toThrow('row-level security');
});

it('acts as a role that owns nothing and may change no table', async () => {
  const { database, warnings } = await open();
  const [role] = await database.db.query<{ name: string; super: boolean }>(
    `select rolname as name, rolsuper as super from pg_roles where rolname = current_user`,
  );
  expect(role).toEqual({ name: 'plimsoll_app', super: false });
  expect(warnings).toEqual([]);
  await expect(database.db.query('drop table lease')).rejects.toThrow('must be owner');
  await expect(database.db.query('alter table lease disable row level security')).rejects.toThrow('owner');
});

it('protects every table that has an agency in it', async () => {
  const { database } = await open();
  const bare = await database.db.query(`
    select relname from pg_class join pg_attribute on attrelid = pg_class.oid and attname = 'agency_id'
    where relkind = 'r' and relnamespace = 'public'::regnamespace
      and not (relrowsecurity and (relforcerowsecurity or relname = 'agency'))`);
  expect(bare).toEqual([]);
});

it('lets two first starts at the same time make one agency', async () => {
  const both = await Promise.all([open(), open()]);
  expect(both[0].agency.id).toBe(both[1].agency.id);
});

it('goes back by its migrations and forward again', async () => {
  const empty = await emptyDatabase();
  const source = await ownerDataSource(empty.url, migrations).initialize();
  try {
    await source.runMigrations();
    for (const _ of migrations) await source.undoLastMigration();
    const left: unknown = await source.query(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relname not like 'schema_migration%' and relkind = 'r'`,
    );
    expect(left).toEqual([]);
    await source.runMigrations();
  } finally {
    await source.destroy();
    await empty.drop();
  }
});

it('says so where the login may not act as the narrow role', async () => {
  const name = `login_${Math.random().toString(36).slice(2)}`;
  const owner = new Client({ connectionString: clone.url });
  await owner.connect();
  const empty = await emptyDatabase();
  const emptyName = /@\/(\w+)\?/.exec(empty.url)?.[1] ?? '';
  await owner.query(`create role ${name} login password 'p'; alter database ${emptyName} owner to ${name}`);
  try {
    const url = empty.url.replace(/\/\/[^@]*@/, `//${name}:p@`);
    const service = await openDatabase(url, loadSettings({}, '/'), schema);
    expect(service.warnings).toEqual([expect.stringContaining('plimsoll_app')]);
    expect(await service.database.db.query('select count(*) as n from lease')).toEqual([{ n: 0 }]);
    await service.close();
  } finally {
    await empty.drop();
    await owner.query(`drop role ${name}`);
    await owner.end();
  }
});
