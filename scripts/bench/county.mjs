// A made-up county: units with a supervisor each, workers in them, one target in force from now on.

import { setTimeout as pause } from 'node:timers/promises';

import { importFile } from './service.mjs';

export const PROGRAM = 'ER';
/** Who has more of these open than this is over. */
export const LIMIT = 3;

const padded = (n, digits) => String(n).padStart(digits, '0');
export const workerId = (n) => `W-${padded(n, 5)}`;
export const nameOf = (n) => `Worker ${padded(n, 5)}`;
const unitId = (u) => `U-${padded(u, 3)}`;
const supervisorId = (u) => `S-${padded(u, 3)}`;

const csv = (columns, rows) => [columns.join(','), ...rows.map((row) => row.join(','))].join('\n');

/** Makes the county in a service that is new; its workers are dealt out in order, as many to each unit. */
export async function foundCounty(service, workers, units) {
  const feed = { name: 'bench', sources: [], programs: [PROGRAM], kind: 'snapshot', guards: null };
  await service.call('PUT', '/settings', { workerCopy: false, digest: false, feeds: [feed] });
  await importFile(service, 'units', unitsFile(units));
  await importFile(service, 'people', peopleFile(units, workers));
  const { id } = await service.call('POST', '/targets', target());
  for (let tries = 0; ; tries++) {
    const { items } = await service.call('GET', '/targets');
    if (items.some((each) => each.id === id && each.state === 'in_force')) return;
    if (tries > 200) throw new Error(`the target is not in force: ${JSON.stringify(items)}`);
    await pause(50);
  }
}

function unitsFile(units) {
  const columns = ['unit_id', 'name', 'program', 'region', 'office', 'supervisor_id', 'manager_id', 'director_id'];
  const rows = Array.from({ length: units }, (_, u) => [
    ...[unitId(u), unitId(u), PROGRAM, 'North', 'Main', supervisorId(u), 'M-1', 'D-1'],
  ]);
  return csv(columns, rows);
}

function peopleFile(units, workers) {
  const columns = ['person_id', 'name', 'email', 'unit_id', 'classification', 'fte', 'capacity_factor', 'roles'];
  const person = (id, name, unit, role) => [id, name, `${id.toLowerCase()}@county.test`, unit, 'SSW', 1, 1, role];
  return csv(columns, [
    person('M-1', 'Manager', '', 'manager'),
    person('D-1', 'Director', '', 'director'),
    ...Array.from({ length: units }, (_, u) => person(supervisorId(u), `Supervisor ${u}`, unitId(u), 'supervisor')),
    ...Array.from({ length: workers }, (_, n) =>
      person(workerId(n), nameOf(n), unitId(Math.floor((n * units) / workers)), 'worker'),
    ),
  ]);
}

/** Where the service sets up an agency that names no time zone; a target of today is in force when it is signed. */
const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' }).format();

/** Over is told at once: what is measured is the service, not what an agency chooses to wait. */
const target = () => ({
  name: 'ER referrals',
  agreement: 'Benchmark',
  clause: '1',
  scope: { program: PROGRAM },
  rules: [{ kind: 'open_count', counts: ['referral'], countUnit: 'referral', of: 'units', limit: LIMIT }],
  alertAfter: '0 hours',
  clearAfter: '0 hours',
  ladder: [{ after: '0 hours', to: ['supervisor'] }],
  agreedBy: 'statute',
  from: today(),
  reason: 'to be measured',
});

/** A snapshot in which everybody holds as many as this says. */
export function snapshot(workers, held) {
  const columns = ['assignment_ref', 'worker_id', 'program', 'case_type'];
  const rows = Array.from({ length: workers }, (_, n) =>
    Array.from({ length: held(n) }, (__, i) => [`${workerId(n)}/${i}`, workerId(n), PROGRAM, 'referral']),
  );
  return csv(columns, rows.flat());
}

export const snapshotFeed = '&feed=bench&mode=snapshot';
