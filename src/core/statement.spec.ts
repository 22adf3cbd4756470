import { instant } from './instant.js';
import { isDisputed, lastWord, state, type Statement } from './statement.js';

const said = (held: boolean, at: number, text = 'as I remember it'): Statement => ({ held, text, at: instant(at) });

describe('a statement on a check-in', () => {
  it.each<[string, Statement[], boolean]>([
    ['nothing said', [], false],
    ['it took place', [said(true, 1)], false],
    ['it did not', [said(false, 1)], true],
    ['it did not, then it did', [said(false, 1), said(true, 2)], false],
    ['it did, then it did not', [said(true, 1), said(false, 2)], true],
    ['told in another order, the later one counts', [said(false, 2), said(true, 1)], true],
    ['of one instant the one added later counts', [said(true, 1), said(false, 1)], true],
  ])('%s', (_what, statements, disputed) => {
    expect(isDisputed(statements)).toBe(disputed);
  });

  it.each<[string, Statement[], { held: boolean; text: string }, 'added' | 'again']>([
    ['the first', [], { held: false, text: 'no' }, 'added'],
    ['the same again', [said(false, 1, 'no')], { held: false, text: 'no' }, 'again'],
    ['other words', [said(false, 1, 'no')], { held: false, text: 'no, never' }, 'added'],
    ['the opposite', [said(false, 1, 'no')], { held: true, text: 'no' }, 'added'],
    [
      'back to what was said before',
      [said(false, 1, 'no'), said(true, 2, 'yes')],
      { held: false, text: 'no' },
      'added',
    ],
  ])('%s is %s', (_what, known, now, outcome) => {
    expect(state(known, now).outcome).toBe(outcome);
  });

  it('nothing said has no last word', () => {
    expect(lastWord([])).toBeNull();
  });
});
