import type { Duty } from '../core/duty.js';
import { localDate } from '../core/calendar.js';
import type { Instant } from '../core/instant.js';
import type { Notice } from '../core/notice.js';
import type { Tx } from '../platform/database/database.js';
import type { Finding } from './applied.js';
import { calendarOf } from './calendar.queries.js';
import { canBeTold, dutiesAt, nobodyOnDuty } from './duty.queries.js';
import { admins } from './grant.queries.js';

/** Days further off than the nearest of these are looked at when they come nearer. */
const mostDays = 30;

/** What admins are to know beforehand. */
export interface Warning {
  readonly findings: readonly Finding[];
  readonly notices: readonly Notice[];
}

/**
 * Looks at who can be told about the units before a change; the function it answers looks again after it and warns of
 * each unit whose supervisor could be told before and now cannot: the post vacant, its holder gone, or away without cover.
 */
export async function watchDuties(
  tx: Tx,
  unitIds: readonly string[],
  turns: readonly Instant[],
): Promise<() => Promise<Warning>> {
  if (unitIds.length === 0) return () => Promise.resolve({ findings: [], notices: [] });
  const moments = [...new Set([tx.now, ...turns.filter((turn) => turn > tx.now).sort((a, b) => a - b)])].slice(
    0,
    mostDays,
  );
  const before = new Map<Instant, Map<string, Duty>>();
  for (const at of moments) before.set(at, await dutiesAt(tx, unitIds, at));
  return async () => {
    const left = new Map<string, { at: Instant; duty: Duty }>();
    for (const at of moments) {
      const after = await dutiesAt(tx, unitIds, at);
      for (const unitId of unitIds) {
        const earlier = before.get(at)?.get(unitId) ?? nobodyOnDuty(unitId);
        const duty = after.get(unitId) ?? nobodyOnDuty(unitId);
        if (!left.has(unitId) && canBeTold(earlier.supervisor) && !canBeTold(duty.supervisor))
          left.set(unitId, { at, duty });
      }
    }
    return warn(tx, left);
  };
}

async function warn(tx: Tx, left: ReadonlyMap<string, { at: Instant; duty: Duty }>): Promise<Warning> {
  if (left.size === 0) return { findings: [], notices: [] };
  const calendar = await calendarOf(tx);
  const units = [...left].map(([unit, { at, duty }]) => ({
    unit,
    from: localDate(at, calendar),
    next: nextRung(duty),
  }));
  const findings = units.map(({ unit, from, next }) => ({
    line: null,
    column: null,
    code: 'nobody_to_tell',
    detail: `from ${from} no supervisor of ${unit} can be told; ${next === null ? 'nobody else either' : `the ${next} would be told at once`}`,
  }));
  const notices = (await admins(tx, tx.now)).map((to): Notice => {
    return {
      kind: 'configuration',
      to,
      because: 'admin',
      breach: null,
      facts: { matter: 'nobody_to_tell', units },
    };
  });
  return { findings, notices };
}

function nextRung(duty: Duty): 'manager' | 'director' | null {
  if (canBeTold(duty.manager)) return 'manager';
  return canBeTold(duty.director) ? 'director' : null;
}
