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
