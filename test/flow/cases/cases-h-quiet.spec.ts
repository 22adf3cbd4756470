import { openCount } from '../../support/story-target.js';
import { usualPeople, worker } from '../../support/story-roster.js';
import { snapshotFeed, useStory } from '../../support/story.js';

/** What holds mail back, and what comes when it ends. */
describe('excuses and waivers', () => {
  const story = useStory();
  const excusable = { excusedUpTo: '30 days' };
  const opened = async (target: object = {}): Promise<void> => {
    await story.begins({ target: { ...excusable, ...target } });
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
  };

  it('an excuse rests the rungs; at its date the highest of those past fires, once', async () => {
    await opened();
    expect((await story.act('mia', 'excuses', 'ana', { reason: 'two vacancies', until: '2026-11-13' })).status).toBe(
      201,
    );
    await story.clock('2026-11-12 23:59');
    await story.gets();
    expect(await story.breach('ana')).toMatchObject({ excusedUntil: '2026-11-13T08:00:00Z', round: 1 });
    await story.clock('2026-11-13 00:00');
    await story.gets('dan: escalated ana');
    expect(await story.breach('ana')).toMatchObject({ excusedUntil: null, round: 1, responseTrack: 'awaiting' });
  });

  it('the check-in does not rest: overdue in an excuse Sam is told, and nobody above', async () => {
    await opened();
    await story.act('mia', 'excuses', 'ana', { reason: 'two vacancies', until: '2026-12-01' });
    await story.clock('2026-11-17 17:00');
    await story.gets('sam: check_in_overdue ana');
    await story.clock('2026-11-23 17:00');
    await story.gets();
    await story.checkIn('sam', 'ana', '2026-11-23');
    await story.clock('2026-12-01 00:00');
    await story.gets();
  });

  it('passing the absolute limit ends an excuse: it is told anew, and a round starts', async () => {
    await opened({ rules: [openCount({ absoluteLimit: 18 })] });
    await story.act('mia', 'excuses', 'ana', { reason: 'two vacancies', until: '2026-12-01' });
    await story.day('2026-11-05', { ana: 18, ben: 5 });
    await story.gets();
    await story.day('2026-11-06', { ana: 19, ben: 5 });
    await story.gets('sam: opened ana');
    expect(await story.breach('ana')).toMatchObject({ round: 2, excusedUntil: null, peak: 19 });
    expect(await story.standing('ana')).toMatchObject({ status: 'over_absolute' });
    await story.checkIn('sam', 'ana', '2026-11-06');
  });

  it.each([
    ['no agreed length', { excusedUpTo: null }, 'mia', '2026-11-13', 409],
    ['longer than agreed', {}, 'mia', '2026-12-31', 422],
    ['by somebody not named', {}, 'sam', '2026-11-13', 403],
    ['by the director', {}, 'dan', '2026-11-13', 201],
  ])('an excuse with %s', async (_name, target, who, until, status) => {
    await opened(target);
    const answer = await story.act(who, 'excuses', 'ana', { reason: 'two vacancies', until });
    if (status === 201) expect(answer.status).toBe(201);
    else expect([403, 409, 422]).toContain(answer.status);
    expect((await story.breach('ana')).excusedUntil === null).toBe(status !== 201);
  });

  it('a waiver ends what is owed and all mail, while the load goes on being recorded', async () => {
    await opened();
    expect((await story.act('sam', 'waivers', 'ana', { reason: 'I think so' })).status).toBe(403);
    expect((await story.act('mia', 'waivers', 'ana', {})).status).toBe(422);
    expect((await story.act('mia', 'waivers', 'ana', { reason: 'a typing error upstream' })).status).toBe(201);
    expect((await story.act('mia', 'waivers', 'ana', { reason: 'again' })).status).toBe(200);
    await story.days('2026-11-05', '2026-11-24', { ana: 16, ben: 5 });
    await story.gets();
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'open', responseTrack: 'waived', peak: 16 });
    expect((await story.acknowledge('sam', 'ana')).status).toBe(409);
    await story.day('2026-11-25', { ana: 12, ben: 5 });
    await story.gets('sam: cleared ana');
    expect((await story.breach('ana')).closedAt).not.toBeNull();
  });

  it('a check-in without an acknowledgement is both, and nothing more is owed', async () => {
    await opened();
    expect((await story.checkIn('sam', 'ana', '2026-11-04')).status).toBe(201);
    expect(await story.breach('ana')).toMatchObject({ responseTrack: 'checked_in' });
    expect((await story.acknowledge('sam', 'ana')).status).toBe(200);
    await story.clock('2026-11-30');
    await story.gets();
  });

  it('escalating by hand tells the next rung each time, and refuses when none is left', async () => {
    await opened();
    expect((await story.act('sam', 'escalations', 'ana')).status).toBe(201);
    await story.gets('mia: escalated ana');
    expect((await story.act('mia', 'escalations', 'ana')).status).toBe(201);
    await story.gets('dan: escalated ana');
    expect((await story.act('dan', 'escalations', 'ana')).status).toBe(409);
    await story.acknowledge('dan', 'ana');
    await story.clock('2026-11-13');
    await story.gets();
  });

  it('nobody gets a mail about their own act: Mia escalates, and is not told by it', async () => {
    await opened();
    await story.act('mia', 'escalations', 'ana');
    const fresh = (await story.mailbox()).filter(({ kinds }) => kinds.includes('escalated')).map(({ to }) => to);
    expect(fresh).not.toContain('mia@county.test');
    await story.gets(...fresh.map((to) => `${to.split('@')[0] ?? ''}: escalated ana`));
    await story.acknowledge('sam', 'ana');
  });

  it('withdrawn after the rungs were due: the highest of them fires, once', async () => {
    await opened();
    await story.acknowledge('sam', 'ana');
    await story.clock('2026-11-13 09:00');
    await story.gets();
    expect((await story.withdraw('mia', 'ana')).status).toBe(403);
    expect((await story.withdraw('sam', 'ana')).status).toBe(200);
    await story.gets('dan: escalated ana');
    await story.acknowledge('sam', 'ana');
  });

  it('a check-in on a later breach settles the one that is still owed', async () => {
    await opened();
    await story.acknowledge('sam', 'ana');
    await story.day('2026-11-05', { ana: 12, ben: 5 });
    await story.gets('sam: cleared ana');
    const first = await story.breach('ana');
    await story.day('2026-11-06', { ana: 15, ben: 5 });
    await story.day('2026-11-09', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.checkIn('sam', 'ana', '2026-11-09');
    const before = await story.ok<{ responseTrack: string; closedAt: string | null }>(
      'admin',
      'GET',
      `/breaches/${first.number}`,
    );
    expect(before.responseTrack).toBe('checked_in');
    expect(before.closedAt).not.toBeNull();
    await story.clock('2026-11-30');
    await story.gets();
  });
});

