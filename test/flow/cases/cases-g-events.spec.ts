import { useStory } from '../../support/story.js';

interface Told {
  readonly kind: 'opened' | 'changed' | 'transferred' | 'closed';
  readonly ref: string;
  readonly time: string;
  readonly id?: string;
  readonly data?: object;
}

const eventsFeed = {
  name: '/county/cws',
  sources: ['/county/cws'],
  programs: ['ER'],
  kind: 'events',
  every: '1 working day',
  grace: '10 working days',
  guards: null,
};

describe('events', () => {
  const story = useStory();
  let sequence = 0;

  const event = ({ kind, ref, time, id, data }: Told): object => ({
    specversion: '1.0',
    id: id ?? `evt-${(sequence += 1)}`,
    source: '/county/cws',
    type: `plimsoll.assignment.${kind}.v1`,
    subject: ref,
    time,
    data: data ?? (kind === 'opened' ? { workerId: 'ana', program: 'ER', caseType: 'referral' } : {}),
  });
  const tell = async (...told: Told[]): Promise<Record<string, unknown>> => {
    const answer = await story.call(
      'admin',
      'POST',
      '/assignment-events',
      JSON.stringify(told.map(event)),
      'application/cloudevents-batch+json',
    );
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const openings = (n: number, time: string, from = 1, data?: object): Told[] =>
    Array.from({ length: n }, (_, index) => ({
      kind: 'opened',
      ref: `r-${from + index}`,
      time,
      ...(data === undefined ? {} : { data }),
    }));
  const begins = (target: object = {}): Promise<string> =>
    story.begins({ target: { alertAfter: '4 hours', ...target }, settings: { feeds: [eventsFeed] } });

  it('over for four hours opens at the fourth, by the clock while the feed is within its grace', async () => {
    await begins();
    await story.clock('2026-11-03 08:00');
    expect(await tell(...openings(15, '2026-11-03T16:00:00Z'))).toMatchObject({ accepted: 15 });
    expect(await story.standing('ana')).toMatchObject({
      pendingSince: '2026-11-03T16:00:00Z',
      opensAt: '2026-11-03T20:00:00Z',
    });
    await story.clock('2026-11-03 11:59');
    await story.gets();
    await story.clock('2026-11-03 12:00');
    await story.gets('sam: opened ana');
    expect(await story.breach('ana')).toMatchObject({
      startedAt: '2026-11-03T16:00:00Z',
      openedAt: '2026-11-03T20:00:00Z',
    });
  });

  it('a dip within the four hours begins them anew', async () => {
    await begins();
    await story.clock('2026-11-03 08:00');
    await tell(...openings(15, '2026-11-03T16:00:00Z'));
    await story.clock('2026-11-03 10:00');
    await tell({ kind: 'closed', ref: 'r-1', time: '2026-11-03T18:00:00Z' });
    await story.clock('2026-11-03 13:00');
    await story.gets();
    await tell({ kind: 'opened', ref: 'r-1', time: '2026-11-03T21:00:00Z' });
    await story.clock('2026-11-03 16:59');
    await story.gets();
    await story.clock('2026-11-03 17:00');
    await story.gets('sam: opened ana');
  });

  it('a request is folded whole, then told: the mail states the load after it, in one mail for two workers', async () => {
    await begins({ alertAfter: '0 hours' });
    await story.clock('2026-11-03 08:00');
    const ben = { workerId: 'ben', program: 'ER', caseType: 'referral' };
    await tell(...openings(17, '2026-11-03T16:00:00Z'), ...openings(16, '2026-11-03T16:00:00Z', 101, ben), {
      kind: 'closed',
      ref: 'r-17',
      time: '2026-11-03T16:00:00Z',
    });
    await story.gets('sam: opened ana ben');
    expect(await story.breach('ana')).toMatchObject({ load: 16 });
    expect(await story.breach('ben')).toMatchObject({ load: 16 });
  });

  it('over and back within one request at one instant is nothing', async () => {
    await begins({ alertAfter: '0 hours' });
    await story.clock('2026-11-03 08:00');
    await tell(...openings(15, '2026-11-03T16:00:00Z'), { kind: 'closed', ref: 'r-15', time: '2026-11-03T16:00:00Z' });
    await story.gets();
    expect(await story.breaches()).toEqual([]);
  });

  it('over and back within one request at two instants is found late', async () => {
    await begins({ alertAfter: '0 hours' });
    await story.clock('2026-11-03 10:00');
    await tell(
      ...openings(15, '2026-11-03T16:00:00Z'),
      { kind: 'closed', ref: 'r-15', time: '2026-11-03T17:00:00Z' },
      { kind: 'closed', ref: 'r-14', time: '2026-11-03T17:00:00Z' },
      { kind: 'closed', ref: 'r-13', time: '2026-11-03T17:00:00Z' },
    );
    await story.gets();
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'cleared', responseTrack: 'not_owed' });
  });

  it('the same event again is a duplicate; the same id with anything else is a conflict, kept aside', async () => {
    await begins({ alertAfter: '0 hours' });
    await story.clock('2026-11-03 08:00');
    const first: Told = { kind: 'opened', ref: 'r-1', time: '2026-11-03T16:00:00Z', id: 'one' };
    expect(await tell(first)).toMatchObject({ accepted: 1 });
    expect(await tell(first)).toMatchObject({ accepted: 0, duplicates: 1, results: [{ outcome: 'duplicate' }] });
    expect(await tell({ ...first, time: '2026-11-03T16:00:00.000Z' })).toMatchObject({ duplicates: 1 });
    expect(await tell({ ...first, time: '2026-11-03T15:00:00Z' })).toMatchObject({
      conflicts: 1,
      results: [{ outcome: 'conflict' }],
    });
    expect(await tell({ ...first, ref: 'r-2' })).toMatchObject({ conflicts: 1 });
    const { items } = await story.ok<{ items: unknown[] }>('admin', 'GET', '/assignment-events/conflicts');
    expect(items).toHaveLength(2);
    expect((await story.standing('ana')).rules).toMatchObject([{ load: 1 }]);
  });

  it('what a rejected event had for an id may be used again', async () => {
    await begins();
    await story.clock('2026-11-03 08:00');
    const told: Told = { kind: 'opened', ref: 'r-1', time: '2026-11-03T16:10:00Z', id: 'x' };
    expect(await tell(told)).toMatchObject({ rejected: 1, results: [{ code: 'in_future' }] });
    expect(await tell({ ...told, time: '1989-12-31T00:00:00Z' })).toMatchObject({
      rejected: 1,
      results: [{ code: 'too_old' }],
    });
    expect(
      await tell({ ...told, data: { workerId: 'ana', program: 'ER', caseType: 'referral', units: 0 } }),
    ).toMatchObject({ results: [{ code: 'schema' }] });
    expect(
      await tell({ ...told, data: { workerId: 'ana', program: 'ER', caseType: 'referral', units: 1.00001 } }),
    ).toMatchObject({ results: [{ code: 'schema' }] });
    expect(await tell({ ...told, time: '2026-11-03T16:00:00Z' })).toMatchObject({ accepted: 1 });
  });

  it('up to five minutes ahead, an event counts when its time comes', async () => {
    await begins({ alertAfter: '0 hours' });
    await story.clock('2026-11-03 08:00');
    await tell(...openings(14, '2026-11-03T16:00:00Z'), { kind: 'opened', ref: 'r-15', time: '2026-11-03T16:04:00Z' });
    expect((await story.standing('ana')).rules).toMatchObject([{ load: 14 }]);
    await story.gets();
    await story.clock('2026-11-03 08:04');
    await story.gets('sam: opened ana');
  });

  it('a closing that names somebody else changes nothing and is listed', async () => {
    await begins({ alertAfter: '0 hours' });
    await story.clock('2026-11-03 08:00');
    await tell(...openings(15, '2026-11-03T16:00:00Z'));
    await story.gets('sam: opened ana');
    await tell({ kind: 'closed', ref: 'r-1', time: '2026-11-03T16:00:00Z', data: { workerId: 'ben' } });
    const { items } = await story.ok<{ items: { why: string }[] }>('admin', 'GET', '/assignment-events/conflicts');
    expect(JSON.stringify(items)).toContain('not_holder');
    expect(await story.breach('ana')).toMatchObject({ load: 15 });
  });

  it('a mismatch is judged again when what came before arrives', async () => {
    await begins({ alertAfter: '0 hours' });
    await story.clock('2026-11-03 10:00');
    await tell(...openings(15, '2026-11-03T16:00:00Z'));
    await story.gets('sam: opened ana');
    await tell({ kind: 'closed', ref: 'r-1', time: '2026-11-03T17:30:00Z', data: { workerId: 'ben' } });
    expect(await story.breach('ana')).toMatchObject({ load: 15 });
    await tell({ kind: 'transferred', ref: 'r-1', time: '2026-11-03T17:00:00Z', data: { toWorkerId: 'ben' } });
    expect(await story.breach('ana')).toMatchObject({ load: 14, loadTrack: 'open' });
    expect(JSON.stringify(await story.ok('admin', 'GET', '/assignment-events/conflicts'))).not.toContain('not_holder');
    await story.gets();
  });

  it('an event for what is not known yet waits, and counts once it is', async () => {
    await begins({ alertAfter: '0 hours' });
    await story.clock('2026-11-03 10:00');
    await tell(...openings(14, '2026-11-03T16:00:00Z'), {
      kind: 'changed',
      ref: 'r-15',
      time: '2026-11-03T17:00:00Z',
      data: { units: 2 },
    });
    expect((await story.standing('ana')).rules).toMatchObject([{ load: 14 }]);
    await story.clock('2026-11-04 11:00');
    const { items } = await story.ok<{ items: unknown[] }>('admin', 'GET', '/assignment-events/waiting');
    expect(items).toHaveLength(1);
    await tell({ kind: 'opened', ref: 'r-15', time: '2026-11-03T16:30:00Z' });
    await story.gets('sam: opened ana');
    expect(await story.breach('ana')).toMatchObject({ load: 16, startedAt: '2026-11-03T16:30:00Z' });
  });

  it('an unknown worker is counted with a full post, and the admin is told once', async () => {
    await begins({ alertAfter: '0 hours' });
    await story.clock('2026-11-03 08:00');
    const stranger = { workerId: 'severn', program: 'ER', caseType: 'referral' };
    await tell(...openings(15, '2026-11-03T16:00:00Z', 1, stranger));
    await tell(...openings(1, '2026-11-03T16:00:00Z', 50, stranger));
    expect(await story.breach('severn')).toMatchObject({ loadTrack: 'open', effectiveLimit: 14, load: 16 });
    expect((await story.mailsTo('ada', 'configuration')).filter(({ text }) => text.includes('severn'))).toHaveLength(1);
    await story.gets();
  });

  it('a transfer moves the load from one to the other, and each is judged', async () => {
    await begins({ alertAfter: '0 hours' });
    await story.clock('2026-11-03 08:00');
    await tell(
      ...openings(15, '2026-11-03T16:00:00Z'),
      ...openings(14, '2026-11-03T16:00:00Z', 101, { workerId: 'ben', program: 'ER', caseType: 'referral' }),
    );
    await story.gets('sam: opened ana');
    await story.checkIn('sam', 'ana', '2026-11-03');
    await story.clock('2026-11-03 09:00');
    await tell(
      ...[1, 2, 3].map((n): Told => ({
        kind: 'transferred',
        ref: `r-${n}`,
        time: '2026-11-03T17:00:00Z',
        data: { workerId: 'ana', toWorkerId: 'ben' },
      })),
    );
    await story.gets('sam: opened+cleared ana ben');
    expect(await story.breach('ben')).toMatchObject({ load: 17 });
  });

  it('work that nobody holds is a pool: told to the supervisor, answered with a relief step', async () => {
    await begins();
    await story.agree({
      name: 'Pool',
      rules: [{ kind: 'pool_size', counts: ['task'], countUnit: 'task', limit: 3 }],
      alertAfter: '0 hours',
    });
    await story.clock('2026-11-03 08:00');
    const pool = { unitId: 'ER3', program: 'ER', caseType: 'task' };
    await tell(...openings(4, '2026-11-03T16:00:00Z', 1, pool));
    const mail = await story.getsOne('sam: opened ER3');
    expect(mail.subject).toMatch(/^Unit ER3 pool over caseload level: 4 of 3 ER tasks/);
    const [breach] = await story.breaches('?status=open');
    const path = `/breaches/${breach?.number ?? ''}/acknowledgements`;
    expect((await story.call('sam', 'POST', path, {})).status).toBe(422);
    expect((await story.call('sam', 'POST', path, { step: 'temporary_staff' })).status).toBe(201);
    await story.clock('2026-11-30');
    await story.gets();
  });

  it('a late event restates the beginning; the count after an applied instant stands', async () => {
    await begins({ alertAfter: '0 hours' });
    await story.clock('2026-11-03 08:00');
    await tell(...openings(15, '2026-11-03T16:00:00Z'));
    await story.gets('sam: opened ana');
    await story.clock('2026-11-03 09:00');
    await tell({ kind: 'closed', ref: 'r-15', time: '2026-11-03T16:00:00Z' });
    await story.gets('sam: correction ana');
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'annulled', responseTrack: 'not_owed' });
  });

  it('no events beyond the grace: an alarm, and nothing clears by the clock', async () => {
    await story.begins({
      target: { alertAfter: '0 hours', clearAfter: '3 working days' },
      settings: { feeds: [{ ...eventsFeed, grace: '1 working day' }] },
    });
    await story.clock('2026-11-03 08:00');
    await tell(...openings(15, '2026-11-03T16:00:00Z'));
    await story.gets('sam: opened ana');
    await story.checkIn('sam', 'ana', '2026-11-03');
    await story.clock('2026-11-03 09:00');
    await tell(...[1, 2, 3].map((n): Told => ({ kind: 'closed', ref: `r-${n}`, time: '2026-11-03T17:00:00Z' })));
    await story.clock('2026-11-10 09:00');
    await story.gets();
    expect(await story.mailsTo('ada', 'feed_late')).toHaveLength(1);
  });
});
