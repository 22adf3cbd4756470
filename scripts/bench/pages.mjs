// How long the pages take that are opened most, and what the first of them weighs. Times are those of a browser beside
// the service: the request, the page, all of it read.

import { gzipSync } from 'node:zlib';

import { foundCounty, snapshot, snapshotFeed } from './county.mjs';
import { figure, quantile } from './figure.mjs';
import { fillUp, openMaker } from './many-breaches.mjs';
import { databaseOf, importFile, withService } from './service.mjs';

const PEOPLE = 300;
const UNITS = 30;
const LIMITS = { p50: 10, p99: 50 };
const FLAT = 1.2;
const WEIGHT_KIB = 110;
const WARM_UP = 40;

/** Who reads the whole log and has all of the people on one board; who leads one unit. */
const DIRECTOR = 'D-1';
const SUPERVISOR = 'S-000';

const pages = (newest) => [
  { name: 'breach log, everybody', who: DIRECTOR, path: '/breaches' },
  { name: 'breach log, over now', who: DIRECTOR, path: '/breaches?status=open' },
  { name: 'breach log, closed of one unit', who: DIRECTOR, path: '/breaches?status=closed&unit=U-003' },
  { name: 'breach log, a page far down', who: DIRECTOR, path: `/breaches?cursor=${cursorFarDown(newest)}` },
  { name: 'breach log, one supervisor’s', who: SUPERVISOR, path: '/breaches' },
  { name: 'search for a number', who: SUPERVISOR, path: '/search?q=PL-2020-0000300' },
  { name: 'search for a person', who: DIRECTOR, path: '/search?q=W-0001' },
];

const cursorFarDown = (at) => Buffer.from(`${at - 60_000 * 60_000}|PL-2020-0060000`).toString('base64url');

/** Breach log at 100,000 and at 1,000,000 rows, the board of 300 people, and the weight of a first visit. */
export const pageTimes = ({ requests, rows }) =>
  withService({}, async (service) => {
    await foundCounty(service, PEOPLE, UNITS);
    await importFile(
      service,
      'assignments',
      snapshot(PEOPLE, (n) => (n % 10 === 0 ? 4 : 2)),
      snapshotFeed,
    );
    await service.call('POST', '/grants', { personId: DIRECTOR, role: 'labor' });
    const visitors = new Map();
    for (const who of [DIRECTOR, SUPERVISOR]) visitors.set(who, await signIn(service, who));
    const maker = await openMaker(databaseOf(service));
    try {
      const [{ newest }] = (await maker.query('select max(opened_at) as newest from breach')).rows;
      const steps = [rows / 10, rows];
      const seen = [];
      for (const [index, count] of steps.entries()) {
        await fillUp(maker, steps[index - 1] ?? 0, count);
        for (const page of pages(newest.getTime())) {
          seen.push({ ...page, count, times: await timesOf(visitors.get(page.who), page.path, requests) });
        }
      }
      const director = visitors.get(DIRECTOR);
      const board = await timesOf(director, '/board', requests);
      return [
        ...seen.flatMap(({ name, count, times }) => figuresOf(`${name}, ${count.toLocaleString('en')} rows`, times)),
        ...pages(0).map(({ name }) => flatness(name, seen)),
        ...figuresOf(`board of ${PEOPLE} people`, board),
        await weightOf(director),
      ];
    } finally {
      await maker.end();
    }
  });

/** Sets a password by a one-time link, as a person does; from then on pages are asked for with the session's cookie. */
async function signIn(service, personId) {
  const { url } = await service.call('POST', `/people/${personId}/invitations`);
  const password = 'three long words';
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ password, again: password }),
  });
  const [cookie] = (answer.headers.getSetCookie()[0] ?? '').split(';');
  if (answer.status !== 303 || cookie === '') throw new Error(`${personId} could not sign in: ${answer.status}`);
  return { origin: new URL(url).origin, cookie };
}

async function read({ origin, cookie }, path) {
  const answer = await fetch(origin + path, { headers: { cookie }, redirect: 'manual' });
  const body = Buffer.from(await answer.arrayBuffer());
  if (answer.status >= 400) throw new Error(`${path}: ${answer.status} ${body.toString().slice(0, 500)}`);
  return body;
}

async function timesOf(visitor, path, requests) {
  for (let n = 0; n < WARM_UP; n += 1) await read(visitor, path);
  const times = [];
  for (let n = 0; n < requests; n += 1) {
    const from = performance.now();
    await read(visitor, path);
    times.push(performance.now() - from);
  }
  return times;
}

const figuresOf = (name, times) =>
  Object.entries(LIMITS).map(([what, limit]) =>
    figure({
      name: `${name}, ${what}`,
      value: quantile(times, what === 'p50' ? 0.5 : 0.99),
      unit: 'ms',
      limit,
      against: 'agreed',
      goal: { atMost: 1 },
    }),
  );

/** The same page at ten times the rows. */
function flatness(name, seen) {
  const [small, large] = seen.filter((page) => page.name === name).map(({ times }) => quantile(times, 0.5));
  return figure({
    name: `${name}, p50 at ten times the rows`,
    value: large,
    unit: 'ms',
    limit: small,
    against: 'at a tenth of them',
    goal: { atMost: FLAT },
  });
}

/** All that a first visit fetches, as it travels where it is compressed. */
async function weightOf(visitor) {
  const page = await read(visitor, '/breaches');
  const assets = [...page.toString().matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
  let bytes = gzipSync(page).length;
  for (const path of new Set(assets)) {
    const asset = await read(visitor, path);
    bytes += path.endsWith('.woff2') ? asset.length : gzipSync(asset).length;
  }
  return figure({
    name: 'first load of the breach log, compressed',
    value: bytes / 1024,
    unit: 'KiB',
    limit: WEIGHT_KIB,
    against: 'agreed',
    goal: { atMost: 1 },
    detail: { page: `${(page.length / 1024).toFixed(0)} KiB of HTML`, files: new Set(assets).size },
  });
}
