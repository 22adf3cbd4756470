import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { withFolderLock } from '../../src/platform/embedded/folder-lock.js';
import { startPostgres } from '../../src/platform/embedded/postgres-server.js';
import { processIdentity } from '../../src/platform/embedded/process-identity.js';
import { privateFolder, serverHome } from '../../src/platform/embedded/server-home.js';
import { serverUser } from '../../src/platform/embedded/server-user.js';

let folder: string;
const made: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'embedded-'));
  chmodSync(folder, 0o711);
});
afterEach(() => {
  for (const place of [folder, ...made.splice(0)]) rmSync(place, { recursive: true, force: true });
});

describe('the lock of a data folder', () => {
  it('lets one in at a time', async () => {
    const inside: string[] = [];
    const enter = (name: string): Promise<void> =>
      withFolderLock(folder, async () => {
        inside.push(`${name} in`);
        await pause(30);
        inside.push(`${name} out`);
      });
    await Promise.all([enter('a'), enter('b')]);
    expect(inside.map((step) => step.slice(2))).toEqual(['in', 'out', 'in', 'out']);
  });

  it.each([
    ['was killed', '999999999 some boot 1'],
    ['had our number in an earlier life', `${process.pid} an earlier boot 1`],
    ['left nonsense', 'x'],
  ])('is not kept by a holder that %s', async (_, holder) => {
    writeFileSync(path.join(folder, 'start.lock'), holder);
    expect(await withFolderLock(folder, () => Promise.resolve('in'))).toBe('in');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is given back by work that fails', async () => {
    await expect(withFolderLock(folder, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(readdirSync(folder)).toEqual([]);
  });
});

it('knows a process by when it began, not by its number alone', () => {
  const mine = processIdentity(process.pid);
  expect(mine).toMatch(new RegExp(`^${process.pid} .+`));
  expect(processIdentity(process.pid)).toBe(mine);
  expect(processIdentity(999_999_999)).toBeUndefined();
});

describe('where the servers live', () => {
  const user = serverUser();

  it('is the data folder, its sockets for nobody else', () => {
    const home = serverHome(folder, user);
    expect(home.folder).toBe(folder);
    expect(statSync(home.sockets).mode & 0o777).toBe(0o700);
  });

  it('is never under a link or a folder of somebody else', () => {
    mkdirSync(path.join(folder, 'elsewhere'));
    symlinkSync(path.join(folder, 'elsewhere'), path.join(folder, 'run'));
    expect(() => {
      privateFolder(path.join(folder, 'run'), undefined);
    }).toThrow('not a folder');
  });

  it('is another folder for the sockets where their path would be too long', () => {
    const deep = path.join(folder, 'x'.repeat(100));
    const home = serverHome(deep, user);
    made.push(home.sockets);
    expect(home.folder).toBe(deep);
    expect(Buffer.byteLength(home.sockets)).toBeLessThan(90);
    expect(serverHome(deep, user).sockets).toBe(home.sockets);
  });

  it('is found again by root where the servers cannot enter, and not by a folder made anew', () => {
    if (user === undefined) return;
    const closed = path.join(folder, 'closed');
    const data = path.join(closed, 'data');
    mkdirSync(data, { recursive: true });
    chmodSync(folder, 0o700);
    const home = serverHome(data, user);
    made.push(path.dirname(home.sockets));
    expect(home.folder).not.toBe(data);
    expect(serverHome(data, user).folder).toBe(home.folder);
    rmSync(data, { recursive: true });
    mkdirSync(data);
    const anew = serverHome(data, user);
    made.push(path.dirname(anew.sockets));
    expect(anew.folder).not.toBe(home.folder);
  });
});

it('starts over what a start that was killed half-way left of a database', async () => {
  mkdirSync(path.join(folder, 'pg18.half', 'base'), { recursive: true });
  const postgres = await startPostgres(serverHome(folder, serverUser()), ['fsync=off']);
  expect(await postgres.hasOthers()).toBe(false);
  await postgres.stop();
  expect(readdirSync(folder)).not.toContain('pg18.half');
});

it('takes no data of another version for its own, and starts none beside them', async () => {
  mkdirSync(path.join(folder, 'pg14'));
  await expect(startPostgres(serverHome(folder, serverUser()))).rejects.toThrow('PLIMSOLL_DATABASE_URL');
});

it('does not stop at the number of a postmaster that belongs to another program now', async () => {
  const home = serverHome(folder, serverUser());
  await (await startPostgres(home, ['fsync=off'])).stop();
  writeFileSync(path.join(folder, 'pg18', 'postmaster.pid'), `${process.pid}\n${folder}/pg18\n1\n5432\n`);
  const again = await startPostgres(home, ['fsync=off']);
  await again.stop();
});
