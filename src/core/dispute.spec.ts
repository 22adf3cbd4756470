import type { Holding, Work } from './assignment.js';
import type { Calendar } from './calendar.js';
import { fold } from './caseload.js';
import { exact } from './decimal.js';
import { answer, answerBy, follow, hearing, passesOnAt, removals, type Dispute, type Heard } from './dispute.js';
import type { Duty, Post } from './duty.js';
import { instant, type Instant, type LocalDate } from './instant.js';

const at = (text: string): Instant => instant(Date.parse(text));
const calendar: Calendar = {
  timeZone: 'America/Los_Angeles',
  workingDays: new Set([1, 2, 3, 4, 5]),
  closeOfBusiness: '17:00',
  offDays: new Set(['2026-11-26', '2026-11-27'] as LocalDate[]),
};
const monday = at('2026-11-23T18:00:00Z');
const open: Dispute = {
  ...{ state: 'open', since: at('2026-11-11T08:00:00Z'), openedAt: monday },
  ...{ reopened: false, passedOnAt: null, answer: null },
};
const said = (agree: boolean) => ({ by: 'sam', at: monday, agree, text: 'why' });
const agreed: Dispute = { ...open, state: 'agreed', answer: said(true) };
const stands: Dispute = { ...open, state: 'stands', answer: said(false) };
const settled: Dispute = { ...open, state: 'settled' };

describe('an answer to a dispute', () => {
  it.each<[string, Dispute, boolean, string]>([
    ['open, agreed', open, true, 'agreed'],
    ['open, not agreed', open, false, 'stands'],
    ['agreed, agreed again', agreed, true, 'again'],
    ['agreed, not agreed after all', agreed, false, 'refused answered'],
    ['it stands, said again', stands, false, 'again'],
    ['it stands, agreed after all', stands, true, 'refused answered'],
    ['settled by the feed', settled, true, 'refused settled'],
    ['overruled by the feed', { ...agreed, state: 'overruled' }, true, 'refused settled'],
  ])('%s: %s', (_what, dispute, agree, expected) => {
    const came = answer(dispute, said(agree));
    const text =
      came.outcome === 'done' ? came.next.state : came.outcome === 'refused' ? `refused ${came.code}` : came.outcome;
    expect(text).toBe(expected);
  });

  it('is owed by the close of business of the third working day, holidays not counting', () => {
    expect(answerBy(open, calendar)).toBe(at('2026-12-01T01:00:00Z'));
    expect(passesOnAt(open, calendar)).toBe(at('2026-12-01T01:00:00Z'));
    expect(passesOnAt({ ...open, passedOnAt: monday }, calendar)).toBeNull();
    for (const done of [agreed, stands, settled]) expect(answerBy(done, calendar)).toBeNull();
  });
});

describe('what the feed says of a disputed assignment', () => {
  const again: Dispute = { ...agreed, reopened: true };
  it.each<[string, Dispute, Heard, string]>([
    ['open and still held', open, { held: true, saidAgain: false }, 'nothing'],
    ['open and held no more since then', open, { held: false, saidAgain: false }, 'settled'],
    ['agreed and not said again', agreed, { held: false, saidAgain: false }, 'nothing'],
    ['agreed and said again', agreed, { held: true, saidAgain: true }, 'reopened'],
    ['agreed, said again a second time', again, { held: true, saidAgain: true }, 'overruled'],
    ['it stands and is said again', stands, { held: true, saidAgain: true }, 'nothing'],
    ['settled', settled, { held: true, saidAgain: true }, 'nothing'],
  ])('%s: %s', (_what, dispute, heard, expected) => {
    expect(follow(dispute, heard, monday).outcome).toBe(expected);
  });

  it('reopened, the line’s time runs anew and its answer is asked for again', () => {
    const now = at('2026-12-07T14:00:00Z');
    const came = follow({ ...agreed, passedOnAt: monday }, { held: true, saidAgain: true }, now);
    expect(came).toMatchObject({
      next: { state: 'open', openedAt: now, reopened: true, passedOnAt: null, answer: null },
    });
  });
});

