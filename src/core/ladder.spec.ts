import { duty, ladder, openedBreach, post, signals, told, context, clocks, written } from './breach.cases.js';
import { fireDue, fireRungs, markRungs, nextRung } from './firing.js';
import { isMailing, responsibleOf, route, routeRole } from './ladder.js';
import type { Duty, Post } from './duty.js';
import { respond } from './response.js';
import type { Subject } from './subject.js';
import type { Rung, RungRole } from './target.js';
import { at } from './load-track.cases.js';

const ana: Subject = { kind: 'worker', id: 'Ana' };
const rung = (...to: RungRole[]): Rung => ({ after: '0 hours', unless: null, to });
const led = (supervisor: Post): Duty => ({ ...duty, supervisor });
const away = (cover: Post['cover'] = null): Duty => led(post('Sam', 'away', cover));

describe('whom a role reaches', () => {
  it.each<[string, RungRole, Duty, string[], string[]]>([
    ['the holder of the post', 'supervisor', duty, ['Sam: supervisor of ER3'], []],
    ['the manager', 'manager', duty, ['Mia: manager of ER3'], []],
    ['the director', 'director', duty, ['Dan: director of ER3'], []],
    [
      'nobody, the post being vacant',
      'supervisor',
      led(post(null)),
      [],
      ['null: supervisor of ER3: the post is vacant'],
    ],
    [
      'nobody, the holder having left',
      'supervisor',
      led(post('Sam', 'left', { personId: 'Sue', presence: 'present' })),
      [],
      ['Sam: supervisor of ER3, not in post'],
    ],
    [
      'nobody, the holder being on leave without cover',
      'supervisor',
      away(),
      [],
      ['Sam: supervisor of ER3, on leave', 'null: nobody covers for Sam'],
    ],
    [
      'the cover in place of the absent person, not beside them',
      'supervisor',
      away({ personId: 'Sue', presence: 'present' }),
      ['Sue: covers for Sam, supervisor of ER3'],
      ['Sam: supervisor of ER3, on leave'],
    ],
    [
      'nobody, the cover being on leave too',
      'supervisor',
      away({ personId: 'Sue', presence: 'away' }),
      [],
      ['Sam: supervisor of ER3, on leave', 'Sue: covers for Sam, supervisor of ER3, but is on leave too'],
    ],
    [
      'nobody, the cover having left',
      'supervisor',
      away({ personId: 'Sue', presence: 'left' }),
      [],
      ['Sam: supervisor of ER3, on leave', 'Sue: covers for Sam, supervisor of ER3, but is not in post'],
    ],
    [
      'a cover who stands in',
      'cover',
      away({ personId: 'Sue', presence: 'present' }),
      ['Sue: covers for Sam, supervisor of ER3'],
      ['Sam: supervisor of ER3, on leave'],
    ],
    ['no cover, the supervisor being there', 'cover', duty, [], ['null: the supervisor of ER3 is there']],
    [
      'nobody for the cover of a vacant post',
      'cover',
      led(post(null)),
      [],
      ['null: supervisor of ER3: the post is vacant'],
    ],
    [
      'never the worker, who is their own supervisor',
      'supervisor',
      led(post('Ana')),
      [],
      ['Ana: supervisor of ER3, is the worker'],
    ],
    [
      'never the worker as cover',
      'supervisor',
      away({ personId: 'Ana', presence: 'present' }),
      [],
      ['Sam: supervisor of ER3, on leave', 'Ana: covers for Sam, supervisor of ER3, is the worker'],
    ],
    ['nobody by mail: the packet', 'packet', duty, [], []],
    ['a post of no known unit', 'supervisor', { ...duty, unitId: null }, ['Sam: supervisor'], []],
  ])('%s', (_, role, on, to, passedOver) => {
    const routed = routeRole(role, on, ana);
    const say = ({ personId, because }: { personId: string | null; because: string }): string =>
      `${personId ?? 'null'}: ${because}`;
    expect([routed.role, routed.to.map(say), routed.passedOver.map(say)]).toEqual([role, to, passedOver]);
  });

  it('a pool is nobody: its supervisor is told even with the same id', () => {
    expect(routeRole('supervisor', duty, { kind: 'pool', id: 'Sam' }).to).toHaveLength(1);
  });
});

