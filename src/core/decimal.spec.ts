import { exact, plain, ratio, sum, zero } from './decimal.js';

describe('exact decimals', () => {
  it.each([
    ['14', '14'],
    ['14.0', '14'],
    ['15.50', '15.5'],
    ['0.0001', '0.0001'],
    ['1e3', '1000'],
    ['0.00000000000000000001', '0.00000000000000000001'],
    ['123456789012345678901234567890.1234', '123456789012345678901234567890.1234'],
  ])('%s is written %s', (text, expected) => {
    expect(plain(exact(text))).toBe(expected);
  });

  it('adds tenths without an artefact', () => {
    expect(plain(sum([exact(0.1), exact(0.2)]))).toBe('0.3');
    expect(plain(sum([]))).toBe('0');
  });

  it('multiplies many four-decimal factors exactly', () => {
    const product = [1, 2, 3, 4, 5].reduce((all, n) => all.times(exact(`9999.999${String(n)}`)), exact(1));
    expect(plain(product)).toBe('99999965000004849999.6675000112739998488');
  });

  it.each([
    ['6', '12', '0.5'],
    ['1', '3', '0.3333'],
    ['2', '3', '0.6667'],
    ['0.00005', '1', '0.0001'],
    ['55', '4', '13.75'],
  ])('shows %s of %s as %s', (dividend, divisor, expected) => {
    expect(String(ratio(exact(dividend), exact(divisor)))).toBe(expected);
  });

  it('shows no ratio to nothing', () => {
    expect(ratio(exact(1), zero)).toBeNull();
  });
});
