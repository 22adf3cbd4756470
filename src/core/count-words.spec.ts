import { counted, plural } from './count-words.js';

describe('the words for what is counted', () => {
  it.each([
    ['1', 'referral', '1 referral'],
    ['0', 'referral', '0 referrals'],
    ['0.5', 'referral', '0.5 referrals'],
    ['16', 'family', '16 families'],
    ['2', 'placed child', '2 placed children'],
    ['1', 'unit', '1 unit'],
    ['1.5', 'unit', '1.5 units'],
  ])('%s of %s: %s', (number, word, said) => {
    expect(counted(number, word)).toBe(said);
  });

  it('have the program between the number and the noun', () => {
    expect(counted('16', 'referral', 'ER')).toBe('16 ER referrals');
  });

  it('keep a vowel before the y, and hiss where the word does', () => {
    expect(['day', 'box', 'branch', 'case'].map((word) => plural(word))).toEqual([
      'days',
      'boxes',
      'branches',
      'cases',
    ]);
  });
});

describe('the words for what is counted, in Spanish', () => {
  it.each([
    ['1', 'referral', 'ER', '1 derivación de ER'],
    ['16', 'referral', 'ER', '16 derivaciones de ER'],
    ['0.5', 'case', '', '0.5 casos'],
    ['2', 'Family', '', '2 familias'],
    ['3', 'placed child', 'FR', '3 niños colocados de FR'],
    ['4', 'worker', '', '4 personas'],
    ['7', 'warm line call', 'ER', '7 warm line call de ER'],
    ['7', 'constructor', '', '7 constructor'],
  ])('%s of %s in program “%s”: %s', (number, word, program, said) => {
    expect(counted(number, word, program, 'es-US')).toBe(said);
  });

  it('leave a word alone that an agency made up', () => {
    expect([plural('widget', 'es-US'), plural('child', 'es-US')]).toEqual(['widget', 'niños']);
  });
});
