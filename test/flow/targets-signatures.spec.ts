import { useAgency } from '../support/agency-app.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

const target = {
  name: 'ER referrals',
  scope: { program: 'ER' },
  rules: [{ kind: 'open_count', counts: ['referral'], countUnit: 'referral', goal: 12, limit: 14 }],
  from: '2026-12-01',
};

describe('a target of an agency that declared one signature to be enough', () => {
  const clock = new SteppedClock('2026-11-23T18:00:00Z');
  const test = useDatabase(clock);
  const agency = useAgency(test, clock);

  it('is agreed by that one', async () => {
    await agency.people({ max: 'management' });
    await test.database.db.query('update agency set one_sided = true');
    const { body } = await agency.call('max', 'POST', '/targets', target);
    const id = body.id as string;
    expect(
      await agency.call('max', 'POST', `/targets/${id}/versions/1/approvals`, { side: 'management' }),
    ).toMatchObject({ body: { state: 'agreed' } });
    expect((await agency.call('max', 'GET', `/targets/${id}`)).body).toMatchObject({ oneSided: true });
  });
});

describe('a target', () => {
  const clock = new SteppedClock('2026-11-23T18:00:00Z');
  const test = useDatabase(clock);
  const agency = useAgency(test, clock);
  beforeAll(() => agency.people({ lou: 'labor', max: 'management', ada: 'admin' }));

  it('from statute needs no signature', async () => {
    const answer = await agency.call('ada', 'POST', '/targets', { ...target, agreedBy: 'statute', from: '2027-01-01' });
    expect(answer).toMatchObject({ status: 201, body: { state: 'agreed' } });
  });

  it('that both sides signed is not changed, nor replaced, by calling something a statute', async () => {
    const signed = { ...target, scope: { program: 'S' } };
    const id = (await agency.call('lou', 'POST', '/targets', signed)).body.id as string;
    for (const [who, side] of [
      ['lou', 'labor'],
      ['max', 'management'],
    ] as const)
      await agency.call(who, 'POST', `/targets/${id}/versions/1/approvals`, { side });
    const hundred = [{ ...target.rules[0], limit: 100 }];
    const statute = { ...signed, rules: hundred, agreedBy: 'statute' };
    const refused = { status: 409, body: { errors: [{ code: 'signed_before' }] } };
    expect(await agency.call('token:admin', 'POST', `/targets/${id}/versions`, statute)).toMatchObject(refused);
    expect(await agency.call('token:admin', 'POST', '/targets', { ...statute, insteadOf: id })).toMatchObject(refused);
    const next = { ...signed, rules: hundred, reason: 'higher' };
    expect(await agency.call('ada', 'POST', `/targets/${id}/versions`, next)).toMatchObject({ status: 201 });
    const edit = { agreedBy: 'statute' };
    expect(await agency.call('ada', 'PATCH', `/targets/${id}/versions/2`, edit)).toMatchObject(refused);
    expect((await agency.call('ada', 'GET', `/targets/${id}`)).body.versions).toMatchObject([
      { state: 'agreed' },
      { state: 'proposed' },
    ]);
  });

  it('is withdrawn while it is proposed', async () => {
    const other = { ...target, scope: { program: 'N' } };
    const { body } = await agency.call('lou', 'POST', '/targets', other);
    const path = `/targets/${body.id as string}/versions`;
    const withdrawn = await agency.call('max', 'DELETE', `${path}/1`);
    expect(withdrawn).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
    expect(await agency.call('lou', 'POST', `${path}/1/approvals`, { side: 'labor' })).toMatchObject({ status: 409 });
    expect(await agency.call('lou', 'POST', path, other)).toMatchObject({ status: 201, body: { version: 2 } });
  });
});
