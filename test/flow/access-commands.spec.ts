import { personCommand } from '../../src/access/person.command.js';
import { tokenCommand } from '../../src/access/token.command.js';
import { loadSettings } from '../../src/platform/settings/settings.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';
import { roster } from '../support/web-app.js';

const clock = new SteppedClock('2026-11-23T14:00:00Z');
const test = useDatabase(clock);
const printed: string[] = [];

beforeAll(() => roster(test, clock, { people: [{ personId: 'S-1', roles: 'supervisor' }] }));
beforeEach(() => {
  printed.length = 0;
  for (const way of ['log', 'error'] as const) {
    jest.spyOn(console, way).mockImplementation((...said: unknown[]) => void printed.push(String(said[0])));
  }
});
afterEach(() => {
  jest.restoreAllMocks();
});

const service = (environment: Readonly<Record<string, string>> = {}) => ({
  database: test.database,
  settings: loadSettings(environment, '/'),
  close: () => Promise.resolve(),
});
const person = (...args: string[]) => personCommand(() => Promise.resolve(service())).run(args);
const token = (environment: Record<string, string>, ...args: string[]) =>
  tokenCommand(() => Promise.resolve(service(environment))).run(args);

it('person invite prints the link of a person who is known', async () => {
  expect(await person('invite', 'S-1')).toBe(0);
  expect(printed[0]).toMatch(/^http:\/\/127\.0\.0\.1:3000\/sign-in\/link\/[\w-]{43}\n.*until 2026-11-30T14:00:00Z/);
  expect(await person('invite', 'S-1', '--json')).toBe(0);
  expect(Object.keys(JSON.parse(printed[1] ?? '') as object)).toEqual(['url', 'expiresAt']);
});

it('person invite says what is wrong', async () => {
  expect(await person('invite', 'nobody')).toBe(1);
  expect(printed[0]).toContain('nobody');
  expect(await person('invite')).toBe(2);
  expect(await person('dismiss', 'S-1')).toBe(2);
});

it('token create prints a token of a role', async () => {
  expect(await token({}, 'create', '--name', 'nightly', '--role', 'integration')).toBe(0);
  expect(printed[0]).toMatch(/^plim_[\w-]{43}\n/);
});

it('token create makes a person’s token in a rehearsal only', async () => {
  const wanted = ['create', '--name', 'x', '--person', 'S-1'];
  expect(await token({}, ...wanted)).toBe(1);
  expect(await token({ PLIMSOLL_REHEARSAL: '1' }, ...wanted)).toBe(0);
});

it.each([
  [[]],
  [['create']],
  [['create', '--name', 'x']],
  [['create', '--name', 'x', '--role', 'god']],
  [['create', '--what']],
])('token %j ends with 2', async (args) => {
  expect(await token({}, ...args)).toBe(2);
});
