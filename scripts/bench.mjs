// npm run bench: measures the service on this machine and prints each figure beside its limit, measured in the same run.
// Builds what is stale, starts what it needs, stops it again. Options: --json, --only=ingest,memory,latency,burst,pages,pictures,
// --seconds=2 and --rounds=3 of the ingest call, --cells=1x8,100x4,1000x4, --crossings=60, --burst=1000,
// --requests=300 of each page and --rows=1000000 of the breach log.

import { asText, conditions } from './bench/figure.mjs';
import { build, install } from './prepare.mjs';

const ALL = ['ingest', 'memory', 'latency', 'burst', 'pages', 'pictures'];

function options(args) {
  const given = {
    json: false,
    only: ALL.join(),
    seconds: 2,
    rounds: 3,
    cells: '1x8,100x4,1000x4',
    crossings: 60,
    burst: 1000,
    requests: 300,
    rows: 1_000_000,
  };
  for (const arg of args) {
    const [, name, value] = /^--([a-z]+)(?:=(.+))?$/.exec(arg) ?? [];
    if (name === undefined || !(name in given))
      throw new Error(`Unknown option ${arg}; there are --${Object.keys(given).join(', --')}`);
    given[name] = typeof given[name] === 'number' ? Number(value) : (value ?? true);
  }
  return { ...given, only: given.only.split(','), cells: given.cells.split(',').map(cellOf) };
}

function cellOf(text) {
  const [, batch, lanes] = /^(\d+)x(\d+)$/.exec(text) ?? [];
  if (batch === undefined) throw new Error(`No cell: ${text}; write 100x4 for batches of 100 on 4 connections`);
  return { batch: Number(batch), lanes: Number(lanes) };
}

const wanted = options(process.argv.slice(2));
install({ quiet: true });
build({ quiet: wanted.json });

// What measures stands on the build, which is there from here on.
const parts = {
  ingest: async () => (await import('./bench/ingest.mjs')).ingestCall(wanted),
  memory: async () => (await import('./bench/memory.mjs')).idleMemory(),
  latency: async () => (await import('./bench/mail.mjs')).eventToMail(wanted.crossings),
  burst: async () => (await import('./bench/mail.mjs')).importToMails(wanted.burst),
  pages: async () => (await import('./bench/pages.mjs')).pageTimes(wanted),
  pictures: async () => (await import('./bench/pictures.mjs')).pictureTimes(wanted),
};

const before = conditions();
if (!wanted.json) console.log(before.text);
const figures = [];
for (const name of ALL.filter((each) => wanted.only.includes(each))) {
  for (const figure of await parts[name]()) {
    figures.push(figure);
    if (!wanted.json) console.log(asText(figure));
  }
}
if (wanted.json) console.log(JSON.stringify({ before, after: conditions(), figures }, null, 2));
else console.log(conditions().text);
