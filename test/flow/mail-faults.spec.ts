import { useStory } from '../support/story.js';

interface Notification {
  readonly personId: string;
  readonly kinds: readonly string[];
  readonly state: string;
  readonly reason: string | null;
  readonly attempts: readonly { readonly at: string; readonly reply: string }[];
}

describe('mail that is not taken', () => {
  const story = useStory();
  const sam = 'sam@county.test';

  const faults = (...list: { to: string; reply: string; until: string }[]) =>
    story.ok('admin', 'PUT', '/rehearsal/mail-faults', list);
  const notifications = async (query = ''): Promise<Notification[]> =>
    (await story.ok<{ items: Notification[] }>('admin', 'GET', `/notifications${query}`)).items;
  /** Ana goes over with Sam's mail answered so. */
  async function opensWith(reply: string, until: string): Promise<void> {
    await story.begins({ target: { alertAfter: '0 hours' } });
    await faults({ to: sam, reply, until });
    await story.day('2026-11-03', { ana: 15, ben: 5 });
  }

  it('refused for good tells the next rung at once, and the admin', async () => {
    await opensWith('550 5.1.1 no such user', '2026-12-01T00:00:00Z');
    await story.getsOne('mia: opened ana');
    const [alarm] = await story.mailsTo('ada', 'delivery_failed');
    expect(alarm?.text).toContain('550 5.1.1 no such user');
    const refused = await notifications('?state=refused');
    expect(refused).toMatchObject([
      { personId: 'sam', kinds: ['opened'], attempts: [{ reply: '550 5.1.1 no such user' }] },
    ]);
    await faults();
  });

  it('put off arrives late, in one mail, and moves no rung within 30 minutes', async () => {
    await opensWith('451 4.7.1 greylisted', '2026-11-03T14:10:00Z');
    await story.gets();
    expect(await notifications('?state=promised')).toMatchObject([
      { personId: 'sam', attempts: [{ reply: '451 4.7.1 greylisted' }] },
    ]);
    await story.clock('2026-11-03 06:14');
    await story.gets();
    await story.clock('2026-11-03 06:30');
    await story.getsOne('sam: opened ana');
  });

  it('put off for 30 minutes tells the next rung, and is tried on', async () => {
    await opensWith('451 4.3.2 try again later', '2026-11-03T16:30:00Z');
    await story.clock('2026-11-03 06:29');
    await story.gets();
    await story.clock('2026-11-03 06:30');
    await story.gets('mia: opened ana');
    await story.clock('2026-11-03 09:00');
    await story.gets('sam: opened ana');
  });

  it('put off and then needless is cancelled, and the log says why', async () => {
    await opensWith('451 4.3.2 try again later', '2026-11-03T14:20:00Z');
    await story.snapshot('2026-11-03 06:03', story.loads({ ana: 12, ben: 5 }));
    await story.clock('2026-11-03 08:00');
    await story.gets();
    expect(await notifications('?state=cancelled')).toMatchObject([{ personId: 'sam', reason: 'cleared' }]);
  });

  it('put off until the very instant at which its breach clears by the clock is not sent', async () => {
    const events = { name: '/county/cws', sources: ['/county/cws'], programs: ['ER'], kind: 'events' };
    const feed = { ...events, every: '1 working day', grace: '10 working days', guards: null };
    await story.begins({ target: { alertAfter: '0 hours', clearAfter: '1 hour' }, settings: { feeds: [feed] } });
    const event = (kind: string, n: number, time: string, data: object): object => ({
      ...{ specversion: '1.0', id: `${kind}-${n}`, source: '/county/cws', type: `plimsoll.assignment.${kind}.v1` },
      ...{ subject: `r-${n}`, time, data },
    });
    const held = { workerId: 'ana', program: 'ER', caseType: 'referral' };
    const batch = [
      ...Array.from({ length: 15 }, (_, n) => event('opened', n, '2026-11-03T15:30:00Z', held)),
      ...[0, 1, 2].map((n) => event('closed', n, '2026-11-03T16:00:00Z', {})),
    ];
    await faults({ to: sam, reply: '451 4.3.2 try again later', until: '2026-11-03T17:00:00Z' });
    await story.clock('2026-11-03 08:00');
    await story.call(
      'admin',
      'POST',
      '/assignment-events',
      JSON.stringify(batch),
      'application/cloudevents-batch+json',
    );
    await story.clock('2026-11-03 08:59');
    await story.gets('mia: opened ana');
    expect(await notifications('?state=promised')).toMatchObject([{ personId: 'sam', kinds: ['opened'] }]);
    await story.clock('2026-11-03 12:00');
    await story.gets('mia: cleared ana');
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'cleared', clearedAt: '2026-11-03T16:00:00Z' });
    expect(await notifications('?state=cancelled')).toMatchObject([{ personId: 'sam', reason: 'cleared' }]);
    const [entry] = await story.entries({ kind: 'notice_cancelled' });
    expect(entry?.entry.facts).toMatchObject({ notice: 'opened', to: 'sam', because: 'cleared' });
  });
});
