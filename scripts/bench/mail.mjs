// From what an agency sends to the mail server's 250: one event at a time, and many crossings in one import.

import { setTimeout as pause } from 'node:timers/promises';

import pg from 'pg';

import { foundCounty, LIMIT, nameOf, PROGRAM, snapshot, snapshotFeed, workerId } from './county.mjs';
import { figure, median, quantile } from './figure.mjs';
import { databaseOf, importFile, residentMemory, withService } from './service.mjs';
import { openSink } from './sink.mjs';

const PER_UNIT = 10;
const P50_MS = 10;
const P99_MS = 50;

/** Runs `work` with a service that sends its mail to a sink, and with the mails that came there. */
async function withMail(work) {
  const mails = [];
  const sink = await openSink((mail) => mails.push(mail));
  try {
    return await withService({ PLIMSOLL_SMTP_URL: sink.url }, (service) => work(service, mails));
  } finally {
    await sink.close();
  }
}

/** Until `is` holds; false: it did not within this time. Asks each millisecond. */
async function until(is, longest) {
  const end = performance.now() + longest;
  while (!is()) {
    if (performance.now() > end) return false;
    await pause(1);
  }
  return true;
}

const opening = (n) => ({
  specversion: '1.0',
  id: `opening of ${n}`,
  source: 'bench-events',
  type: 'plimsoll.assignment.opened.v1',
  subject: `event/${n}`,
  time: new Date().toISOString(),
  data: { workerId: workerId(n), program: PROGRAM, caseType: 'referral' },
});

/** An event is posted when everything before is done; its mail's 250 is waited for. */
export const eventToMail = (crossings) =>
  withMail(async (service, mails) => {
    await foundCounty(service, crossings, Math.ceil(crossings / PER_UNIT));
    await importFile(
      service,
      'assignments',
      snapshot(crossings, () => LIMIT),
      snapshotFeed,
    );
    const times = [];
    for (let n = 0; n < crossings; n++) {
      await pause(250);
      times.push(await oneCrossing(service, mails, n));
    }
    const common = { unit: 'ms', against: 'agreed', goal: { atMost: 1 } };
    const spread = { 'of crossings': crossings, least: Math.min(...times), most: Math.max(...times) };
    return [
      figure({
        name: 'event POST to SMTP 250 at idle, p50',
        value: median(times),
        limit: P50_MS,
        ...common,
        detail: spread,
      }),
      figure({ name: 'event POST to SMTP 250 at idle, p99', value: quantile(times, 0.99), limit: P99_MS, ...common }),
    ];
  });

async function oneCrossing(service, mails, n) {
  mails.length = 0;
  const body = JSON.stringify(opening(n));
  const began = performance.now();
  const answered = service.call('POST', '/assignment-events', body, 'application/cloudevents+json');
  const came = await until(() => mails.some(({ text }) => text.includes(nameOf(n))), 10_000);
  await answered;
  if (!came) throw new Error(`no mail about ${nameOf(n)} within ten seconds`);
  return mails[0].at - began;
}

const WORKERS = 10_000;
const UNITS = 100;

/** So many of 10,000 workers cross in one import, spread over 100 supervisors. */
export const importToMails = (crossing) =>
  withMail(async (service, mails) => {
    const crosses = (n) => n % (WORKERS / UNITS) < crossing / UNITS;
    await foundCounty(service, WORKERS, UNITS);
    await importFile(
      service,
      'assignments',
      snapshot(WORKERS, () => LIMIT),
      snapshotFeed,
    );
    mails.length = 0;
    const file = snapshot(WORKERS, (n) => (crosses(n) ? LIMIT + 1 : LIMIT));
    const commits = await hearCommits(databaseOf(service));
    const began = performance.now();
    await importFile(service, 'assignments', file, snapshotFeed);
    const committed = await commits.first;
    await until(() => mails.length >= UNITS, 60_000);
    await pause(1_500);
    const workers = Array.from({ length: WORKERS }, (_, n) => n).filter(crosses);
    return burstFigures({ mails, workers, began, committed, memory: residentMemory(service.pid) });
  });

/** When a transaction that promised mail was committed: PostgreSQL tells it then. */
async function hearCommits(url) {
  const { mailChannel } = await import('../../dist/notifications/promise.queries.js');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`listen ${client.escapeIdentifier(mailChannel)}`);
  const heard = new Promise((resolve) => client.once('notification', () => resolve(performance.now())));
  return { first: heard.finally(() => client.end()) };
}

function burstFigures({ mails, workers, began, committed, memory }) {
  const plain = mails.map(({ text }) => text.replaceAll('=\r\n', ''));
  const listed = workers.map((n) => plain.filter((text) => text.includes(nameOf(n))).length);
  const last = Math.max(...mails.map(({ at }) => at));
  const name = `${workers.length} of ${WORKERS} workers of ${UNITS} supervisors cross in one import`;
  const exactly = { against: 'exactly', goal: { exactly: 1 } };
  return [
    figure({
      ...exactly,
      name: `${name}: mails`,
      value: mails.length,
      unit: 'mails',
      limit: UNITS,
      detail: {
        'from the commit to the last 250, ms': last - committed,
        'from the file to the commit, ms': committed - began,
        'memory afterwards, MiB': memory,
      },
    }),
    figure({
      ...exactly,
      name: 'workers of them that are listed in one mail each',
      value: listed.filter((times) => times === 1).length,
      unit: 'workers',
      limit: workers.length,
    }),
  ];
}
