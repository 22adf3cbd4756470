import { usualPeople, worker } from '../support/story-roster.js';
import { useStory } from '../support/story.js';

const story = useStory();

interface Room {
  readonly workerId: string;
  readonly room: number;
  readonly available: boolean;
}

it('an opening mail says how the last days were, and who in the unit has room, as the board has it', async () => {
  await story.begins({
    people: [worker('ana'), ...usualPeople.slice(1), worker('avon', { fte: 0.5 }), worker('trent')],
  });
  await story.file('absences', '2026-11-02', [{ person_id: 'trent', from: '2026-11-03', until: '2026-11-20' }]);
  await story.day('2026-11-03', { ana: 15, ben: 5, avon: 5, trent: 5 });
  await story.day('2026-11-04', { ana: 15, ben: 5, avon: 5, trent: 5 });
  await story.gets('sam: opened ana');
  const mail = (await story.mailbox()).find(({ to, kinds }) => to.startsWith('sam@') && kinds.includes('opened'));
  const { items } = await story.ok<{ items: Room[] }>('sam', 'GET', '/units/ER3/room');
  const free = items.filter(({ workerId, room, available }) => workerId !== 'ana' && available && room > 0);
  expect(free.map(({ workerId }) => workerId)).toEqual(expect.arrayContaining(['avon', 'ben']));
  expect(free.map(({ workerId }) => workerId)).not.toContain('trent');
  const sum = free.reduce((all, { room }) => all + room, 0);
  expect(mail?.text).toMatch(new RegExp(`Room in the unit: +${free.length} people, ${sum} referrals`));
  expect(mail?.text).toMatch(/Last 7 days: +(\S+ ){5}15 15\n/);
});
