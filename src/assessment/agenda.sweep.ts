import { appendEntries } from '../breach-log/log.js';
import { followCalendar } from '../breaches/follow-calendar.js';
import { followDuties } from '../breaches/follow-duties.js';
import type { Reread } from '../caseload/received-fact.js';
import { Rereads } from '../caseload/rereads.js';
import { instant, type Instant } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';
import type { DueSource } from '../platform/due.js';
import { takeForce, targetsEver } from '../targets/take-force.js';
import { type AgendaRow, nextOnAgenda, subjectsOfTarget, takeFromAgenda, workersOfUnit } from './agenda.queries.js';
import { carry } from './line.js';
import { guardOfProgram } from './guard.queries.js';
import { subjectsInSpell } from './track.queries.js';

/** After every fact that can be on record. */
const afterAll = instant(Number.MAX_SAFE_INTEGER);

/** What was known beforehand to come on a day: FTE, absences, units, targets, the calendar's changes. */
export class AgendaSweep implements DueSource {
  readonly name = 'agenda';

  nextDue(db: Db): Promise<Instant | null> {
    return nextOnAgenda(db);
  }

  async run(tx: Tx): Promise<void> {
    const items = await takeFromAgenda(tx);
    if (items.length === 0) return;
    for (const item of items.filter(({ kind }) => kind === 'target')) await targetTurns(tx, item.ref);
    const rereads = new Rereads();
    for (const item of items) rereads.addAll(await concerned(tx, item));
    await carry(tx, { rereads: rereads.all(), cause: { kind: 'sweep' } });
    if (items.some(({ kind }) => kind === 'calendar')) await followCalendar(tx);
    await followDuties(tx);
  }
}

/** Who must be read again because of what has come. */
async function concerned(tx: Tx, { kind, ref, due_at }: AgendaRow): Promise<Reread[]> {
  switch (kind) {
    case 'person':
      return [{ subject: { kind: 'worker', id: ref }, from: due_at, late: false }];
    case 'unit': {
      const workers = await workersOfUnit(tx, ref);
      return [
        ...workers.map((id) => ({ subject: { kind: 'worker' as const, id }, from: due_at, late: false })),
        { subject: { kind: 'pool', id: ref }, from: due_at, late: false },
      ];
    }
    case 'calendar':
    case 'spells':
      return (await subjectsInSpell(tx)).map((subject) => ({ subject, from: afterAll, late: false }));
    default:
      return [];
  }
}

/** A target takes force or ends: everyone in its scope is read again at that instant. */
async function targetTurns(tx: Tx, ref: string): Promise<void> {
  const { entries, changes } = await takeForce(tx, ref);
  await appendEntries(tx, entries);
  for (const change of changes) {
    const target = (await targetsEver(tx)).find(
      (one) => one.targetId === change.targetId && one.version === change.version,
    );
    if (target === undefined) continue;
    const { program } = target.terms.scope;
    const subjects = await subjectsOfTarget(tx, { targetId: change.targetId, program, since: change.at });
    const late = change.at < tx.now;
    const rereads = subjects.map((subject) => ({ subject, from: change.at, late }));
    const guard = await guardOfProgram(tx, program);
    await carry(tx, { rereads, cause: { kind: 'target', targetId: change.targetId, version: change.version, guard } });
  }
}
