import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { makeFolder } from '../../src/platform/make-folder.js';

describe('making a folder', () => {
  let ground: string;
  beforeEach(() => {
    ground = mkdtempSync(path.join(tmpdir(), 'folder-'));
  });
  afterEach(() => {
    rmSync(ground, { recursive: true, force: true });
  });

  it('makes those above it that are missing, for nobody else, and is done when it is there', () => {
    const deep = path.join(ground, 'a', 'b', 'c');
    makeFolder(deep, 0o700);
    makeFolder(deep, 0o700);
    expect([deep, path.dirname(deep)].map((place) => statSync(place).mode & 0o777)).toEqual([0o700, 0o700]);
  });

  it('takes a link to a folder for one', () => {
    symlinkSync(ground, `${ground}-link`);
    makeFolder(path.join(`${ground}-link`, 'a'), 0o700);
    expect(statSync(path.join(ground, 'a')).isDirectory()).toBe(true);
    rmSync(`${ground}-link`);
  });

  it('says no where a file is in the way', () => {
    writeFileSync(path.join(ground, 'file'), '');
    expect(() => {
      makeFolder(path.join(ground, 'file'), 0o700);
    }).toThrow('not a folder');
    expect(() => {
      makeFolder(path.join(ground, 'file', 'a'), 0o700);
    }).toThrow(/ENOTDIR/);
  });

  it('says no, and comes to an end, where nothing can be made', () => {
    for (const place of ['/proc/plimsoll', '/proc/self/task/plimsoll/data']) {
      expect(() => {
        makeFolder(place, 0o700);
      }).toThrow(/ENOENT|EACCES|EPERM|EROFS/);
    }
  });
});
