import { type Instant, instant } from '../../src/core/instant.js';
import { plain } from '../../src/core/decimal.js';
import { applyAbsences } from '../../src/people/apply-absences.js';
import { applyPeople } from '../../src/people/apply-people.js';
import { applyUnits } from '../../src/people/apply-units.js';
import type { Applied } from '../../src/people/applied.js';
import { capacitiesOf } from '../../src/people/capacity.queries.js';
import { awayAt, dutiesAt } from '../../src/people/duty.queries.js';
import { grantRole, seats } from '../../src/people/grant.queries.js';
import { peopleAt, personAt, workersOf } from '../../src/people/person.queries.js';
import { noteUnknownWorkers } from '../../src/people/person-version.queries.js';
import { absenceRow, personRow, unitRow } from '../../src/people/roster.schema.js';
import { unitAt, unitsLedBy } from '../../src/people/unit.queries.js';
import { newId } from '../../src/platform/ids.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

const at = (text: string): Instant => instant(Date.parse(text));

type Cells = Record<string, string>;
type Mode = 'snapshot' | 'delta';

describe('the roster', () => {
  const clock = new SteppedClock('2026-11-23T14:00:00Z');
  const test = useDatabase(clock);
  const file = async (mode: Mode, rehearsal = false) => ({
    asOf: await clock.now(),
    importId: newId(),
    mode,
    rehearsal,
  });

  const units = async (rows: Cells[], mode: Mode = 'delta'): Promise<Applied> => {
    const read = rows.map((row, index) => ({ ...unitRow.parse(row), line: index + 2 }));
    const of = await file(mode);
    return test.database.transaction((tx) => applyUnits(tx, read, of));
  };
  const people = async (rows: Cells[], mode: Mode = 'delta', rehearsal = false): Promise<Applied> => {
    const read = rows.map((row, index) => ({ ...personRow.parse(row), line: index + 2 }));
    const of = await file(mode, rehearsal);
    return test.database.transaction((tx) => applyPeople(tx, read, of));
  };
  const absences = async (rows: Cells[], mode: Mode = 'delta'): Promise<Applied> => {
    const read = rows.map((row, index) => ({ ...absenceRow.parse(row), line: index + 2 }));
    const of = await file(mode);
    return test.database.transaction((tx) => applyAbsences(tx, read, of));
  };
  const applied = (result: Applied): Extract<Applied, { outcome: 'applied' }> => {
    if (result.outcome !== 'applied') throw new Error(JSON.stringify(result));
    return result;
  };
  const agenda = async (ref: string): Promise<string[]> => {
    const rows = await test.database.db.query<{ due_at: number; kind: string }>(
      'select due_at, kind from agenda where ref = $1 order by due_at',
      [ref],
    );
    return rows.map((row) => `${row.kind} ${new Date(row.due_at).toISOString()}`);
  };

  it('takes units that name people who are not in yet: a finding, not a refusal', async () => {
    const result = applied(
      await units([
        {
          unitId: 'ER3',
          name: 'ER 3',
          program: 'ER',
          region: 'North',
          supervisorId: 'sam',
          managerId: 'mia',
          directorId: 'dan',
        },
      ]),
    );
    expect(result).toMatchObject({ added: 1, changed: 0, unchanged: 0, dutyChanged: ['ER3'], notices: [] });
    expect(result.findings.map(({ line, column, code }) => `${line} ${column} ${code}`)).toEqual([
      '2 supervisor_id unknown_person',
      '2 manager_id unknown_person',
      '2 director_id unknown_person',
    ]);
  });

  it('takes people whole or not at all, grants what a file may grant, and finds nothing to change the second time', async () => {
    const rows = [
      { personId: 'ada', email: 'ada@county.test', roles: 'it' },
      { personId: 'ana', name: 'Ana A.', unitId: 'ER3', fte: '0.8', roles: 'worker' },
      { personId: 'ben', unitId: 'ER9', roles: 'worker' },
      { personId: 'sam', email: 'sam@county.test', roles: 'supervisor' },
      { personId: 'mia', roles: 'manager|auditor' },
      { personId: 'dan', roles: 'director' },
      { personId: 'lou', roles: 'worker|labor' },
    ];
    expect(await people(rows, 'snapshot')).toMatchObject({
      outcome: 'refused',
      findings: [{ line: 8, column: 'roles', code: 'role_not_by_file' }],
    });
    expect(await peopleAt(test.database.db, null, await clock.now())).toEqual(new Map());
    const first = applied(await people(rows.slice(0, 6), 'snapshot'));
    expect(first).toMatchObject({ added: 6, unchanged: 0 });
    expect(first.findings.map(({ line, column, code }) => `${line} ${column} ${code}`)).toEqual([
      '4 unit_id unknown_unit',
    ]);
    expect(first.rereads).toContainEqual({ subject: { kind: 'worker', id: 'ana' }, from: at('2026-11-23T08:00:00Z') });
    expect(applied(await people(rows.slice(0, 6), 'snapshot'))).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 6,
      findings: [{ code: 'unknown_unit' }],
      rereads: [],
    });
    expect((await personAt(test.database.db, 'ana', await clock.now()))?.roles).toEqual(['worker']);
    expect((await workersOf(test.database.db, 'ER3', await clock.now())).map((person) => person.personId)).toEqual([
      'ana',
    ]);
  });

  it('takes no unit without a program, and no absence covered by whoever is away: nothing of such a file counts', async () => {
    expect(await units([{ unitId: 'ER7', program: 'ER' }, { unitId: 'ER8' }])).toMatchObject({
      outcome: 'refused',
      findings: [{ line: 3, column: 'program' }],
    });
    expect(await unitAt(test.database.db, 'ER7', await clock.now())).toBeNull();
    const away = { personId: 'mia', from: '2027-03-01', until: '2027-03-05' };
    await absences([away], 'snapshot');
    expect(await absences([{ ...away, coverId: 'mia' }], 'snapshot')).toMatchObject({
      outcome: 'refused',
      findings: [{ line: 2, column: 'cover_id' }],
    });
    expect(await absences([away], 'snapshot')).toMatchObject({ outcome: 'applied', unchanged: 1 });
    await absences([], 'snapshot');
  });

  it('grants every role by file in rehearsal', async () => {
    expect(applied(await people([{ personId: 'lou', roles: 'worker|labor' }], 'delta', true))).toMatchObject({
      added: 1,
    });
    expect(await seats(test.database.db, await clock.now())).toEqual([{ personId: 'lou', side: 'labor' }]);
    await test.database.transaction((tx) => grantRole(tx, 'ada', 'admin', null));
    expect(await test.database.transaction((tx) => grantRole(tx, 'ada', 'admin', null))).toBe(false);
    expect((await personAt(test.database.db, 'ada', await clock.now()))?.roles).toEqual(['it', 'admin']);
  });

  it('refuses two rows for one person and day, naming both lines', async () => {
    expect(await people([{ personId: 'x' }, { personId: 'y' }, { personId: 'x' }])).toMatchObject({
      outcome: 'refused',
      findings: [{ line: 2 }, { line: 4 }],
    });
    expect(await peopleAt(test.database.db, ['x', 'y'], await clock.now())).toEqual(new Map());
  });

  it('keeps what was known: a change is a further version, and those a file lacks stay', async () => {
    clock.set('2026-11-24T14:00:00Z');
    const result = applied(await people([{ personId: 'ana', fte: '0.6' }], 'snapshot'));
    expect(result).toMatchObject({ added: 0, changed: 1 });
    expect(result.findings.filter(({ code }) => code === 'not_in_snapshot')).toHaveLength(6);
    const known = async (knownAt?: Instant) =>
      ((await capacitiesOf(test.database.db, ['ana'], knownAt)).get('ana') ?? []).map(
        (step) => `${new Date(step.from).toISOString().slice(0, 13)} ${plain(step.fte)} ${step.unitId} ${step.region}`,
      );
    expect(await known(at('2026-11-23T20:00:00Z'))).toEqual([
      '1970-01-01T00 1 null null',
      '2026-11-23T08 0.8 ER3 North',
    ]);
    expect(await known()).toEqual([
      '1970-01-01T00 1 null null',
      '2026-11-23T08 0.8 ER3 North',
      '2026-11-24T08 0.6 ER3 North',
    ]);
  });

  it('puts what changes on a later day on the agenda, and returns a capacity factor to 1 at its end', async () => {
    const result = applied(
      await people([
        { personId: 'ana', capacityFactor: '0.5', capacityReason: 'new', capacityUntil: '2026-12-01' },
        { personId: 'ben', endOn: '2026-12-15' },
        { personId: 'zoe', unitId: 'ER3', effectiveOn: '2026-12-07', roles: 'worker' },
      ]),
    );
    expect(result.rereads.map(({ subject }) => subject.id)).toEqual(['ana', 'ben']);
    expect(await agenda('ana')).toEqual(['person 2026-12-01T08:00:00.000Z']);
    expect(await agenda('ben')).toEqual(['person 2026-12-15T08:00:00.000Z']);
    expect(await agenda('zoe')).toEqual(['person 2026-12-07T08:00:00.000Z']);
    const steps = await capacitiesOf(test.database.db, ['ana', 'ben', 'nobody']);
    expect(
      steps
        .get('ana')
        ?.slice(-2)
        .map((step) => `${plain(step.fte)} × ${plain(step.factor)}`),
    ).toEqual(['0.6 × 0.5', '0.6 × 1']);
    expect(steps.get('ben')?.map((step) => step.active)).toEqual([true, true, false]);
    expect(steps.get('nobody')).toMatchObject([{ active: true, unitId: null }]);
  });

  it('knows a worker whom only the data name, until a file speaks of them', async () => {
    const note = () => test.database.transaction((tx) => noteUnknownWorkers(tx, ['W-9', 'ana']));
    expect(await note()).toEqual(['W-9']);
    expect(await note()).toEqual([]);
    expect(await personAt(test.database.db, 'W-9', await clock.now())).toMatchObject({
      origin: 'unknown_worker',
      active: true,
    });
    expect(applied(await people([{ personId: 'W-9', fte: '0.5' }]))).toMatchObject({ added: 1 });
    expect(plain((await personAt(test.database.db, 'W-9', await clock.now()))?.fte ?? (0 as never))).toBe('0.5');
  });

  it('says who is on duty, who is away and who covers', async () => {
    const result = applied(
      await absences([{ personId: 'sam', from: '2026-11-24', until: '2026-11-30', coverId: 'mia' }]),
    );
    expect(result).toMatchObject({ added: 1, dutyChanged: ['ER3'], notices: [] });
    expect(await agenda('sam')).toEqual(['absence 2026-11-30T08:00:00.000Z']);
    const duty = (await dutiesAt(test.database.db, ['ER3', 'nowhere'], await clock.now())).get('ER3');
    expect(duty?.supervisor).toEqual({
      personId: 'sam',
      presence: 'away',
      cover: { personId: 'mia', presence: 'present' },
    });
    expect(duty?.director).toEqual({ personId: 'dan', presence: 'present', cover: null });
    expect(
      (await dutiesAt(test.database.db, ['ER3'], at('2026-11-30T08:00:00Z'))).get('ER3')?.supervisor.presence,
    ).toBe('present');
    expect(await unitsLedBy(test.database.db, 'mia', await clock.now())).toEqual([
      { unitId: 'ER3', as: 'supervisor', coversFor: 'sam' },
      { unitId: 'ER3', as: 'manager', coversFor: null },
    ]);
    expect(await awayAt(test.database.db, ['sam', 'mia'], await clock.now())).toEqual(new Set(['sam']));
  });

  it('withdraws an absence that a snapshot lacks; one that had begun ends that day', async () => {
    await absences([{ personId: 'dan', from: '2026-12-10', until: '2026-12-12' }]);
    clock.set('2026-11-25T14:00:00Z');
    expect(applied(await absences([], 'snapshot'))).toMatchObject({ closed: 2, added: 0 });
    expect(await awayAt(test.database.db, ['sam'], await clock.now())).toEqual(new Set());
    expect(await awayAt(test.database.db, ['sam'], at('2026-11-24T20:00:00Z'))).toEqual(new Set(['sam']));
    expect(await awayAt(test.database.db, ['dan'], at('2026-12-10T20:00:00Z'))).toEqual(new Set());
  });

  it('warns admins once, beforehand, of a change that leaves a unit with nobody to tell', async () => {
    const result = applied(await people([{ personId: 'sam', endOn: '2026-12-20' }]));
    expect(result.notices).toMatchObject([
      {
        kind: 'configuration',
        to: 'ada',
        facts: { matter: 'nobody_to_tell', units: [{ unit: 'ER3', from: '2026-12-20', next: 'manager' }] },
      },
    ]);
    expect(applied(await people([{ personId: 'sam', endOn: '2026-12-20' }])).notices).toEqual([]);
    expect(applied(await people([{ personId: 'sam', endOn: '' }])).notices).toEqual([]);
    expect(applied(await absences([{ personId: 'sam', from: '2026-12-01' }])).notices).toHaveLength(1);
  });

  it('reads a corrected file of the same instant as the later word', async () => {
    await units([{ unitId: 'ER3', supervisorId: 'mia' }]);
    await units([{ unitId: 'ER3', supervisorId: 'dan' }]);
    expect(await unitAt(test.database.db, 'ER3', await clock.now())).toMatchObject({
      name: 'ER 3',
      program: 'ER',
      supervisorId: 'dan',
    });
  });

  it('reads everybody of a unit again that comes to lie in another region', async () => {
    const result = applied(await units([{ unitId: 'ER3', region: 'South' }]));
    expect(result.rereads).toEqual([
      { subject: { kind: 'pool', id: 'ER3' }, from: at('2026-11-25T08:00:00Z') },
      { subject: { kind: 'worker', id: 'ana' }, from: at('2026-11-25T08:00:00Z') },
    ]);
    expect((await capacitiesOf(test.database.db, ['ana'])).get('ana')?.map((step) => step.region)).toEqual([
      null,
      'North',
      'North',
      'South',
      'South',
    ]);
  });

  it('takes thousands of people in one go', async () => {
    const rows = Array.from({ length: 5000 }, (_, n) => ({ personId: `P-${n}`, unitId: 'ER3', roles: 'worker' }));
    const started = Date.now();
    expect(applied(await people(rows)).added).toBe(5000);
    expect(applied(await people(rows)).unchanged).toBe(5000);
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});