describe('taking an assignment off a worker', () => {
  const work: Work = {
    ...{ program: 'ER', caseType: 'referral', units: exact(1), measures: {} },
    ...{ role: 'primary', profile: 'average', state: 'open' },
  };
  const held = (id: string, from: number, until: number | null, more: Partial<Work> = {}): Holding => ({
    subject: { kind: 'worker', id },
    work: { ...work, ...more },
    from: instant(from),
    until: until === null ? null : instant(until),
  });
  const shown = (holdings: readonly Holding[], since: number): string[] =>
    removals(holdings, { worker: 'ana', unit: 'ER3' }, instant(since)).map(
      ({ kind, at: when, given }) => `${kind} ${when}${given.workerId === undefined ? '' : ` ${given.workerId}`}`,
    );

  it.each<[string, Holding[], number, string[]]>([
    ['held since before', [held('ana', 10, null)], 20, ['transferred 20']],
    ['held only since later', [held('ana', 30, null)], 20, ['transferred 30']],
    ['given on meanwhile', [held('ana', 10, 40), held('ben', 40, null)], 20, ['transferred 20', 'opened 40 ben']],
    ['given on before', [held('ana', 10, 15), held('ben', 15, null)], 20, []],
    ['given on at that very instant', [held('ana', 10, 20), held('ben', 20, null)], 20, []],
    [
      'changed meanwhile',
      [held('ana', 10, 40), held('ana', 40, null, { units: exact(2) })],
      20,
      ['transferred 20', 'transferred 40'],
    ],
    ['somebody else’s', [held('ben', 10, null)], 20, []],
    ['closed meanwhile', [held('ana', 10, 40)], 20, ['transferred 20']],
  ])('%s', (_what, holdings, since, expected) => {
    expect(shown(holdings, since)).toEqual(expected);
  });

  it('folded with the facts before, the worker holds it to then, the pool meanwhile, and the next one from when they took it', () => {
    const fact = { source: 'feed', recordedAt: instant(50), origin: 'event' } as const;
    const facts = [
      {
        ...fact,
        kind: 'opened',
        at: instant(10),
        id: '1',
        given: { workerId: 'ana', program: 'ER', caseType: 'referral' },
      },
      { ...fact, kind: 'transferred', at: instant(40), id: '2', given: { workerId: 'ana', toWorkerId: 'ben' } },
    ] as const;
    const made = removals(fold(facts).holdings, { worker: 'ana', unit: 'ER3' }, instant(20)).map((removal, n) => ({
      ...{ ...fact, source: 'dispute', id: String(n) },
      ...removal,
    }));
    const after = fold([...facts, ...made]).holdings;
    expect(after.map(({ subject, from, until }) => [subject.id, from, until])).toEqual([
      ['ana', 10, 20],
      ['ER3', 20, 40],
      ['ben', 40, null],
    ]);
  });
});

describe('who hears of a dispute', () => {
  const post = (personId: string | null, presence: Post['presence'] = 'present'): Post => ({
    ...{ personId, presence },
    cover: null,
  });
  const duty = (supervisor: Post, manager = post('mia'), director = post('dan')): Duty => ({
    ...{ unitId: 'ER3', supervisor, manager, director },
  });
  const ana = { kind: 'worker', id: 'ana' } as const;

  it.each<[string, Duty, boolean, string[]]>([
    ['the supervisor', duty(post('sam')), false, ['sam']],
    ['the manager where nobody supervises', duty(post(null)), false, ['mia']],
    ['the manager where the supervisor is away and nobody covers', duty(post('sam', 'away')), false, ['mia']],
    ['who covers', duty({ ...post('sam', 'away'), cover: { personId: 'cora', presence: 'present' } }), false, ['cora']],
    ['the manager where it was not answered', duty(post('sam')), true, ['mia']],
    ['the director where the manager is the supervisor', duty(post('sam'), post('sam')), true, ['dan']],
    [
      'the director where the worker is the supervisor and nobody manages',
      duty(post('ana'), post(null)),
      false,
      ['dan'],
    ],
    ['nobody where nobody is there', duty(post(null), post(null), post(null)), false, []],
  ])('%s', (_what, on, passedOn, expected) => {
    expect(hearing(on, ana, passedOn).to.map(({ personId }) => personId)).toEqual(expected);
  });
});
