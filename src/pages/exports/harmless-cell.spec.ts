import { harmlessCell } from './harmless-cell.js';

describe('a cell of an export', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@sum(1)',
    '\t=1',
    '\rx',
    '\tplain',
    '  =cmd()',
    '\u00a0=1',
    '\u200b=1',
    '\ufeff@x',
    '＝1',
    '－1',
    '\n=1',
    '-',
  ])('%j is text and no formula', (text) => {
    expect(harmlessCell(text)).toBe(`'${text}`);
  });

  it.each(['', 'W-104', 'Mast Sam', '1 = 1', "'=1", 'a-b', '2026-11-23', '14', ' plain'])(
    '%j stays as it is',
    (text) => {
      expect(harmlessCell(text)).toBe(text);
    },
  );
});