describe('what comes of a rung', () => {
  it.each<[string, Rung, Duty, string]>([
    ['told', rung('supervisor'), duty, 'told'],
    ['told where one of its roles is there', rung('supervisor', 'manager'), led(post(null)), 'told'],
    ['nobody', rung('supervisor', 'packet'), led(post(null)), 'nobody'],
    ['packet', rung('packet'), duty, 'packet'],
    ['needless: a cover is not needed while the supervisor is there', rung('cover'), duty, 'needless'],
    ['nobody for a cover who is missing', rung('cover'), away(), 'nobody'],
    ['nobody for a cover and a vacant manager', rung('cover', 'manager'), { ...duty, manager: post(null) }, 'nobody'],
    ['needless with the packet', rung('cover', 'packet'), duty, 'needless'],
  ])('%s', (_, one, on, outcome) => {
    expect(route(one, on, ana).outcome).toBe(outcome);
  });

  it('who fills two roles of it is told once, for both reasons', () => {
    const both = { ...duty, manager: post('Sam') };
    expect(route(rung('supervisor', 'manager'), both, ana).to).toEqual([
      { personId: 'Sam', because: 'supervisor of ER3; manager of ER3' },
    ]);
    const stand = away({ personId: 'Sue', presence: 'present' });
    expect(route(rung('supervisor', 'cover'), stand, ana).to).toEqual([
      { personId: 'Sue', because: 'covers for Sam, supervisor of ER3' },
    ]);
  });

  it('the packet is no mailing rung', () => {
    expect([isMailing(rung('packet')), isMailing(rung('packet', 'director'))]).toEqual([false, true]);
  });

  it('responsible is the supervisor, else the cover, else nobody', () => {
    expect(responsibleOf(duty, ana)).toBe('Sam');
    expect(responsibleOf(away({ personId: 'Sue', presence: 'present' }), ana)).toBe('Sue');
    expect(responsibleOf(led(post('Ana')), ana)).toBeNull();
  });
});

