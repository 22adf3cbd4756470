import { instant } from '../../src/core/instant.js';
import { localDate, localTime } from '../../src/core/calendar.js';
import { calendarFrom } from '../../src/people/calendar.queries.js';
import { calendarSetting } from '../../src/people/settings.schema.js';
import { liveOn } from '../../src/demo/living.js';
import { DemoAgency } from '../support/demo-agency.js';
import '../support/quiet-log.js';

jest.setTimeout(180_000);

/** Friday afternoon, after work; the Thursday of the week after is a holiday, and so is the Friday. */
const friday = '2026-11-20T17:30:00-08:00';
const calendar = calendarFrom('America/Los_Angeles', calendarSetting.parse({}));
const agencies: DemoAgency[] = [];

async function made(seed: number, days: number): Promise<DemoAgency> {
  const agency = await DemoAgency.made({ seed, until: friday, days });
  agencies.push(agency);
  return agency;
}

afterEach(async () => {
  for (const agency of agencies.splice(0)) await agency.close();
});

const dayOf = (at: string): string => localDate(instant(Date.parse(at)), calendar);
const timeOf = (at: string): string => localTime(instant(Date.parse(at)), calendar);

it('the same seed makes the same agency, and another seed another', async () => {
  const one = await made(7, 8);
  const same = await made(7, 8);
  const other = await made(8, 8);
  expect(await same.told()).toEqual(await one.told());
  expect(await same.breaches()).toEqual(await one.breaches());
  expect(await same.log()).toEqual(await one.log());
  expect(await one.breaches()).not.toEqual([]);
  expect(await other.told()).not.toEqual(await one.told());
  expect(await other.breaches()).not.toEqual(await one.breaches());
});

it('it goes on on working days only, and says nothing twice', async () => {
  const agency = await made(7, 4);
  const before = (await agency.told()).length;
  const life = agency.life();
  agency.moveTo('2026-11-22T15:00:00-08:00');
  expect(await life.step()).toBe('gone_on');
  expect(await agency.told()).toHaveLength(before);
  agency.moveTo('2026-11-23T12:00:00-08:00');
  expect(await life.step()).toBe('gone_on');
  expect(await life.step()).toBe('gone_on');
  const fresh = (await agency.told()).slice(before);
  expect(fresh.length).toBeGreaterThan(5);
  expect([...new Set(fresh.map(({ at }) => dayOf(at)))]).toEqual(['2026-11-23']);
  for (const { at } of fresh) {
    expect(timeOf(at) >= '08:00').toBe(true);
    expect(timeOf(at) <= '12:00').toBe(true);
  }
  expect(new Set(fresh.map(({ ref, kind }) => `${ref} ${kind}`)).size).toBe(fresh.length);
});

it('what comes does not depend on how often it was begun anew', async () => {
  const restless = await made(7, 4);
  const steady = await made(7, 4);
  for (const time of ['08:10', '09:00', '11:45', '12:29', '14:00', '16:59']) {
    restless.moveTo(`2026-11-23T${time}:00-08:00`);
    const life = restless.life();
    await life.step();
    await life.end();
  }
  steady.moveTo('2026-11-23T16:59:00-08:00');
  await steady.life().step();
  expect(await restless.told()).toEqual(await steady.told());
});

it('after a week of standstill it sends what was missed, and its feed is not late', async () => {
  const agency = await made(7, 4);
  const silent = await made(7, 4);
  const before = (await agency.told()).length;
  agency.moveTo('2026-12-01T10:00:00-08:00');
  await agency.life().step();
  await agency.sweep();
  const days = new Set((await agency.told()).slice(before).map(({ at }) => dayOf(at)));
  expect([...days]).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-30', '2026-12-01']);
  expect(await agency.entriesOf('feed_late')).toEqual([]);
  silent.moveTo('2026-12-01T10:00:00-08:00');
  await silent.sweep();
  expect(await silent.entriesOf('feed_late')).toHaveLength(1);
});

it('supervisors whom nobody plays answer, and those whom somebody may play do not', async () => {
  const agency = await made(7, 8);
  const life = agency.life();
  for (const at of ['2026-11-23T12:00:00-08:00', '2026-11-23T13:00:00-08:00', '2026-11-23T17:00:00-08:00']) {
    agency.moveTo(at);
    await life.step();
  }
  const acknowledged = await agency.entriesOf('acknowledged');
  const live = acknowledged.filter(({ recordedAt }) => dayOf(recordedAt) === '2026-11-23').map(({ by }) => by);
  expect(live.length).toBeGreaterThan(0);
  expect(live).not.toContain('S-1');
  const [owed] = await agency.query<{ n: number }>(
    `select count(*)::int as n from breach where responsible_id = 'S-1' and response_track = 'awaiting'`,
  );
  expect(owed?.n).toBeGreaterThan(0);
});

it('one process at a time goes on with it, and it ends when told to', async () => {
  const agency = await made(7, 4);
  agency.moveTo('2026-11-23T09:00:00-08:00');
  const end = await liveOn(agency.life(), 10);
  expect(await agency.life().step()).toBe('left_to_another');
  const before = (await agency.told()).length;
  agency.moveTo('2026-11-23T11:00:00-08:00');
  for (let tries = 0; (await agency.told()).length === before && tries < 500; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect((await agency.told()).length).toBeGreaterThan(before);
  await end();
  const ended = (await agency.told()).length;
  agency.moveTo('2026-11-23T15:00:00-08:00');
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(await agency.told()).toHaveLength(ended);
  expect(await agency.life().step()).toBe('gone_on');
});
