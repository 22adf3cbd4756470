import { calendarOf } from '../../src/people/calendar.queries.js';
import { isWorkingDay } from '../../src/core/calendar.js';
import type { LocalDate } from '../../src/core/instant.js';
import { useAgency } from '../support/agency-app.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

const defaults = {
  calendar: {
    workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
    closeOfBusiness: '17:00',
    holidays: { country: 'US', state: 'CA', add: [], remove: [] },
    closures: [],
  },
  feeds: [],
  workerCopy: true,
  digest: false,
  showPeopleAs: { line: 'name', forum: 'code' },
  retention: null,
};

describe('the settings', () => {
  const clock = new SteppedClock('2026-11-23T18:00:00Z');
  const test = useDatabase(clock);
  const agency = useAgency(test, clock);
  const { call } = agency;
  beforeAll(() => agency.people({ ada: 'admin', lou: 'labor', sam: 'supervisor' }));

  const works = async (day: string): Promise<boolean> =>
    isWorkingDay(day as LocalDate, await calendarOf(test.database.db));

  it('are the defaults until somebody changes them', async () => {
    expect(await call('ada', 'GET', '/settings')).toEqual({ status: 200, body: defaults });
    expect(await works('2026-11-25')).toBe(true);
    expect(await works('2026-11-26')).toBe(false);
    expect(await works('2026-11-27')).toBe(false);
  });

  it('are changed by an admin only', async () => {
    expect(await call('lou', 'PUT', '/settings', { digest: true })).toMatchObject({ status: 403 });
    expect(await call('sam', 'PUT', '/settings', { digest: true })).toMatchObject({ status: 404 });
  });

  it('are replaced key by key, each whole; each change is an entry, a calendar change is looked at at once', async () => {
    const calendar = {
      closeOfBusiness: '16:30',
      holidays: {
        country: 'US',
        state: 'CA',
        add: [{ date: '2026-12-24', name: 'Christmas Eve' }],
        remove: ['2026-11-27'],
      },
      closures: [{ from: '2026-12-28', until: '2026-12-30', reason: 'flood' }],
    };
    const answer = await call('ada', 'PUT', '/settings', { digest: true, workerCopy: true, calendar });
    expect(answer).toMatchObject({
      status: 200,
      body: { ...defaults, digest: true, calendar: { ...defaults.calendar, ...calendar } },
    });
    const days = ['2026-11-27', '2026-12-24', '2026-12-28', '2026-12-29', '2026-12-30'];
    expect(await Promise.all(days.map(works))).toEqual([true, false, false, false, true]);
    const entries = (await agency.entries()).map(({ entry }) => entry);
    expect(entries).toMatchObject([
      { kind: 'setting_changed', by: 'ada' },
      { kind: 'setting_changed', by: 'ada' },
    ]);
    expect(JSON.stringify(entries)).toContain('"setting":"digest"');
    expect(await test.database.db.query(`select kind from agenda`)).toEqual([{ kind: 'calendar' }]);
    await agency.mail();
    await call('ada', 'PUT', '/settings', { digest: true });
    expect(await agency.entries()).toHaveLength(2);
    expect(await agency.mail()).toEqual([]);
  });

  it('never change in silence: both sides are told what was and what is', async () => {
    await agency.people({ max: 'management' });
    await call('ada', 'PUT', '/settings', {
      calendar: { ...defaults.calendar, workingDays: ['sun'] },
      workerCopy: false,
    });
    const told = await test.database.db.query<{ person_id: string; text: string }>(
      `select person_id, facts ->> 'text' as text from notification where facts ->> 'matter' = 'setting_changed' order by 1`,
    );
    expect(told.map(({ person_id }) => person_id)).toEqual(['lou', 'max']);
    expect(told[1]?.text.split('\n')).toEqual(
      expect.arrayContaining(['calendar workingDays: mon, tue, wed, thu, fri → sun', 'workerCopy: on → off']),
    );
    await call('ada', 'PUT', '/settings', { calendar: defaults.calendar, workerCopy: true });
    await agency.mail();
  });

  it('refuse what they do not know', async () => {
    const wrong: [object, string][] = [
      [{ colour: 'red' }, '/colour'],
      [{ calendar: { workingDays: ['mon', 'moon'] } }, '/calendar/workingDays/1'],
      [{ calendar: { workingDays: [] } }, '/calendar/workingDays'],
      [{ calendar: { holidays: { state: 'ZZ' } } }, '/calendar/holidays'],
      [{ feeds: [{ name: 'a' }, { name: 'a' }] }, '/feeds'],
      [{ feeds: [{ name: 'a', grace: 'soon' }] }, '/feeds/0/grace'],
    ];
    for (const [change, pointer] of wrong) {
      expect(await call('ada', 'PUT', '/settings', change)).toMatchObject({
        status: 422,
        body: { errors: [{ pointer, code: 'schema' }] },
      });
    }
  });

  it('hold the feeds: what is left out goes, unless data came from it', async () => {
    const feeds = [
      {
        name: 'cws-er',
        sources: ['/county/cws'],
        programs: ['ER'],
        kind: 'snapshot',
        every: '1 working day',
        grace: '2 working days',
        guards: null,
      },
      {
        name: 'cws-fm',
        sources: [],
        programs: [],
        kind: 'events',
        every: '1 hour',
        grace: '4 hours',
        guards: { shrink: { share: 0.15, rows: 50 }, massChange: { share: 0.2, workers: 20 } },
      },
    ].map((feed) => ({ ...feed, every: feed.every.replace('1 hour', '1 hours') }));
    expect(await call('ada', 'PUT', '/settings', { feeds })).toMatchObject({ status: 200, body: { feeds } });
    expect((await call('ada', 'GET', '/settings')).body.feeds).toEqual(feeds);
    expect(await call('ada', 'PUT', '/settings', { feeds: feeds.slice(0, 1) })).toMatchObject({ status: 200 });
    await test.database.db.query(`update feed set last_received_at = '2026-11-23T18:00:00Z'`);
    expect(await call('ada', 'PUT', '/settings', { feeds: [] })).toMatchObject({ status: 409 });
    expect((await call('ada', 'GET', '/settings')).body.feeds).toEqual(feeds.slice(0, 1));
  });
});

