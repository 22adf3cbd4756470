import { isOver, type Breach, type Round } from './breach.js';
import { begin, change, entryOf, noticeOf, then, type Draft } from './breach-draft.js';
import type { Context } from './breach-signal.js';
import { dueTimes, isLadderRunning } from './due-times.js';
import { fireRungs, markRungs, nextRung, nobodyToTell, waiting } from './firing.js';
import { rfc3339 } from './instant.js';
import { isMailing, responsibleOf, route } from './ladder.js';
import type { Rung } from './target.js';

const supervisor: Rung = { after: '0 hours', unless: null, to: ['supervisor'] };

/**
 * Another person answers for the breach from now on. What was promised to the former is taken back; the new one gets one
 * mail with the timeline. Due times don't move, but are at least one working day away. The former's acknowledgement stays
 * in the log and does not bind the new one, so a rung that it had made needless may come after all.
 */
export function handOver(breach: Breach, to: string | null, context: Context): Draft {
  const { now } = context;
  const from = breach.responsibleId;
  const { acknowledgement } = breach;
  const isUnbound = breach.responseTrack === 'acknowledged' && breach.subject.kind === 'worker';
  const facts = { from, to, acknowledgedBy: acknowledgement?.by ?? null };
  const handed = change(
    isUnbound ? rearmed(breach) : breach,
    {
      responsibleId: to,
      handedOverAt: breach.round ? now : null,
      ...(isUnbound ? { responseTrack: 'awaiting', acknowledgement: null, withdrawal: null } : {}),
    },
    entryOf(breach, 'handed_over', now, { facts }),
  );
  const cancellations = from === null ? [] : [{ kinds: 'all', personId: from, reason: 'handed over' } as const];
  // What is held is told to nobody: the release looks up who is responsible then.
  const told = breach.round
    ? then(handed, (next) => (to === null ? passOn(next, from, context) : tell(next, from, to, context)))
    : handed;
  return { ...told, cancellations };
}

/** The highest mailing rung that the former's acknowledgement had made needless waits again. */
function rearmed(breach: Breach): Breach {
  const highest = breach.round?.rungs.findLastIndex((rung, index) => {
    const place = breach.round?.ladder[index];
    return rung.why === 'acknowledged' && place !== undefined && isMailing(place);
  });
  return highest === undefined || highest === -1 ? breach : markRungs(breach, [highest], waiting);
}

function tell(breach: Breach, from: string | null, to: string, context: Context): Draft {
  const { now, duty, calendar } = context;
  const because =
    route(supervisor, duty, breach.subject).to.find(({ personId }) => personId === to)?.because ?? 'responsible';
  const due = dueTimes(breach, calendar);
  const facts = {
    from,
    round: breach.round?.number ?? null,
    checkInBy: due.checkInBy && rfc3339(due.checkInBy),
    nextRungAt: due.nextRungAt && rfc3339(due.nextRungAt),
  };
  // Who is told first about a breach gets `opened`, whatever brought them there.
  const kind = breach.mailed.length === 0 ? 'opened' : 'handed_over';
  const mailed = [...new Set([...breach.mailed, to])];
  return {
    ...begin({ ...breach, mailed, remindFrom: now }),
    notices: [noticeOf(breach, kind, { personId: to, because }, facts)],
  };
}

/** Nobody takes over: while an answer is awaited, the next rung's time has come. */
function passOn(breach: Breach, from: string | null, context: Context): Draft {
  const { round } = breach;
  if (!round || !isLadderRunning(breach) || breach.responseTrack !== 'awaiting') return begin(breach);
  return passUp(breach, Math.max(0, toldPlace(round, from)), 'handed_over', context);
}

/** The place of the last rung by which a person was told; -1: by none. */
const toldPlace = (round: Round, personId: string | null): number =>
  round.rungs.findLastIndex(({ to }) => personId !== null && to.includes(personId));

function passUp(breach: Breach, place: number, cause: 'handed_over' | 'undeliverable', context: Context): Draft {
  const next = nextRung(breach, place);
  switch (next.kind) {
    case 'rung':
      return fireRungs(breach, [next.index], { cause }, context);
    case 'none':
      return { ...begin(breach), notices: nobodyToTell(breach, [place], context) };
    case 'done':
      return begin(breach);
  }
}

/**
 * A mail of duty that a person's server refused, or put off for 30 minutes, told nobody: the next rung at once, logged,
 * unless others were told by the same rung, somebody has answered, or a later rung was told already.
 */
export function passUndelivered(
  breach: Breach,
  personId: string,
  facts: { notice: string; why: string },
  context: Context,
): Draft {
  const { round } = breach;
  const place = round ? toldPlace(round, personId) : -1;
  const struck = strike(breach, personId, place, context);
  const noted = change(
    struck,
    {},
    entryOf(breach, 'undeliverable', context.now, { facts: { ...facts, personId, rung: place + 1 } }),
  );
  const isAlone = place === -1 || struck.round?.rungs[place]?.state === 'nobody';
  if (!isAlone || !isOver(breach) || breach.responseTrack !== 'awaiting') return noted;
  return then(noted, (next) => passUp(next, Math.max(0, place), 'undeliverable', context));
}

function strike(breach: Breach, personId: string, place: number, { now }: Context): Breach {
  const mailed = breach.mailed.filter((one) => one !== personId);
  const rung = breach.round?.rungs[place];
  if (!rung) return { ...breach, mailed };
  const to = rung.to.filter((one) => one !== personId);
  const state = to.length > 0 ? { ...rung, to } : ({ state: 'nobody', at: now, to, why: null } as const);
  return markRungs({ ...breach, mailed }, [place], state);
}

/** The person on duty now, where it is another than the breach knows. */
export function changedResponsible(breach: Breach, context: Context): { readonly to: string | null } | null {
  const to = responsibleOf(context.duty, breach.subject);
  return to === breach.responsibleId ? null : { to };
}
