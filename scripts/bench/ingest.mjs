// The ingest call beside its limit: both on one server, in turns, so that whatever slows the machine slows both.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startPostgres } from '../../dist/platform/embedded/postgres-server.js';
import { serverHome } from '../../dist/platform/embedded/server-home.js';
import { serverUser } from '../../dist/platform/embedded/server-user.js';
import { foundCounty } from './county.mjs';
import { figure, median } from './figure.mjs';
import { openLimit } from './ingest-limit.mjs';
import { openLine } from './ingest-line.mjs';
import { withService } from './service.mjs';

const WORKERS = 10_000;
const UNITS = 1_000;
const WARM_UP_SECONDS = 0.5;
const GOAL = { atLeast: 0.65 };

export async function ingestCall({ cells, seconds, rounds }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-bench-'));
  const postgres = await startPostgres(serverHome(folder, serverUser()));
  try {
    const lanes = Math.max(...cells.map((cell) => cell.lanes));
    const place = { PLIMSOLL_DATABASE_URL: postgres.url, PLIMSOLL_QUEUE: 'postgres' };
    await withService(place, (service) => foundCounty(service, WORKERS, UNITS));
    const limit = await openLimit(postgres.url, { workers: WORKERS, lanes });
    const line = await openLine(postgres.url, { workers: WORKERS, lanes });
    try {
      await limit.tidy();
      const figures = [];
      for (const cell of cells) figures.push(await cellFigure(cell, { line, limit }, { seconds, rounds }));
      return figures;
    } finally {
      await line.close();
      await limit.close();
    }
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function cellFigure(cell, { line, limit }, { seconds, rounds }) {
  const ours = [];
  const theirs = [];
  await rate(line, cell, WARM_UP_SECONDS);
  await rate(limit, cell, WARM_UP_SECONDS);
  const before = { crossings: line.crossings(), breaches: await line.breaches() };
  let events = 0;
  for (let round = 0; round < rounds; round++) {
    const own = await rate(line, cell, seconds);
    events += own.events;
    ours.push(own.perSecond);
    theirs.push((await rate(limit, cell, seconds)).perSecond);
  }
  const share = (100 * (line.crossings() - before.crossings)) / events;
  return figure({
    name: `ingest call, batches of ${cell.batch} on ${cell.lanes} connections`,
    value: median(ours),
    unit: 'events/s',
    limit: median(theirs),
    against: 'one statement that only counts',
    goal: GOAL,
    detail: {
      rounds: ours.map((each, i) => (each / theirs[i]).toFixed(2)).join(' '),
      'crossing, %': share,
      'breaches opened': (await line.breaches()) - before.breaches,
    },
  });
}

/** Events a second when every lane sends its next batch as soon as the last one is done. */
async function rate(side, { batch, lanes }, seconds) {
  const began = performance.now();
  const end = began + seconds * 1000;
  let events = 0;
  const lane = async (n) => {
    while (performance.now() < end) {
      await side.send(batch, n, lanes);
      events += batch;
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, n) => lane(n)));
  return { events, perSecond: (1000 * events) / (performance.now() - began) };
}
