import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Checkpoints } from '../../src/breach-log/checkpoints.js';
import { appendEntries } from '../../src/breach-log/log.js';
import { logPublicKey, openLogKey } from '../../src/breach-log/log-key.js';
import { verifyLogCommand } from '../../src/breach-log/verify-log.command.js';
import { instant } from '../../src/core/instant.js';
import { checkpointOf, exportOf, bundleOf, logOf } from '../../src/core/log-bundle.cases.js';
import { loadSettings, SetupError } from '../../src/platform/settings/settings.js';
import { useDatabase } from '../support/database.js';

const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-log-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const log = logOf(9);
const file = (name: string, text: string): string => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};
const whole = file('whole.ndjson', exportOf(log).join('\n'));
const altered = file('altered.ndjson', exportOf(log).join('\n').replace('W-104', 'W-999'));
const bundle = file('bundle.ndjson', bundleOf(log, [1, 2]).join('\n'));
const kept = file('kept.txt', checkpointOf(log.slice(0, 4)));
const mail = (note: string): string => `Keep this mail.\n\nThe breach log at this time:\n${note}\n-- \nPlimsoll\n`;
const keptMail = file('mail.txt', mail(checkpointOf(log.slice(0, 4))));
const sent = mail(checkpointOf(log.slice(0, 4)))
  .replaceAll('=', '=3D')
  .replaceAll('— ', '=E2=80=94 ');
const keptAsSent = file('mail.eml', sent.replaceAll(/(.{70})(?=.)/g, '$1=\n').replaceAll('\n', '\r\n'));
const otherMail = file('other-mail.txt', mail('No checkpoint is here.'));
const keptJson = file('kept.json', exportOf(log.slice(0, 4)).at(-1) ?? '');
const keptOther = file('other.txt', checkpointOf(log.slice(0, 4).map((entry) => entry.replace('W-10', 'W-20'))));
const nothing = file('nothing.txt', '{"checkpoint":1}');

const offline = verifyLogCommand(() => Promise.reject(new Error('no database is needed for a file')));

async function run(command: typeof offline, ...args: string[]): Promise<{ code: number; out: string }> {
  const lines: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  const error = jest.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line));
  try {
    return { code: await command.run(args), out: lines.join('\n') };
  } finally {
    log.mockRestore();
    error.mockRestore();
  }
}

describe('verify-log FILE', () => {
  it.each<[string[], number, object]>([
    [[whole], 0, { verified: true, origin: 'plimsoll/orange', size: 9, entries: 9, extends: [] }],
    [[whole, '--checkpoint', kept], 0, { verified: true, extends: [4] }],
    [[whole, '--checkpoint', keptJson], 0, { verified: true, extends: [4] }],
    [[whole, '--checkpoint', keptMail], 0, { verified: true, extends: [4] }],
    [[whole, '--checkpoint', keptAsSent], 0, { verified: true, extends: [4] }],
    [[whole, '--checkpoint', otherMail], 5, { verified: false, firstBad: null, why: 'no_checkpoint' }],
    [[bundle], 0, { verified: true, size: 9, entries: 2 }],
    [[altered], 5, { verified: false, firstBad: 4, why: 'altered' }],
    [[whole, '--checkpoint', keptOther], 5, { verified: false, firstBad: 3, why: 'not_an_extension' }],
    [[whole, '--checkpoint', nothing], 5, { verified: false, firstBad: null, why: 'no_checkpoint' }],
    [[bundle, '--checkpoint', kept], 1, { verified: false, firstBad: null, why: 'undecided' }],
  ])('%s', async (args, code, printed) => {
    const answer = await run(offline, ...args, '--json');
    expect(answer.code).toBe(code);
    expect(JSON.parse(answer.out)).toMatchObject(printed);
  });

  it('says it in words', async () => {
    expect((await run(offline, whole, '--checkpoint', kept)).out).toMatch(/^The log verifies: 9 of 9 entries[^]*extends the checkpoint over 4/); // prettier-ignore
    expect((await run(offline, altered)).out).toContain('First bad entry: 4 (altered)');
    expect((await run(offline, whole, '--checkpoint', nothing)).out).toContain('none can be named');
    expect((await run(offline, bundle, '--checkpoint', kept)).out).toContain('?from=4');
  });

  it('refuses what it cannot do', async () => {
    expect(await run(offline, whole, '--replay')).toMatchObject({ code: 2, out: expect.stringContaining('cannot replay') as string }); // prettier-ignore
    expect((await run(offline, whole, bundle)).code).toBe(2);
    expect((await run(offline, '--frob')).code).toBe(2);
    await expect(run(offline, path.join(folder, 'absent'))).rejects.toThrow('ENOENT');
  });
});

describe('verify-log of the configured database', () => {
  const test = useDatabase();
  const settings = loadSettings({ PLIMSOLL_DATA: path.join(folder, 'data') }, '/');
  const online = () =>
    verifyLogCommand(() =>
      Promise.resolve({ settings, agency: test.agency, database: test.database, close: () => Promise.resolve() }),
    );

  it('knows a checkpoint of its own key, and makes no key', async () => {
    expect(logPublicKey(settings)).toBeNull();
    expect((await run(online())).code).toBe(0);
    expect(logPublicKey(settings)).toBeNull();
    const checkpoints = new Checkpoints(openLogKey(settings), 'plimsoll/county');
    await test.database.transaction((tx) => appendEntries(tx, [{ kind: 'opened', effectiveAt: instant(0) }]));
    const own = file('own.txt', (await checkpoints.checkpointNow(test.database.db)).note);
    expect((await run(online(), '--checkpoint', own)).code).toBe(0);
    expect((await run(online(), '--checkpoint', kept)).code).toBe(5);
  });
});

describe('the key of the log', () => {
  const settings = (more: Record<string, string> = {}) =>
    loadSettings({ PLIMSOLL_DATA: path.join(folder, 'keys'), ...more }, '/');

  it('is made once, for this user only', () => {
    const key = openLogKey(settings());
    expect(openLogKey(settings()).equals(key)).toBe(true);
    expect(statSync(path.join(folder, 'keys', 'log-key.pem')).mode & 0o777).toBe(0o600);
  });

  it('is the one that was set', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const set = file('set.pem', privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
    expect(openLogKey(settings({ PLIMSOLL_LOG_KEY_FILE: set })).equals(privateKey)).toBe(true);
    expect(readFileSync(set, 'utf8')).toContain('PRIVATE KEY');
  });

  it('is refused when it is of another kind, broken or absent', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const other = file('ec.pem', privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
    for (const wrong of [other, whole, path.join(folder, 'absent.pem')]) {
      expect(() => openLogKey(settings({ PLIMSOLL_LOG_KEY_FILE: wrong }))).toThrow(SetupError);
    }
  });

  it('says where it cannot be kept', () => {
    const nowhere = loadSettings({ PLIMSOLL_DATA: path.join(whole, 'below-a-file') }, '/');
    expect(() => openLogKey(nowhere)).toThrow(/where the log’s key cannot be kept: .*ENOTDIR.*PLIMSOLL_LOG_KEY_FILE/);
  });
});
