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
