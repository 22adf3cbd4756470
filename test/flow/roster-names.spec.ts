import { usualPeople, worker } from '../support/story-roster.js';
import { useStory } from '../support/story.js';

const story = useStory();

const namesFor = async (who: string): Promise<Record<string, string>> => {
  const { items } = await story.ok<{ items: { personId: string; name: string }[] }>(who, 'GET', '/people');
  return Object.fromEntries(items.map(({ personId, name }) => [personId, name]));
};

it('names workers of another unit by their code, whoever asks for the roster', async () => {
  await story.begins({ people: [...usualPeople, worker('cora', { unit_id: 'ER4' })] });
  expect(await namesFor('sam')).toMatchObject({ ana: 'Ana', cora: 'cora', hull: 'Hull', mia: 'Mia' });
  expect(await namesFor('mia')).toMatchObject({ ana: 'Ana', cora: 'Cora' });
  expect(await namesFor('keel')).toMatchObject({ ana: 'ana', cora: 'cora' });
  expect(await namesFor('ada')).toMatchObject({ ana: 'Ana', cora: 'Cora' });
});