describe('the seats of both sides', () => {
  const clock = new SteppedClock('2026-11-23T18:00:00Z');
  const test = useDatabase(clock);
  const agency = useAgency(test, clock);
  const { call, mail } = agency;
  beforeAll(() => agency.people({ ada: 'admin', lou: 'worker', lin: 'worker', max: 'manager', sam: 'supervisor' }));
  const grant = (who: string, personId: string, role: string) => call(who, 'POST', '/grants', { personId, role });

  it('are granted first by an admin, then by a seat of that side, and told to both sides', async () => {
    expect(await grant('sam', 'lou', 'labor')).toMatchObject({ status: 403 });
    expect(await grant('token:admin', 'nobody', 'labor')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/personId' }] },
    });
    expect(await grant('token:admin', 'lou', 'labor')).toMatchObject({ status: 201 });
    expect(await mail()).toEqual(['lou: configuration role_granted']);
    expect(await grant('token:admin', 'lou', 'labor')).toMatchObject({ status: 200 });
    expect(await grant('token:admin', 'lin', 'labor')).toMatchObject({ status: 403 });
    expect(await grant('ada', 'lin', 'labor')).toMatchObject({ status: 403 });
    expect(await grant('lou', 'max', 'management')).toMatchObject({ status: 403 });
    expect(await grant('ada', 'max', 'management')).toMatchObject({ status: 201 });
    await mail();
    expect(await grant('lou', 'lin', 'labor')).toMatchObject({ status: 201 });
    expect(await mail()).toEqual(['lin: configuration role_granted', 'max: configuration role_granted']);
    expect(await grant('lou', 'lin', 'labor')).toMatchObject({ status: 200 });
    expect(await mail()).toEqual([]);
    expect((await agency.entries()).map(({ kind }) => kind)).toEqual(['role_granted', 'role_granted', 'role_granted']);
    expect((await call('ada', 'GET', '/grants')).body.items).toMatchObject([
      { personId: 'lin', grantedBy: 'lou' },
      { personId: 'lou', role: 'labor', grantedBy: null },
      { personId: 'max' },
    ]);
  });

  it('are of one side each: nobody gets the other side’s seat besides', async () => {
    const refused = {
      status: 409,
      body: { errors: [{ pointer: '/personId', code: 'other_side' }] },
    };
    expect(await grant('lou', 'max', 'labor')).toMatchObject(refused);
    expect(await grant('max', 'lou', 'management')).toMatchObject(refused);
    expect(await grant('lou', 'sam', 'management')).toMatchObject({ status: 403 });
    expect(await mail()).toEqual([]);
    const seats = (await call('ada', 'GET', '/grants')).body.items as { personId: string; role: string }[];
    expect(seats.map(({ personId, role }) => `${personId} ${role}`)).toEqual([
      'lin labor',
      'lou labor',
      'max management',
    ]);
  });

  it('are not freed for an admin to fill by a file that ends everybody who holds one', async () => {
    await agency.leave(['lou', 'lin'], '2026-11-20');
    expect(await grant('ada', 'sam', 'labor')).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('have left the roster') as string },
    });
    expect(await grant('token:admin', 'sam', 'labor')).toMatchObject({ status: 403 });
    await agency.leave(['lou', 'lin'], '');
    expect(await grant('lou', 'sam', 'labor')).toMatchObject({ status: 201 });
    await mail();
  });

  it('grant no admins', async () => {
    expect(await grant('lou', 'lou', 'admin')).toMatchObject({ status: 403 });
    expect(await grant('ada', 'sam', 'admin')).toMatchObject({ status: 201 });
    expect(await grant('ada', 'sam', 'boss')).toMatchObject({ status: 422 });
  });

  it('see who would be told about a worker', async () => {
    const answer = await call('lou', 'GET', '/workers/lin/route?at=2026-11-23T18:00:00Z');
    expect(answer).toMatchObject({
      status: 200,
      body: {
        rungs: [
          { dueAt: '2026-11-23T18:00:00Z', to: [], passedOver: [{ personId: null }] },
          { dueAt: '2026-11-23T18:00:00Z' },
          {},
        ],
      },
    });
    expect(await call('lou', 'GET', '/workers/lin/route?at=soon')).toMatchObject({ status: 422 });
  });
});
