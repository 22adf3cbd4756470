import { type FirstRunFound, firstRunOf, type FirstRunStepName, nextStep } from './first-run.js';

const nothing: FirstRunFound = {
  settingsSet: false,
  units: 0,
  unitsWithoutSupervisor: [],
  workers: 0,
  postsUnknown: [],
  absences: 0,
  assignments: 0,
  feeds: 0,
  filesHeld: 0,
  seats: { labor: 0, management: 0 },
  admins: 0,
  cannotSignIn: [],
  oneSided: false,
  targets: { proposed: 0, agreed: 0, inForce: 0 },
  telling: false,
};
const whole: FirstRunFound = {
  ...nothing,
  settingsSet: true,
  units: 2,
  workers: 20,
  absences: 1,
  assignments: 180,
  feeds: 1,
  seats: { labor: 1, management: 1 },
  admins: 1,
  targets: { proposed: 0, agreed: 0, inForce: 1 },
  telling: true,
};

const step = (name: FirstRunStepName, found: FirstRunFound) => {
  const { state, lacks } = firstRunOf(found).find((one) => one.name === name) ?? { state: 'none', lacks: [] };
  return { state, lacks };
};

it('numbers eight steps, the last of which is mail', () => {
  const steps = firstRunOf(nothing);
  expect(steps.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(steps.at(-1)?.name).toBe('mail');
});

it('begins on nothing with the units: the settings and absences may stay as they are', () => {
  const steps = firstRunOf(nothing);
  expect(steps.map(({ state }) => state)).toEqual(['usual', 'open', 'open', 'usual', 'open', 'open', 'open', 'open']);
  expect(nextStep(steps)?.name).toBe('units');
});

it('has nothing more to do where everything is there, whoever did it', () => {
  const steps = firstRunOf(whole);
  expect(steps.every(({ state }) => state === 'done')).toBe(true);
  expect(nextStep(steps)).toBeNull();
});

it.each<[string, FirstRunStepName, Partial<FirstRunFound>, string, object[]]>([
  ['no unit', 'units', { units: 0 }, 'open', [{ lacks: 'units' }]],
  [
    'a vacant supervisor',
    'units',
    { unitsWithoutSupervisor: ['ER3'] },
    'open',
    [{ lacks: 'supervisor', codes: ['ER3'] }],
  ],
  ['no worker', 'people', { workers: 0 }, 'open', [{ lacks: 'workers' }]],
  ['a post held by nobody known', 'people', { postsUnknown: ['S-12'] }, 'open', [{ lacks: 'roster', codes: ['S-12'] }]],
  ['no absence', 'absences', { absences: 0 }, 'usual', []],
  ['no feed', 'assignments', { feeds: 0, assignments: 0 }, 'open', [{ lacks: 'assignments' }]],
  ['a feed that says zero', 'assignments', { assignments: 0 }, 'done', []],
  ['a held file', 'assignments', { filesHeld: 1 }, 'open', [{ lacks: 'file_held', files: 1 }]],
  ['no admin', 'seats', { admins: 0 }, 'open', [{ lacks: 'admin' }]],
  ['no seat of labor', 'seats', { seats: { labor: 0, management: 1 } }, 'open', [{ lacks: 'side', side: 'labor' }]],
  ['one side where one signs', 'seats', { seats: { labor: 0, management: 1 }, oneSided: true }, 'done', []],
  [
    'no side where one signs',
    'seats',
    { seats: { labor: 0, management: 0 }, oneSided: true },
    'open',
    [
      { lacks: 'side', side: 'labor' },
      { lacks: 'side', side: 'management' },
    ],
  ],
  ['a seat that cannot sign in', 'seats', { cannotSignIn: ['L-1'] }, 'open', [{ lacks: 'password', codes: ['L-1'] }]],
  ['no target', 'target', { targets: { proposed: 0, agreed: 0, inForce: 0 } }, 'open', [{ lacks: 'target' }]],
  [
    'a proposal',
    'target',
    { targets: { proposed: 2, agreed: 0, inForce: 0 } },
    'open',
    [{ lacks: 'signature', targets: 2 }],
  ],
  ['a target for a later day', 'target', { targets: { proposed: 1, agreed: 1, inForce: 0 } }, 'done', []],
  ['mail kept', 'mail', { telling: false }, 'open', [{ lacks: 'word' }]],
])('%s: %s', (_, name, differs, state, lacks) => {
  expect(step(name, { ...whole, ...differs })).toEqual({ state, lacks });
});
