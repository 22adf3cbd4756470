import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { loadSettings, printableSettings, SetupError } from '../../src/platform/settings/settings.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'settings-'));
  mkdirSync(path.join(folder, 'config'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const load = (environment: Record<string, string>) => loadSettings(environment, folder);
const inFile = (text: string, name = 'config/plimsoll.yaml'): void => {
  writeFileSync(path.join(folder, name), text);
};

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    load(environment);
  } catch (error) {
    if (error instanceof SetupError) return error.problems;
    throw error;
  }
  return [];
}

it('needs nothing said', () => {
  expect(load({})).toMatchObject({ port: 3000, host: '127.0.0.1', role: 'all', agency: 'county', rehearsal: false });
});

it('lets the environment win over the file', () => {
  inFile('port: 4000\nagency: kern\nrehearsal: true\n');
  expect(load({ PLIMSOLL_PORT: '5000' })).toMatchObject({ port: 5000, agency: 'kern', rehearsal: true });
});

it('reads another file when one is named', () => {
  inFile('port: 4000');
  inFile('port: 4100', 'other.yaml');
  expect(load({ PLIMSOLL_CONFIG: 'other.yaml' }).port).toBe(4100);
  expect(problemsOf({ PLIMSOLL_CONFIG: 'none.yaml' })).toEqual([expect.stringContaining('none.yaml')]);
});

it('takes a secret from a file, and not from two places', () => {
  inFile(`${'s'.repeat(40)}\n`, 'token');
  expect(load({ PLIMSOLL_ADMIN_TOKEN_FILE: 'token' }).adminToken).toBe('s'.repeat(40));
  expect(problemsOf({ PLIMSOLL_ADMIN_TOKEN_FILE: 'token', PLIMSOLL_ADMIN_TOKEN: 'x'.repeat(40) })).toHaveLength(1);
  expect(problemsOf({ PLIMSOLL_PORT_FILE: 'token' })).toEqual([expect.stringContaining('PLIMSOLL_PORT_FILE')]);
});

it('takes an empty variable as not given', () => {
  expect(load({ PLIMSOLL_PORT: '', PLIMSOLL_REDIS_URL: '' })).toMatchObject({ port: 3000, redisUrl: undefined });
});

it.each([
  ['PLIMSOLL_PROT', 'did you mean PLIMSOLL_PORT?'],
  ['PLIMSOLL_DATABASE_URI', 'did you mean PLIMSOLL_DATABASE_URL?'],
  ['PLIMSOLL_TIMEZONE', 'did you mean PLIMSOLL_TIME_ZONE?'],
  ['PLIMSOLL_SOMETHING_ELSE_ENTIRELY', 'is no setting'],
])('refuses %s and names what is nearest', (name, said) => {
  expect(problemsOf({ [name]: '1' })).toEqual([expect.stringContaining(said)]);
});

it('refuses an unknown name in the file, and a value that is no single one', () => {
  inFile('prot: 1\nhost: [a, b]\n');
  expect(problemsOf({})).toEqual([
    'host in config/plimsoll.yaml must be one value, not a list or a group',
    'prot in config/plimsoll.yaml is no setting; did you mean port?',
  ]);
});

it.each([
  ['PLIMSOLL_SMTP_URL', 'smtp://', 'with a host'],
  ['PLIMSOLL_PORT', 'abc', 'a whole number from 0 to 65535'],
  ['PLIMSOLL_PORT', '65536', 'a whole number from 0 to 65535'],
  ['PLIMSOLL_TIME_ZONE', 'Mars/Phobos', 'America/Los_Angeles'],
  ['PLIMSOLL_ROLE', 'both', 'all, web or worker'],
  ['PLIMSOLL_AGENCY', 'Rivers County', 'lower-case'],
  ['PLIMSOLL_REDIS_URL', 'http://redis', 'redis://'],
  ['PLIMSOLL_BASE_URL', 'plimsoll.example.gov', 'http://'],
  ['PLIMSOLL_REHEARSAL', 'yes', '0 or 1'],
])('refuses %s=%s and says what is allowed', (name, value, allowed) => {
  const [problem] = problemsOf({ [name]: value });
  expect(problem).toContain(name);
  expect(problem).toContain(allowed);
});

it('names everything that is wrong at once', () => {
  expect(problemsOf({ PLIMSOLL_PORT: 'x', PLIMSOLL_ROLE: 'y', PLIMSOLL_Z: 'z' })).toHaveLength(3);
});

it.each([
  ['PLIMSOLL_ADMIN_TOKEN', 'change-me-change-me-change-me-change-me'],
  ['PLIMSOLL_ADMIN_TOKEN', 'your-token-here-your-token-here-1234567'],
  ['PLIMSOLL_DATABASE_URL', 'postgres://plimsoll:changeme@db/plimsoll'],
])('refuses the sample %s', (name, value) => {
  expect(problemsOf({ [name]: value })).toEqual([`${name} is the value of an example: make a secret of your own`]);
});

it('never says a secret, refused or printed', () => {
  expect(problemsOf({ PLIMSOLL_ADMIN_TOKEN: 'too-short-to-be-one' }).join()).not.toContain('too-short');
  const printed = printableSettings(
    load({
      PLIMSOLL_DATABASE_URL: 'postgres://plimsoll:h8Kq2@db.internal:5432/plimsoll',
      PLIMSOLL_ADMIN_TOKEN: 'qL7'.repeat(12),
    }),
  );
  expect(printed).toMatchObject({ databaseUrl: 'postgres://…@db.internal:5432', adminToken: '(set)', redisUrl: null });
  expect(JSON.stringify(printed)).not.toMatch(/h8Kq2|qL7/);
});
