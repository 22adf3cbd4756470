import { breachNumber, numbersMeant } from './breach-number.js';

describe('a breach number', () => {
  it.each([
    ['PL-2026-0412', 'PL-2026-0412'],
    ['pl-2026-412', 'PL-2026-0412'],
    ['PL 2026 0412', 'PL-2026-0412'],
    ['pl20260412', 'PL-2026-0412'],
    ['PL-2026-12345', 'PL-2026-12345'],
    ['PL-2026-', null],
    ['PL-26-0412', null],
    ['XPL-2026-0412', null],
    ['PL-2026-0412; drop', null],
    ['', null],
  ])('%s is %s', (text, number) => {
    expect(breachNumber(text)).toBe(number);
  });

  it.each([
    ['412', ['PL-2026-0412', 'PL-2025-0412']],
    ['#0412', ['PL-2026-0412', 'PL-2025-0412']],
    ['12345', ['PL-2026-12345', 'PL-2025-12345']],
    ['412a', []],
    ['-412', []],
  ])('by its last part %s may be %j', (text, numbers) => {
    expect(numbersMeant(text, 2026)).toEqual(numbers);
  });
});