describe('nobody to tell', () => {
  const vacant = { duty: led(post(null)) };

  it('the next rung at once, logged; who is told first gets "opened", whatever rung they stand on', () => {
    const open = openedBreach(vacant);
    expect(told(open)).toEqual(['opened Mia']);
    expect(open.notices[0]?.facts).toMatchObject({ rungs: [2], cause: 'nobody_before' });
    expect(written(open)).toEqual(['opened', 'round_started', 'rung_found_nobody', 'rung_told']);
    expect(open.entries[2]).toMatchObject({ facts: { rung: 1, round: 1, to: [], passedOver: [{ personId: null }] } });
    expect(open.next.round?.rungs).toMatchObject([
      { state: 'nobody', at: at('2') },
      { state: 'told', to: ['Mia'] },
      { state: 'waiting' },
    ]);
    expect(open.next.responsibleId).toBeNull();
  });

  it('a rung told early does not fire again at its time', () => {
    expect(told(respond(openedBreach(vacant).next, signals.tick, context('4 17:00')))).toEqual([]);
  });

  it('the admins hear it only when a due mail found nobody', () => {
    const empty = { duty: { ...duty, supervisor: post(null), manager: post(null), director: post(null) } };
    const open = openedBreach(empty);
    expect(told(open)).toEqual(['nobody_to_tell Ada']);
    expect(open.notices[0]).toMatchObject({ because: 'admin', facts: { unit: 'ER3', round: 1, rungs: [1, 2, 3] } });
    expect(told(openedBreach({ duty: { ...empty.duty, director: post('Dan') } }))).toEqual(['opened Dan']);
  });

  it('past rungs of the packet', () => {
    const rungs = [
      rung('supervisor'),
      { ...rung('packet'), after: '30 days' },
      { ...rung('director'), after: '5 working days' },
    ];
    const open = openedBreach({ ...vacant, terms: { version: 1, clocks, ladder: rungs } });
    expect(told(open)).toEqual(['opened Dan']);
  });

  it('where a later rung has been told already, nobody else is', () => {
    const breach = markRungs(openedBreach().next, [1], { state: 'told', at: at('2'), to: ['Mia'], why: null });
    const fired = fireRungs(breach, [0], { cause: 'due' }, context('2', vacant));
    expect(told(fired)).toEqual([]);
  });

  it('where an acknowledgement makes the next rung needless, nobody else is', () => {
    const plain = [ladder[0], { ...ladder[1], unless: null }, ladder[2]] as Rung[];
    const open = openedBreach({ terms: { version: 1, clocks, ladder: plain } });
    const seen = respond(open.next, signals.acknowledged, context('3'));
    const noManager = { duty: { ...duty, manager: post(null) } };
    const tick = respond(seen.next, signals.tick, context('4 17:00', noManager));
    expect([told(tick), written(tick)]).toEqual([[], ['rung_found_nobody']]);
  });

  it('while the higher rungs rest for an excuse, the admins hear it', () => {
    const excused = { ...openedBreach().next, excuse: { by: 'Mia', at: at('2'), until: signals.excused.until } };
    expect(nextRung(excused, 0)).toEqual({ kind: 'none' });
    expect(told(fireRungs(excused, [0], { cause: 'due' }, context('2', vacant)))).toEqual(['nobody_to_tell Ada']);
  });
});

describe('rungs due together', () => {
  it('tell the same person by one mail naming both', () => {
    const both = openedBreach();
    const fired = respond(both.next, signals.tick, context('9 17:00', { duty: { ...duty, director: post('Mia') } }));
    expect(told(fired)).toEqual(['escalated Mia']);
    expect(fired.notices[0]).toMatchObject({ because: 'manager of ER3; director of ER3', facts: { rungs: [2, 3] } });
    expect(written(fired)).toEqual(['rung_told', 'rung_told']);
  });

  it('open with the lowest: only those on it get "opened"', () => {
    const atOnce = ladder.map((one) => ({ ...one, after: '0 hours' }));
    expect(told(openedBreach({ terms: { version: 1, clocks, ladder: atOnce } }))).toEqual([
      'opened Sam',
      'escalated Mia',
      'escalated Dan',
    ]);
    const vacant = { duty: led(post(null)), terms: { version: 1, clocks, ladder: atOnce } };
    expect(told(openedBreach(vacant))).toEqual(['opened Mia', 'escalated Dan']);
  });

  it('fire each once, and never one that the ladder does not have', () => {
    const { next } = openedBreach();
    expect(told(fireRungs(next, [1, 1, 9], { cause: 'due' }, context('3')))).toEqual(['escalated Mia']);
    expect(fireDue(next, context('3')).next).toBe(next);
    expect(fireDue({ ...next, round: null }, context('9')).entries).toEqual([]);
  });

  it('a rung for a cover who is not needed is noted and passes to nobody', () => {
    const rungs = [
      rung('supervisor'),
      { ...rung('cover'), after: '1 working day' },
      { ...rung('manager'), after: '2 working days' },
    ];
    const open = openedBreach({ terms: { version: 1, clocks, ladder: rungs } });
    const tick = respond(open.next, signals.tick, context('3 17:00'));
    expect([told(tick), written(tick)]).toEqual([[], ['rung_skipped']]);
    expect(tick.next.round?.rungs[1]).toEqual({ state: 'skipped', at: at('3 17:00'), to: [], why: 'needless' });
  });
});
