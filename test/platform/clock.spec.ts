import { setTimeout as pause } from 'node:timers/promises';

import { SystemClock } from '../../src/platform/clock/system-clock.js';

it('tells the time of the database, not of the host', async () => {
  const ahead = 3_600_000;
  const clock = new SystemClock(() => Promise.resolve(Date.now() + ahead));
  expect(Math.abs((await clock.now()) - Date.now() - ahead)).toBeLessThan(50);
});

it('goes on by itself without asking each time', async () => {
  let asked = 0;
  const clock = new SystemClock(() => {
    asked += 1;
    return Promise.resolve(Date.now());
  });
  const first = await clock.now();
  const questions = asked;
  await pause(30);
  const second = await clock.now();
  expect(second - first).toBeGreaterThanOrEqual(25);
  expect(asked).toBe(questions);
});

it('asks again when the host’s clock was set, and never goes back', async () => {
  let offset = 0;
  const clock = new SystemClock(() => Promise.resolve(1_000_000_000_000 + performance.now() + offset));
  const before = await clock.now();
  offset = -60_000;
  const set = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 600_000);
  const after = await clock.now();
  set.mockRestore();
  expect(after).toBeGreaterThanOrEqual(before);
});

it('passes on that the database does not answer', async () => {
  const clock = new SystemClock(() => Promise.reject(new Error('gone')));
  await expect(clock.now()).rejects.toThrow('gone');
});
