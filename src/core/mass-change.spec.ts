import { exact } from './decimal.js';
import { massChanges } from './mass-change.js';

const guard = { share: exact('0.2'), workers: 20 };

describe('a mass change', () => {
  it.each([
    { opening: 21, workers: 100, held: true, why: 'more than a fifth and more than twenty' },
    { opening: 20, workers: 20, held: false, why: 'exactly twenty is not more than twenty' },
    { opening: 21, workers: 105, held: false, why: 'exactly a fifth is not more than a fifth' },
    { opening: 21, workers: 104, held: true, why: 'just more than a fifth' },
    { opening: 40, workers: 1000, held: false, why: 'many, but few of the program' },
    { opening: 5, workers: 5, held: false, why: 'all of a small program' },
  ])('$opening of $workers: $why', ({ opening, workers, held }) => {
    expect(massChanges([{ program: 'ER', opening, workers }], guard)).toHaveLength(held ? 1 : 0);
  });

  it('is judged program by program', () => {
    const found = massChanges(
      [
        { program: 'ER', opening: 30, workers: 60 },
        { program: 'CS', opening: 3, workers: 60 },
      ],
      guard,
    );
    expect(found.map(({ program }) => program)).toEqual(['ER']);
  });

  it('is never found with the guards off', () => {
    expect(massChanges([{ program: 'ER', opening: 500, workers: 500 }], null)).toEqual([]);
  });
});
