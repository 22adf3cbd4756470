import { advance } from './load-track.js';
import { at, calendar, moment, upTo } from './load-track.cases.js';

describe('over is read when the limit changes', () => {
  const opened = advance({ state: 'none' }, [moment('2', '15', { alertAfter: '0 hours' })], upTo('2'), calendar).track;
  const happened = (more: Parameters<typeof moment>[2]): string[] =>
    advance(opened, [moment('4', '15', more)], upTo('4'), calendar).happenings.map(({ kind }) => kind);

  it('by FTE or factor: within the limit again, an open breach goes on and is not ended', () => {
    expect(happened({ limit: '16', clearAt: '12' })).toEqual([]);
    expect(happened({ limit: '16', clearAt: '15' })).toEqual(['clearing']);
  });

  it('by a new version: it is ended', () => {
    expect(happened({ limit: '16', version: 2 })).toEqual(['ended']);
  });

  it('by a new version of which only one rule has another limit: it is ended', () => {
    const two = moment('4', ['12', '12'], { version: 2 });
    const { reading } = moment('4', ['12', '13'], { limit: '16', version: 2 });
    const rules = [two.reading?.rules[0], reading?.rules[1]].flatMap((rule) => rule ?? []);
    const mixed = { ...two, reading: two.reading && { ...two.reading, position: 'between' as const, rules } };
    const both = advance(
      { state: 'none' },
      [moment('2', ['15', '15'], { alertAfter: '0 hours' })],
      upTo('2'),
      calendar,
    ).track;
    expect(advance(both, [mixed], upTo('4'), calendar).happenings.map(({ kind }) => kind)).toEqual(['ended']);
  });
});

describe('a spell of a snapshot feed', () => {
  const openedAt = (...applied: string[]): unknown => {
    const asOfs = applied.map(at);
    const feeds = [{ kind: 'snapshot' as const, asOf: asOfs.at(-1) ?? at('2'), applied: asOfs }];
    const { happenings } = advance({ state: 'none' }, [moment('2', '15')], { feeds, stale: false }, calendar);
    return happenings.find(({ kind }) => kind === 'opened')?.at;
  };

  it('is over with the first snapshot of its last day, not with one before or after', () => {
    expect(openedAt('2', '3 05:50', '3 18:00')).toBe(at('3 05:50'));
  });

  it('is over with a snapshot of the very midnight at which its last day begins', () => {
    expect(openedAt('2', '3 00:00', '3 06:00')).toBe(at('3 00:00'));
  });

  it('without a snapshot on its last day it is over by the clock, once a later one says so', () => {
    expect(openedAt('2', '4 06:00')).toBe(at('3'));
    expect(openedAt('2', '2 18:00')).toBeUndefined();
  });
});
