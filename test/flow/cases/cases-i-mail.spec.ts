import { useStory } from '../../support/story.js';

interface Sent {
  readonly personId: string;
  readonly state: string;
  readonly kinds: readonly string[];
  readonly reason: string | null;
  readonly attempts: readonly { reply: string }[];
}

describe('mail that does not arrive', () => {
  const story = useStory();
  const fault = (to: string, reply: string, until = '2026-12-31T00:00:00Z'): Promise<unknown> =>
    story.ok('admin', 'PUT', '/rehearsal/mail-faults', [{ to: `${to}@county.test`, reply, until }]);
  const sentTo = async (who: string): Promise<Sent[]> =>
    (await story.ok<{ items: Sent[] }>('ada', 'GET', '/notifications')).items.filter(
      ({ personId, kinds }) => personId === who && !kinds.includes('proposal'),
    );

  beforeEach(async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
  });

  it('refused for good, it passes to the next rung at once, and the admin hears of it', async () => {
    await fault('sam', '550 no such mailbox');
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    const fresh = (await story.mailbox()).filter(({ breaches, to }) => breaches.length > 0 && to.startsWith('mia'));
    expect(fresh).toHaveLength(1);
    await story.gets(`mia: ${fresh[0]?.kinds.join('+') ?? ''} ana`);
    expect(await sentTo('sam')).toMatchObject([{ state: 'refused', attempts: [{ reply: '550 no such mailbox' }] }]);
    expect(await story.mailsTo('ada', 'delivery_failed')).toHaveLength(1);
    await story.clock('2026-11-05');
    await story.gets();
  });

  it('put off for less than half an hour, it arrives and moves no rung', async () => {
    await fault('sam', '451 try again later', '2026-11-04T14:20:00Z');
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets();
    await story.clock('2026-11-04 07:00');
    await story.gets('sam: opened ana');
    expect((await sentTo('sam'))[0]?.attempts.length).toBeGreaterThanOrEqual(4);
    expect((await sentTo('sam'))[0]?.state).toBe('sent');
  });

  it('put off for half an hour, the next rung is told; when it can, the mail still arrives', async () => {
    await fault('sam', '451 try again later', '2026-11-04T17:30:00Z');
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.clock('2026-11-04 06:29');
    await story.gets();
    await story.clock('2026-11-04 06:31');
    const [next] = (await story.mailbox()).filter(({ to, breaches }) => to.startsWith('mia') && breaches.length > 0);
    await story.gets(`mia: ${next?.kinds.join('+') ?? '?'} ana`);
    await story.clock('2026-11-04 11:00');
    await story.gets('sam: opened ana');
    await story.acknowledge('sam', 'ana');
  });

  it('two notices that wait for the same person are one mail when it can be sent', async () => {
    await fault('sam', '451 try again later', '2026-11-04T14:10:00Z');
    await story.day('2026-11-04', { ana: 15, ben: 16 });
    await story.clock('2026-11-04 07:00');
    await story.gets('sam: opened ana');
  });

  it('every mail says who, why, what is next and as of when, in text and in HTML, and names no assignment', async () => {
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    const mail = await story.getsOne('sam: opened ana');
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain('15 ER referrals');
      expect(part).toMatch(/Counts as of Wed Nov 4, 6:00 AM/);
      expect(part).toMatch(/Meet with Ana by Tue Nov 17, 5:00 PM/);
      expect(part).not.toMatch(/ana-\d/);
    }
    expect(mail.headers).toMatchObject({
      'auto-submitted': 'auto-generated',
      'x-plimsoll-kind': 'opened',
      'x-plimsoll-breach': 'PL-2026-0001',
    });
    await story.checkIn('sam', 'ana', '2026-11-04');
    await story.day('2026-11-05', { ana: 12, ben: 5 });
    const closing = await story.getsOne('sam: cleared ana');
    expect(closing.subject).toBe(`RE: ${mail.subject}`);
    expect(closing.headers.references).toBe(mail.headers.references);
    expect(closing.headers['thread-topic']).toBe(mail.headers['thread-topic']);
  });
});

describe('after an outage', () => {
  const story = useStory();

  it('missed days are recorded as they were, and each person gets one mail about the present', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 14, ben: 14 });
    expect(await story.clock('2026-11-09 07:00', { outage: true })).toMatchObject({ waitingFor: ['cws-er'] });
    await story.snapshot('2026-11-04', story.loads({ ana: 15, ben: 15 }));
    await story.snapshot('2026-11-05', story.loads({ ana: 15, ben: 15 }));
    await story.snapshot('2026-11-06', story.loads({ ana: 16, ben: 12 }));
    await story.gets();
    await story.snapshot('2026-11-09', story.loads({ ana: 17, ben: 11 }));
    await story.clock('2026-11-09 07:06');
    const mail = await story.getsOne('sam: opened ana');
    expect(mail.text).toContain('17 ER referrals');
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'open', startedAt: '2026-11-04T14:00:00Z', round: 1 });
    expect((await story.breach('ana')).due.checkInBy).toBe('2026-11-21T01:00:00Z');
    expect(await story.breach('ben')).toMatchObject({
      loadTrack: 'cleared',
      responseTrack: 'not_owed',
      startedAt: '2026-11-04T14:00:00Z',
    });
    await story.clock('2026-11-10');
    await story.gets();
  });

  it('due times that passed in the outage do not each send: one mail about the present', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.clock('2026-11-13 07:00', { outage: true });
    await story.snapshot('2026-11-13', story.loads({ ana: 15, ben: 5 }));
    await story.clock('2026-11-13 07:10');
    const fresh = (await story.mailbox()).filter(({ breaches }) => breaches.length > 0).slice(1);
    const to = fresh.map((mail) => mail.to);
    expect(new Set(to).size).toBe(to.length);
    expect(to).toContain('dan@county.test');
    await story.gets(...fresh.map((mail) => `${mail.to.split('@')[0] ?? ''}: ${mail.kinds.join('+')} ana`));
    await story.acknowledge('sam', 'ana');
  });
});

/** A load that falls and stays over moves no breach; what mail says of it is still the number of now. */
describe('a load that fell after its breach was told', () => {
  const story = useStory();

  beforeEach(async () => {
    await story.begins({ target: { alertAfter: '0 hours' } });
    await story.day('2026-11-03', { ana: 20, ben: 5 });
    await story.gets('sam: opened ana');
    await story.day('2026-11-04', { ana: 16, ben: 5 });
  });

  it('is what a later mail says, and by how much it is over', async () => {
    await story.clock('2026-11-05 18:00');
    const escalated = await story.getsOne('mia: escalated ana');
    expect(escalated.text).toMatch(/Now: +16 ER referrals/);
    expect(escalated.text).toMatch(/Over by: +2\n/);
    expect(escalated.text).toMatch(/Highest: +20\n/);
  });

  it('is what the next opening mail says of what is still open', async () => {
    await story.day('2026-11-05', { ana: 16, ben: 15 });
    const opened = await story.getsOne('sam: opened ben');
    expect(opened.text).toContain('Ana: 16 of 14 since Tue Nov 3');
  });
});
