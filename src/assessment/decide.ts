import { type Openings, massChanges } from '../core/mass-change.js';
import { plain } from '../core/decimal.js';
import type { Instant } from '../core/instant.js';
import { leadingRule } from '../core/standing.js';
import { subjectKey } from '../core/subject.js';
import { breachesOfSubjects } from '../breaches/breach.queries.js';
import type { BreachRow } from '../breaches/breach.row.js';
import { type BreachFigures, saveFigures } from '../breaches/breach-save.queries.js';
import { leading } from '../breaches/breach-value.js';
import { type Change, carryOut } from '../breaches/carry-out.js';
import { type Contexts, contextsFor } from '../breaches/contexts.js';
import { holdMassChange, type Source } from '../breaches/mass-change.js';
import type { Tx } from '../platform/database/database.js';
import type { Cause } from './cause.js';
import { workersOfProgram } from './guard.queries.js';
import type { Case, HeldBy } from './case.js';
import type { Judgement } from './judge.js';
import { answer, type Answered, opensNow } from './answer.js';
import { quietRows } from './quiet.js';
import { saveLoads, saveTracks, type TrackRow } from './track.queries.js';

/** Records what judgements come to: breaches, entries and notices through the one carry-out, then tracks and loads. */
export async function decide(tx: Tx, judgements: readonly Judgement[], cause: Cause): Promise<void> {
  if (judgements.length === 0) return;
  const cases = await casesOf(tx, judgements);
  const contexts = await contextsFor(
    tx,
    cases.flatMap(({ judgement, logged }) => mattersOf(judgement, logged)),
  );
  const holds = await holdsFor(tx, cases, contexts, cause);
  const answered = cases.map((each) => {
    const hold = holds.of(contexts.program(each.judgement.targetId));
    return answer(each, { now: tx.now, contexts, hold, tell: cause.kind !== 'target' });
  });
  const tracks = answered.map((each) => trackRow(each, tx.now));
  await Promise.all([
    saveTracks(tx, tracks),
    saveLoads(tx, judgements.flatMap(quietRows)),
    carryOutAll(tx, answered, contexts),
  ]);
  await saveFigures(tx, answered.flatMap(figuresNow));
}

async function casesOf(tx: Tx, judgements: readonly Judgement[]): Promise<Case[]> {
  const touched = judgements.filter((each) => each.how === 'anew' || each.happenings.length > 0);
  const subjects = new Map(touched.map(({ subject }) => [subjectKey(subject), subject]));
  const rows = subjects.size === 0 ? [] : await breachesOfSubjects(tx, [...subjects.values()]);
  const byMatter = groupRows(rows);
  return judgements.map((judgement) => ({
    judgement,
    logged: byMatter.get(`${subjectKey(judgement.subject)} ${judgement.targetId}`) ?? [],
  }));
}

function groupRows(rows: readonly BreachRow[]): Map<string, BreachRow[]> {
  const groups = new Map<string, BreachRow[]>();
  for (const row of rows) {
    const key = `${subjectKey({ kind: row.subject_kind, id: row.subject_id })} ${row.target_id}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

function mattersOf({ subject, targetId }: Judgement, logged: readonly BreachRow[]) {
  return [
    { subject, targetId, breachId: null },
    ...logged.map((row) => ({ subject, targetId, breachId: row.breach_id })),
  ];
}

/** What keeps openings of a program back: a first run and a catch-up keep all, a mass change those of its program. */
interface Holds {
  of(program: string): HeldBy | null;
}

async function holdsFor(tx: Tx, cases: readonly Case[], contexts: Contexts, cause: Cause): Promise<Holds> {
  const { catchUp, firstRun } = contexts;
  if (firstRun !== null) return { of: () => ({ holdId: firstRun, kind: 'first_run' }) };
  if (catchUp !== null) return { of: () => ({ holdId: catchUp.hold_id, kind: 'catch_up' }) };
  if (cause.kind !== 'import' && cause.kind !== 'target') return { of: () => null };
  const held = new Map<string, HeldBy>();
  for (const openings of massChanges(await openingsOf(tx, cases, contexts), cause.guard)) {
    const holdId = await holdMassChange(tx, openings, sourceOf(cause));
    held.set(openings.program, { holdId, kind: 'mass_change' });
  }
  return { of: (program) => held.get(program) ?? null };
}

const sourceOf = (cause: Extract<Cause, { kind: 'import' | 'target' }>): Source =>
  cause.kind === 'import' ? { import: cause.importId } : { target: cause.targetId, version: cause.version };

async function openingsOf(tx: Tx, cases: readonly Case[], contexts: Contexts): Promise<Openings[]> {
  const opening = new Map<string, Set<string>>();
  for (const each of cases) {
    if (each.judgement.subject.kind !== 'worker' || !opensNow(each)) continue;
    const program = contexts.program(each.judgement.targetId);
    opening.set(program, (opening.get(program) ?? new Set()).add(each.judgement.subject.id));
  }
  const found: Openings[] = [];
  for (const [program, workers] of opening) {
    found.push({ program, opening: workers.size, workers: await workersOfProgram(tx, program) });
  }
  return found;
}

async function carryOutAll(tx: Tx, answered: readonly Answered[], contexts: Contexts): Promise<void> {
  const free: Change[] = [];
  const held = new Map<string, Change[]>();
  for (const { changes, hold } of answered) {
    if (hold === null) free.push(...changes);
    else held.set(hold.holdId, [...(held.get(hold.holdId) ?? []), ...changes]);
  }
  await carryOut(tx, free, contexts);
  for (const [holdId, changes] of held) await carryOut(tx, changes, contexts, { holdId, reason: 'because held' });
}

/** What an open breach shows of the load as it is now, unless it opens now and was filed with that. */
function figuresNow({ judgement, current, changes }: Answered): BreachFigures[] {
  const { reading, track, spellEndsAt } = judgement;
  if (current === null || reading === null) return [];
  const { load, effectiveLimit } = leadingRule(reading);
  const clearsAt = track.state === 'clearing' ? spellEndsAt : null;
  const opening = changes.find(({ filing, decision: { next } }) => filing.breachId === current && next.number === null);
  const filed = opening === undefined ? null : leading(opening.decision.next.figures);
  if (clearsAt === null && filed?.load === plain(load) && filed.effectiveLimit === plain(effectiveLimit)) return [];
  return [{ breachId: current, load: plain(load), effectiveLimit: plain(effectiveLimit), clearsAt }];
}

/** The track as it is kept. A spell that has ended by the clock and still runs waits for data, which will bring it up. */
function trackRow({ judgement, current }: Answered, now: Instant): TrackRow {
  const { subject, targetId, track, spellEndsAt, judgedUntil } = judgement;
  return {
    subject_kind: subject.kind,
    subject_id: subject.id,
    target_id: targetId,
    state: track.state,
    since:
      track.state === 'pending' || track.state === 'clearing'
        ? track.since
        : track.state === 'open'
          ? track.startedAt
          : null,
    spell_ends_at: spellEndsAt !== null && spellEndsAt > now ? spellEndsAt : null,
    breach_id: current,
    judged_until: judgedUntil,
    detail: track as unknown as TrackRow['detail'],
  };
}
