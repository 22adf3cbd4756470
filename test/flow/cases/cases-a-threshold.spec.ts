import { useStory } from '../../support/story.js';

describe('crossing the line', () => {
  const story = useStory();

  it('4. two snapshots over the limit are one mail to Sam, and the breach began with the first', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.gets();
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    expect(await story.breach('ana')).toMatchObject({
      loadTrack: 'open',
      responseTrack: 'awaiting',
      startedAt: '2026-11-03T14:00:00Z',
      openedAt: '2026-11-04T14:00:00Z',
      load: 15,
    });
  });
});
