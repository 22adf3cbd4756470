import type { Notice } from '../core/notice.js';
import { promise } from '../notifications/promise.js';
import { admins } from '../people/grant.queries.js';
import { noteUnknownWorkers } from '../people/person-version.queries.js';
import type { Tx } from '../platform/database/database.js';
import type { Given } from '../core/assignment.js';
import { type FreshName, newNames, noteProgramsSeen } from './names.queries.js';

/** The names that facts use. */
export interface Names {
  readonly workers: ReadonlySet<string>;
  readonly programs: ReadonlySet<string>;
}

/** Gathers who and what facts name. */
export function namesIn(given: Iterable<Given>): Names {
  const workers = new Set<string>();
  const programs = new Set<string>();
  for (const { workerId, toWorkerId, program } of given) {
    if (workerId !== undefined) workers.add(workerId);
    if (toWorkerId !== undefined) workers.add(toWorkerId);
    if (program !== undefined) programs.add(program);
  }
  return { workers, programs };
}

/** Accepts names that were not known; admins are told of each once. */
export async function acceptNames(tx: Tx, { workers, programs }: Names): Promise<Accepted> {
  return acceptFresh(tx, await newNames(tx, [...workers], [...programs]));
}

/** The names that nothing but the data knows of. */
interface Accepted {
  readonly workers: string[];
  readonly programs: string[];
}

/** Accepts names that were found to be new. */
export async function acceptFresh(tx: Tx, fresh: readonly FreshName[]): Promise<Accepted> {
  if (fresh.length === 0) return { workers: [], programs: [] };
  const named = (kind: 'worker' | 'program'): string[] =>
    fresh.filter((each) => each.kind === kind).map((each) => each.name);
  const unknown = {
    workers: await noteUnknownWorkers(tx, named('worker')),
    programs: await noteProgramsSeen(tx, named('program')),
  };
  await tellAdmins(tx, unknown.workers, unknown.programs);
  return unknown;
}

const mostNamed = 50;

async function tellAdmins(tx: Tx, workers: readonly string[], programs: readonly string[]): Promise<void> {
  if (workers.length === 0 && programs.length === 0) return;
  const matters = [
    ...(workers.length > 0 ? [{ matter: 'unknown_worker', names: workers }] : []),
    ...(programs.length > 0 ? [{ matter: 'unknown_program', names: programs }] : []),
  ];
  const notices = (await admins(tx, tx.now)).flatMap((to) =>
    matters.map(({ matter, names }): Notice => {
      const facts = { matter, names: names.slice(0, mostNamed), count: names.length };
      return { kind: 'configuration', to, because: 'admin', breach: null, facts };
    }),
  );
  await promise(tx, notices, () => null);
}
