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
    expect(['day', 'box', 'branch', 'case'].map(plural)).toEqual(['days', 'boxes', 'branches', 'cases']);
  });
});
