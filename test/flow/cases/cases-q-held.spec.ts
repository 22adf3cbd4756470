import { createHash } from 'node:crypto';

import { PageReader } from '../../support/story-pages.js';
import { adminToken } from '../../support/story-service.js';
import { useStory } from '../../support/story.js';

interface Held {
  readonly person: string;
  readonly roster: readonly Record<string, unknown>[];
  readonly absences: readonly Record<string, unknown>[];
  readonly assignments: readonly Record<string, unknown>[];
  readonly breaches: readonly Record<string, unknown>[];
  readonly checkIns: readonly Record<string, unknown>[];
  readonly statements: readonly Record<string, unknown>[];
  readonly disputes: readonly Record<string, unknown>[];
  readonly notifications: readonly Record<string, unknown>[];
  readonly log: readonly {
    readonly index: number;
    readonly entry: { readonly kind: string; readonly sealed?: Readonly<Record<string, string>> };
    readonly opened?: Readonly<Record<string, { readonly salt: string; readonly value: string }>>;
  }[];
}

describe('the worker’s voice: what is held about me', () => {
  const story = useStory();

  beforeEach(async () => {
    await story.begins({ settings: { workerCopy: true } });
    await story.file('absences', '2026-11-02', [{ person_id: 'ana', from: '2026-12-21', until: '2026-12-24' }]);
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    const checkIn = (await story.checkIn('sam', 'ana', '2026-11-04')).body['id'] as string;
    await story.ok('ana', 'POST', `/check-ins/${checkIn}/statements`, { held: false, text: 'we did not meet' });
    await story.ok('ana', 'POST', '/workers/ana/disputes', {
      ...{ assignmentRef: 'ana-3', why: 'went to another unit', since: '2026-11-04' },
    });
    await story.shortsOfNew();
  });

  it('has everything about them, the log’s commitments opened, and is itself on record', async () => {
    const held = (await story.ok('ana', 'POST', '/workers/ana/exports')) as unknown as Held;
    expect(held.person).toBe('ana');
    expect(held.roster).toMatchObject([{ name: 'Ana', effectiveOn: '2026-11-02', unitId: 'ER3' }]);
    expect(held.absences).toMatchObject([{ fromOn: '2026-12-21', available: false }]);
    expect(held.assignments).toHaveLength(15);
    expect(held.assignments[0]).toMatchObject({
      feed: 'cws-er',
      assignmentRef: 'ana-1',
      heldFrom: '2026-11-03T14:00:00Z',
    });
    expect(held.breaches).toMatchObject([{ loadTrack: 'open', openedAt: expect.stringMatching(/Z$/) as string }]);
    expect(held.checkIns).toMatchObject([{ recordedBy: 'sam', body: { found: 'three intakes in one week' } }]);
    expect(held.statements).toMatchObject([{ held: false, text: 'we did not meet' }]);
    expect(held.disputes).toMatchObject([{ assignmentRef: 'ana-3', state: 'open' }]);
    expect(held.notifications.map(({ kind }) => kind)).toEqual(['opened_copy']);
    const kinds = held.log.map(({ entry }) => entry.kind);
    expect(kinds).toEqual(expect.arrayContaining(['opened', 'checked_in', 'statement_made', 'dispute_raised']));
    const sealed = held.log.flatMap(({ entry, opened }) =>
      Object.entries(entry.sealed ?? {}).map(([field, commitment]) => ({ commitment, ...opened?.[field] })),
    );
    expect(sealed.length).toBeGreaterThan(3);
    for (const { commitment, salt = '', value = '' } of sealed) {
      const made = createHash('sha256').update(Buffer.from(salt, 'base64')).update(value).digest('base64');
      expect(made).toBe(commitment);
    }
    expect(JSON.stringify(held)).not.toContain('ben-');
    expect(await story.entries({ kind: 'own_data_exported' })).toMatchObject([{ entry: { worker: 'ana', by: 'ana' } }]);
  });

  it('is for that person only; what they wrote about others stays sealed', async () => {
    for (const who of ['sam', 'keel', 'admin']) {
      expect([who, (await story.call(who, 'POST', '/workers/ana/exports')).status]).toEqual([who, 403]);
    }
    expect((await story.call('ben', 'POST', '/workers/ana/exports')).status).toBe(404);
    const held = (await story.ok('sam', 'POST', '/workers/sam/exports')) as unknown as Held;
    const own = held.log.find(({ entry }) => entry.kind === 'checked_in');
    expect(own?.entry.sealed).toBeDefined();
    expect(own?.opened).toBeUndefined();
    expect(JSON.stringify(held.log)).not.toContain('three intakes');
  });

  it('is described, as all that workers say is', async () => {
    const answer = await story.service.app.inject({ url: '/openapi.json', headers: { host: 'plimsoll.test' } });
    const { paths } = answer.json<{ paths: Record<string, object> }>();
    for (const path of [
      '/workers/{id}/exports',
      '/workers/{id}/disputes',
      '/disputes/{id}/answers',
      '/workers/{id}/check-in-requests',
      '/check-ins/{id}/statements',
    ]) {
      expect(paths[`/api/v1${path}`]).toHaveProperty('post');
    }
  });

  it('is a download from the own page, by a form', async () => {
    const ana = await PageReader.signedIn(story.service, adminToken, 'ana');
    const page = await ana.get('/workers/ana');
    const file = await ana.submit(page, '/workers/ana/held');
    expect(file.status).toBe(200);
    expect((JSON.parse(file.html) as Held).person).toBe('ana');
    const sam = await PageReader.signedIn(story.service, adminToken, 'sam');
    expect((await sam.get('/workers/ana')).html).not.toContain('/workers/ana/held');
    expect(await story.entries({ kind: 'own_data_exported' })).toHaveLength(1);
  });
});
