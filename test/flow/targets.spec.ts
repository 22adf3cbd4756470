import { takeForce, targetsEver } from '../../src/targets/take-force.js';
import { useAgency } from '../support/agency-app.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

const target = (more: object = {}): object => ({
  name: 'ER referrals',
  agreement: 'MOU 2022',
  clause: 'Caseload Management Forum',
  scope: { program: 'ER' },
  rules: [{ kind: 'open_count', counts: ['referral'], countUnit: 'referral', goal: 12, limit: 14 }],
  from: '2026-12-01',
  reason: 'agreed 31 August',
  ...more,
});

describe('a target', () => {
  const clock = new SteppedClock('2026-11-23T18:00:00Z');
  const test = useDatabase(clock);
  const agency = useAgency(test, clock);
  const { call, mail } = agency;
  beforeAll(() =>
    agency.people({
      lou: 'labor',
      lin: 'labor',
      max: 'management',
      mo: 'labor',
      ada: 'admin',
      sam: 'supervisor',
      wes: 'worker',
    }),
  );

  const due = async (): Promise<string[]> => {
    const now = await clock.now();
    const rows = await test.database.db.query<{ ref: string }>(
      `select ref from agenda where kind = 'target' and due_at <= to_timestamp($1 / 1000.0) order by due_at, ref`,
      [now],
    );
    const changes = [];
    for (const { ref } of rows) changes.push(...(await test.database.transaction((tx) => takeForce(tx, ref))).changes);
    return changes.map(({ version, change }) => `${version} ${change}`);
  };
  const idOf = (answer: { body: Record<string, unknown> }): string => answer.body.id as string;
  const propose = async (more: object = {}, who = 'lou'): Promise<string> => {
    const answer = await call(who, 'POST', '/targets', target(more));
    expect(answer).toMatchObject({ status: 201, body: { version: 1, state: 'proposed' } });
    return idOf(answer);
  };
  const sign = (id: string, who: string, side: string, version = 1) =>
    call(who, 'POST', `/targets/${id}/versions/${version}/approvals`, { side });
  const agree = async (id: string, version = 1): Promise<void> => {
    expect(await sign(id, 'lou', 'labor', version)).toMatchObject({ status: 201, body: { state: 'proposed' } });
    expect(await sign(id, 'max', 'management', version)).toMatchObject({ status: 201, body: { state: 'agreed' } });
  };
  const versions = async (id: string): Promise<Record<string, unknown>[]> =>
    (await call('wes', 'GET', `/targets/${id}`)).body.versions as Record<string, unknown>[];
  afterEach(mail);

  it('is proposed by admin, labor or management, and by nobody else', async () => {
    const program = { scope: { program: 'P1' } };
    expect(await call('sam', 'POST', '/targets', target(program))).toMatchObject({ status: 403 });
    expect(await call('token:integration', 'POST', '/targets', target(program))).toMatchObject({ status: 403 });
    for (const who of ['ada', 'token:admin', 'max'])
      expect(await call(who, 'POST', '/targets', target(program))).toMatchObject({ status: 201 });
  });

  it('is refused with a pointer to every field that is wrong', async () => {
    const answer = await call(
      'lou',
      'POST',
      '/targets',
      target({ colour: 'red', rules: [{ kind: 'open_count', limit: 'many' }] }),
    );
    expect(answer.status).toBe(422);
    const errors = answer.body.errors as { pointer: string; code: string }[];
    expect(errors.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
      '/colour schema',
      '/rules/0/limit schema',
    ]);
    expect(await call('lou', 'POST', '/targets', target({ insteadOf: 'nothing' }))).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/insteadOf' }] },
    });
  });

  it('takes force at 00:00 of its first day once two people of different sides signed it', async () => {
    const id = await propose({ scope: { program: 'A' } });
    expect(await sign(id, 'token:admin', 'labor')).toMatchObject({ status: 403 });
    expect(await sign(id, 'ada', 'labor')).toMatchObject({ status: 403 });
    expect(await sign(id, 'lou', 'management')).toMatchObject({ status: 403 });
    expect(await sign(id, 'mo', 'labor')).toMatchObject({ status: 201, body: { state: 'proposed' } });
    await agency.people({ mo: 'management' });
    expect(await sign(id, 'mo', 'management')).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'person_signed' }] },
    });
    expect(await sign(id, 'lin', 'labor')).toMatchObject({ status: 409, body: { errors: [{ code: 'side_signed' }] } });
    expect(await sign(id, 'max', 'management')).toMatchObject({ status: 201, body: { state: 'agreed' } });
    expect(await sign(id, 'max', 'management')).toMatchObject({ status: 409 });
    expect((await versions(id))[0]).toMatchObject({
      state: 'agreed',
      inForceFrom: '2026-12-01T08:00:00Z',
      inForceUntil: null,
    });
    expect(await due()).toEqual([]);
    clock.set('2026-12-01T08:00:00Z');
    expect(await due()).toEqual(['1 in_force']);
    expect(await due()).toEqual([]);
    expect((await versions(id))[0]).toMatchObject({
      state: 'in_force',
      approvals: [
        { side: 'labor', personId: 'mo' },
        { side: 'management', personId: 'max' },
      ],
    });
  });

  it('signed on its first day judges from the second signature on, after it from the next day on', async () => {
    clock.set('2026-12-01T20:00:00Z');
    const today = await propose({ scope: { program: 'B' }, from: '2026-12-01' });
    const past = await propose({ scope: { program: 'C' }, from: '2026-11-20' });
    const back = await propose({ scope: { program: 'D' }, from: '2026-11-20', retroactive: true });
    for (const id of [today, past, back]) await agree(id);
    const forces = new Map((await targetsEver(test.database.db)).map((one) => [one.targetId, one]));
    expect(new Date(forces.get(today)?.from ?? 0).toISOString()).toBe('2026-12-01T20:00:00.000Z');
    expect(new Date(forces.get(past)?.from ?? 0).toISOString()).toBe('2026-12-02T08:00:00.000Z');
    expect(new Date(forces.get(back)?.from ?? 0).toISOString()).toBe('2026-11-20T08:00:00.000Z');
    expect(new Date(forces.get(back)?.judgedFrom ?? 0).toISOString()).toBe('2026-12-01T20:00:00.000Z');
    expect(await due()).toEqual(['1 in_force', '1 in_force']);
    const inForce = async (on: string) =>
      ((await call('lou', 'GET', `/targets?inForceOn=${on}`)).body.items ?? []).map((item) => item.id);
    expect(await inForce('2026-11-25')).toEqual([back]);
    expect((await inForce('2026-12-01')).sort()).toEqual(expect.arrayContaining([today, back]));
    expect(await inForce('2026-12-01')).not.toContain(past);
    expect(
      await call('lou', 'POST', '/targets', target({ retroactive: true, from: '2026-11-01', reason: '' })),
    ).toMatchObject({ status: 422 });
  });

  it('is edited while it is proposed, which takes its signatures away, and never after', async () => {
    const id = await propose({ scope: { program: 'E' } });
    await sign(id, 'lou', 'labor');
    expect(
      await call('max', 'PATCH', `/targets/${id}/versions/1`, { clause: 'Caseload Management Forum' }),
    ).toMatchObject({ status: 200 });
    expect((await versions(id))[0]?.approvals).toHaveLength(1);
    expect(await call('max', 'PATCH', `/targets/${id}/versions/1`, { clause: 'Another', limit: 9 })).toMatchObject({
      status: 422,
    });
    expect(await call('max', 'PATCH', `/targets/${id}/versions/1`, { clause: 'Another' })).toMatchObject({
      status: 200,
      body: { state: 'proposed' },
    });
    expect((await versions(id))[0]?.approvals).toHaveLength(0);
    await agree(id);
    expect(await call('max', 'PATCH', `/targets/${id}/versions/1`, { clause: 'Third' })).toMatchObject({ status: 409 });
    expect(await call('max', 'DELETE', `/targets/${id}/versions/1`)).toMatchObject({ status: 409 });
    expect(await call('sam', 'PATCH', `/targets/${id}/versions/1`, { clause: 'Third' })).toMatchObject({ status: 403 });
    expect(await call('max', 'PATCH', '/targets/nothing/versions/1', { clause: 'Third' })).toMatchObject({
      status: 404,
    });
  });

  it('is superseded by its next version, which cuts its end; an unchanged body makes none', async () => {
    const id = await propose({ scope: { program: 'F' }, from: '2026-12-01' });
    await agree(id);
    await due();
    const body = target({ scope: { program: 'F' }, from: '2026-12-01' });
    expect(
      await call('max', 'POST', `/targets/${id}/versions`, { ...body, retroactive: false, until: null }),
    ).toMatchObject({ status: 200, body: { version: 1 } });
    const next = {
      ...body,
      from: '2026-12-10',
      rules: [{ kind: 'open_count', counts: ['referral'], countUnit: 'referral', goal: 12, limit: 18 }],
    };
    expect(await call('max', 'POST', `/targets/${id}/versions`, next)).toMatchObject({
      status: 201,
      body: { id, version: 2, state: 'proposed' },
    });
    await agree(id, 2);
    expect(await versions(id)).toMatchObject([
      { state: 'in_force', inForceUntil: '2026-12-10T08:00:00Z' },
      {
        state: 'agreed',
        differsFrom: 1,
        differences: [
          { field: 'rules/0/limit', was: 14, is: 18 },
          { field: 'from', was: '2026-12-01', is: '2026-12-10' },
        ],
      },
    ]);
    clock.set('2026-12-10T08:00:00Z');
    expect((await due()).filter((change) => !change.startsWith('1 in_force'))).toEqual(['1 superseded', '2 in_force']);
    expect(await versions(id)).toMatchObject([{ state: 'superseded' }, { state: 'in_force' }]);
  });

  it('may not contradict another: at the proposal where that is agreed, else at the second signature', async () => {
    const program = { scope: { program: 'G' }, from: '2026-12-20' };
    const [first, second] = [await propose(program), await propose(program)];
    await agree(first);
    await sign(second, 'lou', 'labor');
    expect(await sign(second, 'max', 'management')).toMatchObject({ status: 409, body: { target: { id: first } } });
    expect((await versions(second))[0]).toMatchObject({ state: 'proposed', approvals: [{ side: 'labor' }] });
    expect(await call('lou', 'POST', '/targets', target(program))).toMatchObject({
      status: 409,
      body: { target: { id: first, name: 'ER referrals' } },
    });
    expect(await call('lou', 'POST', '/targets', target({ ...program, insteadOf: first }))).toMatchObject({
      status: 201,
    });
    expect(await call('lou', 'POST', '/targets', target({ scope: { program: 'G', unit: 'ER3' } }))).toMatchObject({
      status: 201,
    });
  });

  it('is agreed by the one of two signatures given at the same moment that comes last', async () => {
    const id = await propose({ scope: { program: 'H' } });
    const answers = await Promise.all([
      sign(id, 'lou', 'labor'),
      sign(id, 'max', 'management'),
      sign(id, 'lin', 'labor'),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 201, 409]);
    expect((await versions(id))[0]).toMatchObject({ state: 'agreed' });
    const rivals = await Promise.all([propose({ scope: { program: 'J' } }), propose({ scope: { program: 'J' } })]);
    for (const rival of rivals) await sign(rival, 'lou', 'labor');
    const second = await Promise.all(rivals.map((rival) => sign(rival, 'max', 'management')));
    expect(second.map((answer) => answer.status).sort()).toEqual([201, 409]);
  });

  it('stops by a retirement with two signatures', async () => {
    const id = await propose({ scope: { program: 'L' }, from: '2026-12-01' });
    expect(
      await call('lou', 'POST', `/targets/${id}/retirement`, { on: '2026-12-15', reason: 'dropped' }),
    ).toMatchObject({ status: 409 });
    await agree(id);
    clock.set('2026-12-11T08:00:00Z');
    await due();
    expect(
      await call('lou', 'POST', `/targets/${id}/retirement`, { on: '2026-12-15', reason: 'dropped' }),
    ).toMatchObject({ status: 201, body: { retirement: { state: 'proposed' } } });
    expect(await call('lou', 'POST', `/targets/${id}/retirement/approvals`, { side: 'labor' })).toMatchObject({
      status: 201,
      body: { retirement: { state: 'proposed' } },
    });
    expect(await call('lin', 'POST', `/targets/${id}/retirement/approvals`, { side: 'labor' })).toMatchObject({
      status: 409,
    });
    expect(await call('max', 'POST', `/targets/${id}/retirement/approvals`, { side: 'management' })).toMatchObject({
      status: 201,
      body: { retirement: { state: 'agreed', takesEffectAt: '2026-12-15T08:00:00Z' } },
    });
    clock.set('2026-12-15T08:00:00Z');
    expect(await due()).toContain('1 retired');
    expect((await versions(id))[0]).toMatchObject({ state: 'retired', inForceUntil: '2026-12-15T08:00:00Z' });
  });

  it('is on record and told to the other side, act by act', async () => {
    const from = (await agency.entries()).length;
    const id = await propose({ scope: { program: 'M' }, from: '2027-01-01' }, 'token:admin');
    expect(await mail()).toEqual(['lin', 'lou', 'max', 'mo'].map((who) => `${who}: proposal target_proposed`));
    await sign(id, 'lou', 'labor');
    expect(await mail()).toEqual(['max: proposal target_approved', 'mo: proposal target_approved']);
    await call('max', 'PATCH', `/targets/${id}/versions/1`, { clause: 'Another' });
    expect(await mail()).toEqual(['lin: proposal target_edited', 'lou: proposal target_edited']);
    await agree(id);
    await mail();
    await call('lou', 'POST', `/targets/${id}/retirement`, { on: '2027-02-01', reason: 'a secret reason' });
    expect(await mail()).toEqual([
      'max: proposal target_retirement_proposed',
      'mo: proposal target_retirement_proposed',
    ]);
    const entries = await agency.entries(from);
    expect(entries.map(({ kind }) => kind)).toEqual([
      'target_proposed',
      'target_approved',
      'target_edited',
      'target_approved',
      'target_approved',
      'target_agreed',
      'target_retirement_proposed',
    ]);
    expect(JSON.stringify(entries)).not.toContain('secret');
  });
});
