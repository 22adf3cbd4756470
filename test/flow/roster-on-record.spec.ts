import { person, usualPeople, worker } from '../support/story-roster.js';
import { useStory } from '../support/story.js';

describe('what a file of the roster changes that two sides rest on', () => {
  const story = useStory();

  interface Logged {
    readonly entry: {
      readonly kind: string;
      readonly worker?: string;
      readonly unit?: string;
      readonly facts?: object;
    };
  }
  const logged = async (kind: string): Promise<Logged['entry'][]> => {
    const { items } = await story.ok<{ items: Logged[] }>('admin', 'GET', '/log/entries?from=0&limit=1000');
    return items.map(({ entry }) => entry).filter((entry) => entry.kind === kind);
  };

  it('a share of a full load is on record before the breach that it takes away', async () => {
    await story.begins({ target: { alertAfter: '0 hours' } });
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.file('people', '2026-11-03', [worker('ana', { capacity_factor: 1.2, capacity_reason: 'strong' })]);
    expect((await story.breach('ana')).loadTrack).toBe('annulled');
    const [changed] = await logged('capacity_changed');
    expect(changed).toMatchObject({
      worker: 'ana',
      facts: { was: { fte: '1', capacityFactor: '1' }, is: { fte: '1', capacityFactor: '1.2' }, from: '2026-11-03' },
    });
    expect(JSON.stringify(changed)).not.toContain('strong');
    const kinds = (await story.ok<{ items: Logged[] }>('admin', 'GET', '/log/entries?from=0&limit=1000')).items.map(
      ({ entry }) => entry.kind,
    );
    expect(kinds.indexOf('capacity_changed')).toBeLessThan(kinds.indexOf('annulled'));
    await story.gets('sam: opened ana', 'sam: correction ana');
  });

  it('a post of a unit is on record with who held it and who holds it', async () => {
    await story.begins();
    await story.clock('2026-11-03');
    await story.file('units', '2026-11-03', [
      { unit_id: 'ER3', name: 'ER Three', program: 'ER', supervisor_id: '', manager_id: 'mia', director_id: 'dan' },
    ]);
    expect(await logged('post_changed')).toMatchObject([
      { unit: 'ER3', facts: { post: 'supervisor', was: 'sam', is: null } },
    ]);
  });

  it('a seat that a file ends, or whose mail it sends elsewhere, is on record, and both sides are told', async () => {
    await story.begins();
    await story.clock('2026-11-03');
    const keel = usualPeople.find(({ person_id }) => person_id === 'keel');
    await story.file('people', '2026-11-03', [{ ...keel, email: 'elsewhere@county.example', end_on: '2026-11-03' }]);
    const [changed] = await logged('seat_changed');
    expect(changed).toMatchObject({
      facts: { person: 'keel', roles: ['labor'], changed: ['email', 'end_on'], endOn: '2026-11-03' },
    });
    expect(JSON.stringify(changed)).not.toContain('elsewhere');
    expect(await story.mailsTo('helm', 'configuration')).toMatchObject([
      { text: expect.stringContaining('keel (labor): a file of people changed email, end_on') as string },
    ]);
  });

  it('a move to another unit or classification is on record before the breach that it ends', async () => {
    await story.begins({ target: { alertAfter: '0 hours', scope: { program: 'ER', classification: 'SSW' } } });
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.clock('2026-11-04');
    await story.file('people', '2026-11-04', [worker('ana', { classification: 'SSW II' })]);
    expect((await story.breach('ana')).loadTrack).toBe('ended');
    expect(await logged('place_changed')).toMatchObject([
      {
        worker: 'ana',
        facts: { was: { unit: 'ER3', classification: 'SSW' }, is: { unit: 'ER3', classification: 'SSW II' } },
      },
    ]);
    await story.gets('sam: ended ana');
  });

  it('a person new on the roster, or changed in nothing of this, is no entry', async () => {
    await story.begins();
    await story.clock('2026-11-03');
    await story.file('people', '2026-11-03', [person('rudder', {}), worker('ana', { name: 'Ana Keel' })]);
    for (const kind of ['capacity_changed', 'place_changed', 'seat_changed', 'post_changed'])
      expect(await logged(kind)).toEqual([]);
  });
});