describe('a mass change', () => {
  const story = useStory();
  const guards = { shrink: { share: 0.15, rows: 50 }, massChange: { share: 0.2, workers: 3 } };
  const crew = ['trent', 'avon', 'tamar', 'wye'];
  const all = (load: number): Record<string, number> =>
    Object.fromEntries([...crew, 'ana', 'ben'].map((code) => [code, load]));
  const names = [...crew, 'ana', 'ben'].sort().join(' ');
  const told = ['ada: mass_change', 'keel: mass_change', 'helm: mass_change'];
  const holds = async (): Promise<{ id: string; releasedBy: string | null; releaseDueAt: string }[]> =>
    (
      await story.ok<{ items: { id: string; releasedBy: string | null; releaseDueAt: string }[] }>(
        'ada',
        'GET',
        '/holds',
      )
    ).items;

  beforeEach(async () => {
    await story.begins({
      people: [...usualPeople, ...crew.map((code) => worker(code))],
      settings: { feeds: [snapshotFeed({ guards })] },
    });
    await story.day('2026-11-03', all(15));
    await story.day('2026-11-04', all(15));
    await story.gets(...told);
  });

  it('releases itself at the close of the next working day, and the rounds begin then', async () => {
    expect((await holds())[0]?.releaseDueAt).toBe('2026-11-06T01:00:00Z');
    await story.clock('2026-11-05 16:59');
    await story.gets();
    await story.clock('2026-11-05 17:00');
    const mail = await story.getsOne(`sam: opened ${names}`);
    expect(mail.subject).toContain('6 workers');
    expect((await story.breach('ana')).due).toMatchObject({
      nextRungAt: '2026-11-10T01:00:00Z',
      checkInBy: '2026-11-19T01:00:00Z',
    });
    expect((await holds())[0]?.releasedBy).toBeNull();
  });

  it('cleared or corrected away before the release: no opening mail, nothing owed', async () => {
    await story.clock('2026-11-04 12:00');
    await story.snapshot('2026-11-04', story.loads({ ...all(15), ana: 10 }));
    await story.day('2026-11-05', { ...all(15), ana: 10, ben: 12 });
    await story.gets();
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'annulled', responseTrack: 'not_owed' });
    expect(await story.breach('ben')).toMatchObject({ loadTrack: 'cleared', responseTrack: 'not_owed' });
    await story.clock('2026-11-05 17:00');
    const [first] = await story.gets(`sam: opened ${[...crew].sort().join(' ')}`);
    expect(first?.subject).toContain('4 workers');
  });

  it('while it is held nothing can be passed on, and the standing says why nobody was told', async () => {
    await story.clock('2026-11-05 12:00');
    await story.gets();
    expect((await story.standing('ana')).notToldBecause).toMatch(/held|mass/i);
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'open', held: true });
  });

  it('only an admin releases it, once', async () => {
    const [hold] = await holds();
    expect((await story.call('sam', 'POST', `/holds/${hold?.id ?? ''}/release`)).status).toBeGreaterThanOrEqual(403);
    expect((await story.call('keel', 'POST', `/holds/${hold?.id ?? ''}/release`)).status).toBe(403);
    expect((await story.call('ada', 'POST', `/holds/${hold?.id ?? ''}/release`)).status).toBe(200);
    await story.gets(`sam: opened ${names}`);
    expect((await story.call('ada', 'POST', `/holds/${hold?.id ?? ''}/release`)).status).toBe(200);
    await story.clock('2026-11-05 18:00');
    await story.gets();
  });
});
