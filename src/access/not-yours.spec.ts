import { inLanguage, languages } from '../platform/language/language.js';
import { notYours } from './not-yours.js';
import { does, doesTo, type GuardedRight } from './right.js';
import { rights } from './rights.js';

const holders = { supervisor: 'S-1', manager: 'M-1', director: 'D-1' };
const theLine = 'It is for the line of the unit: its supervisor, manager or director, or who covers for them.';
const theHeads = 'It is for the manager of the unit or the director of the unit.';

const cases: readonly [string, GuardedRight, Parameters<typeof notYours>[1], string][] = [
  [
    'an act of the line',
    does(['line'], 'breach'),
    { relation: 'see', holders },
    `${theLine} Ask S-1, who supervises the unit.`,
  ],
  [
    'an act of the line of a unit without a supervisor',
    does(['line'], 'breach'),
    { relation: 'see', holders: { director: 'D-1' } },
    `${theLine} Ask D-1, who directs the unit.`,
  ],
  [
    'an act of the line where nobody else has a post',
    does(['line'], 'breach'),
    { relation: 'line', holders: {} },
    `${theLine} Nobody else has such a post of the unit now: ask an admin.`,
  ],
  [
    'an act above the supervisor',
    does(['line:manager', 'line:director'], 'breach'),
    { relation: 'line', holders },
    `${theHeads} Ask M-1, who manages the unit.`,
  ],
  [
    'what is about themselves',
    does(['line'], 'breach'),
    { relation: 'self', holders },
    `${theLine} Nobody acts on what is about themselves. What you can do is on your own page, /mine: ask for a check-in, or dispute what is counted.`,
  ],
  [
    'the worker’s own words',
    does(['self'], 'check_in'),
    { relation: 'line', holders },
    'It is for the worker whom it is about. Ask them to sign in and do it.',
  ],
  [
    'an admin’s',
    doesTo([], ['admin', 'admin_token']),
    { relation: null, holders: {} },
    'It is for an admin. Ask an admin.',
  ],
  [
    'a signature',
    doesTo([], ['labor', 'management']),
    { relation: null, holders: {} },
    'It is for a seat of labor or a seat of management. Ask somebody who has such a seat.',
  ],
  [
    'a person’s, to a token',
    does(['person']),
    { relation: null, holders: {} },
    'It is for a person who is signed in. Use the token of a person, or sign in.',
  ],
];

it.each(cases)('%s', (_what, right, refused, expected) => {
  expect(notYours(right, refused)).toBe(`This is not yours to do. ${expected}`);
});

it('every refusal of the table names somebody to ask, in each language', () => {
  const deeds = Object.values(rights).filter((right): right is GuardedRight => right.kind === 'does');
  const asks = { 'en-US': /\b(?:[Aa]sk|Use) [^{]+\.$/, 'es-US': /(?:[Pp]ídalo|Pídale|Use) [^{]+\.$/ };
  for (const language of languages) {
    for (const right of deeds) {
      const said = inLanguage(language, () =>
        notYours(right, { relation: right.about === undefined ? null : 'see', holders }),
      );
      expect(said).toMatch(asks[language]);
      expect(said).not.toMatch(/[{}]|\b(?:de|a) \./);
    }
  }
});
