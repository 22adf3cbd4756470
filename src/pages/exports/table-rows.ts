import type { HoldRow } from '../../breaches/hold.queries.js';
import { rfc3339 } from '../../core/instant.js';
import type { Unit } from '../../people/unit.queries.js';
import type { NotificationsView } from '../admin/notifications.view.js';
import type { RosterLine } from '../admin/roster.view.js';
import { levelOf } from '../forum/target-words.js';
import type { TargetsView } from '../forum/targets.view.js';
import type { Names } from '../parts/names.js';
import type { Board } from '../supervisor/board.view.js';
import type { Cell, Row } from './csv.js';

/** A small table, all of it at once. */
export interface SmallTable {
  readonly columns: readonly string[];
  readonly rows: readonly Row<string>[];
}

const tableOf = (rows: readonly Row<string>[], columns: readonly string[]): SmallTable => ({ columns, rows });

/** The board, a line for each target that somebody stands under; who stands under none has one too. */
export function boardTable({ people, pools, names }: Board): SmallTable {
  const columns = [
    'subject',
    'unit',
    'target',
    'program',
    'count',
    'limit',
    'count_unit',
    'state',
    'room',
    'away',
    'days_over',
    'breach',
    'check_in_by',
  ];
  const rows = [...people, ...pools].flatMap(({ subject, unitId, lines, breaches, away }) => {
    const [first] = breaches;
    const who = {
      subject: subject.kind === 'pool' ? `pool of ${subject.id}` : names.of(subject.id),
      unit: unitId,
      away: away ? 'yes' : 'no',
    };
    const none: Row<string> = {
      ...who,
      target: null,
      state: 'unmeasured',
      days_over: first?.daysOver ?? null,
      breach: first?.number ?? null,
    };
    const told = lines.map((line): Row<string> => {
      const breach = breaches.find((one) => one.target_id === line.targetId);
      const due = breach?.check_in_by ?? null;
      return {
        ...who,
        target: line.targetName,
        program: line.program,
        count: line.rule.load,
        limit: line.rule.effectiveLimit,
        count_unit: line.rule.countUnit,
        state: line.state,
        room: Number(line.room),
        days_over: breach?.daysOver ?? null,
        breach: breach?.number ?? null,
        check_in_by: due === null ? null : rfc3339(due),
      };
    });
    return told.length === 0 ? [none] : told;
  });
  return tableOf(rows, columns);
}

/** Targets, each version that the page shows. */
export function targetsTable({ inForce, proposed, agreed, past, names }: TargetsView): SmallTable {
  const columns = [
    'target',
    'version',
    'state',
    'level',
    'agreement',
    'clause',
    'from',
    'labor_signed_by',
    'management_signed_by',
  ];
  const rows = [...inForce, ...proposed, ...agreed, ...past].map(
    ({ terms, version, state, signatures, inForceFrom }): Row<string> => {
      const signer = (side: string): Cell => {
        const found = signatures.find((one) => one.side === side);
        return found === undefined ? null : names.of(found.personId);
      };
      return {
        target: terms.name,
        version,
        state,
        level: levelOf(terms),
        agreement: terms.agreement,
        clause: terms.clause,
        from: inForceFrom === null ? terms.from : rfc3339(inForceFrom),
        labor_signed_by: signer('labor'),
        management_signed_by: signer('management'),
      };
    },
  );
  return tableOf(rows, columns);
}

/** Messages: to whom, why, when, and what the server said last. */
export function notificationsTable({ lines, names }: NotificationsView): SmallTable {
  const columns = [
    'person',
    'kinds',
    'breaches',
    'state',
    'kept',
    'reason',
    'promised_at',
    'sent_at',
    'attempts',
    'last_reply',
  ];
  const rows = lines.map((line): Row<string> => ({
    person: names.of(line.person_id),
    kinds: line.kinds.join(' '),
    breaches: line.breaches.join(' '),
    state: line.state,
    kept: line.kept ? 'yes' : 'no',
    reason: line.reason,
    promised_at: rfc3339(line.promised_at),
    sent_at: line.sent_at === null ? null : rfc3339(line.sent_at),
    attempts: line.attempts.length,
    last_reply: line.attempts.at(-1)?.reply ?? null,
  }));
  return tableOf(rows, columns);
}

/** Holds, with who ended them. */
export function holdsTable(holds: readonly HoldRow[], names: Names): SmallTable {
  const columns = ['kind', 'program', 'workers', 'of', 'opened_at', 'release_due_at', 'released_at', 'released_by'];
  const rows = holds.map((hold): Row<string> => {
    const cause = (name: string): Cell => {
      const value = hold.cause[name];
      return typeof value === 'string' || typeof value === 'number' ? value : null;
    };
    return {
      kind: hold.kind,
      program: cause('program'),
      workers: cause('workers'),
      of: cause('of'),
      opened_at: rfc3339(hold.opened_at),
      release_due_at: hold.release_due_at === null ? null : rfc3339(hold.release_due_at),
      released_at: hold.released_at === null ? null : rfc3339(hold.released_at),
      released_by: hold.released_by === null ? null : names.of(hold.released_by),
    };
  });
  return tableOf(rows, columns);
}

/** The roster of today, as this reader sees it. */
export function peopleTable(people: readonly RosterLine[]): SmallTable {
  const columns = ['person_id', 'name', 'unit', 'roles', 'fte', 'capacity_factor', 'state'];
  const rows = people.map((person): Row<string> => ({
    person_id: person.personId,
    name: person.name,
    unit: person.unit,
    roles: person.roles.join(' '),
    fte: Number(person.fte),
    capacity_factor: Number(person.capacity),
    state: person.state,
  }));
  return tableOf(rows, columns);
}

/** The units of today and who answers for them. */
export function unitsTable({ units, names }: { readonly units: readonly Unit[]; readonly names: Names }): SmallTable {
  const columns = ['unit_id', 'name', 'program', 'region', 'office', 'supervisor', 'manager', 'director'];
  const holder = (id: string | null): Cell => (id === null ? null : names.of(id));
  const rows = units.map((unit): Row<string> => ({
    unit_id: unit.unitId,
    name: unit.name,
    program: unit.program,
    region: unit.region,
    office: unit.office,
    supervisor: holder(unit.supervisorId),
    manager: holder(unit.managerId),
    director: holder(unit.directorId),
  }));
  return tableOf(rows, columns);
}
