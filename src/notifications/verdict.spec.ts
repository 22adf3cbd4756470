import { instant } from '../core/instant.js';
import { Gatherer } from './gather.js';
import { Heartbeat } from './heartbeat.js';
import type { Outcome } from './outcome.js';
import { nextAttempt } from './retry.js';
import { verdictOn } from './verdict.js';

const began = instant(Date.parse('2026-11-23T14:00:00Z'));
const after = (minutes: number) => instant(began + minutes * 60_000);

describe('a temporary refusal', () => {
  it('is tried again after 1, 2, 5, 15, 30 minutes, 1 hour, then hourly to 24 hours', () => {
    const minutes: number[] = [];
    for (let at = nextAttempt(began, began); at !== null; at = nextAttempt(began, at))
      minutes.push((at - began) / 60_000);
    expect(minutes.slice(0, 8)).toEqual([1, 2, 5, 15, 30, 60, 120, 180]);
    expect(minutes.at(-1)).toBe(24 * 60);
    expect(minutes).toHaveLength(29);
  });

  const putOff = (by: 'recipient' | 'server'): Outcome => ({ kind: 'put_off', by, reply: '451 later' });
  const since = { firstFailedAt: began, wasUnsure: false };

  it('keeps the mail promised', () => {
    expect(verdictOn(putOff('recipient'), { firstFailedAt: null, wasUnsure: false }, began)).toMatchObject({
      mail: 'promised',
      attempt: 'put_off',
      attemptAt: after(1),
      undeliverable: false,
    });
  });

  it('counts as undeliverable after 30 minutes, and is tried on', () => {
    expect(verdictOn(putOff('recipient'), since, after(29)).undeliverable).toBe(false);
    expect(verdictOn(putOff('recipient'), since, after(30))).toMatchObject({
      undeliverable: true,
      attemptAt: after(60),
    });
  });

  it('of everybody says nothing about the recipient', () => {
    expect(verdictOn(putOff('server'), since, after(600))).toMatchObject({ undeliverable: false, serverFailed: true });
  });

  it('is given up as refused after 24 hours', () => {
    expect(verdictOn(putOff('recipient'), since, after(24 * 60))).toMatchObject({ mail: 'refused', attemptAt: null });
  });
});

it.each([
  ['sent', { kind: 'sent', reply: '250' }, { mail: 'sent', attemptAt: null, undeliverable: false }],
  ['refused', { kind: 'refused', reply: '550' }, { mail: 'refused', attemptAt: null, undeliverable: true }],
  ['no address', { kind: 'no_address', reply: '-' }, { mail: 'refused', attemptAt: null, undeliverable: true }],
  ['no reply', { kind: 'unsure', reply: '-' }, { mail: 'unsure', attemptAt: after(1), undeliverable: false }],
] as const)('%s settles the mail', (_, outcome, expected) => {
  expect(verdictOn(outcome, { firstFailedAt: null, wasUnsure: false }, began)).toMatchObject(expected);
});

it('a mail that may have arrived stays unsure when it is put off later', () => {
  const later = verdictOn(
    { kind: 'put_off', by: 'server', reply: '-' },
    { firstFailedAt: began, wasUnsure: true },
    after(5),
  );
  expect(later.notification).toBe('unsure');
});

describe('gathering', () => {
  it('works a lone item at once, and what arrives meanwhile as one list', async () => {
    const lists: number[][] = [];
    const gatherer = new Gatherer<number, number>(async (items) => {
      lists.push([...items]);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return items.map((item) => item * 10);
    });
    expect(await Promise.all([1, 2, 3, 4].map((item) => gatherer.do(item)))).toEqual([10, 20, 30, 40]);
    expect(lists).toEqual([[1], [2, 3, 4]]);
  });

  it('fails the items of a list that failed, and goes on', async () => {
    let fails = true;
    const gatherer = new Gatherer<number, number>((items) =>
      fails ? Promise.reject(new Error('no')) : Promise.resolve(items),
    );
    await expect(gatherer.do(1)).rejects.toThrow('no');
    fails = false;
    expect(await gatherer.do(2)).toBe(2);
  });
});

describe('the heartbeat', () => {
  it('stops while a loop has not run within the last minute', async () => {
    let now = 0;
    const heartbeat = new Heartbeat(undefined, () => now);
    const relay = heartbeat.register('relay');
    heartbeat.register('sweep');
    now = 61_000;
    relay();
    expect(heartbeat.stopped()).toEqual(['sweep']);
    expect(await heartbeat.call()).toBe(false);
  });
});
