import { isOver, type Breach } from './breach.js';
import { begin, entryOf, noticeOf, type Draft } from './breach-draft.js';
import type { Context } from './breach-signal.js';
import { dueTimes } from './due-times.js';
import { nobodyToTell } from './firing.js';
import { rfc3339, type Instant } from './instant.js';
import { route } from './ladder.js';
import type { Notice } from './notice.js';
import type { Rung } from './target.js';

const supervisor: Rung = { after: '0 hours', unless: null, to: ['supervisor'] };
const line: readonly Rung[] = [supervisor, { ...supervisor, to: ['manager'] }, { ...supervisor, to: ['director'] }];

/**
 * Reminds the responsible supervisor, and nobody else, once what the reminder counts from is long enough past. By then no
 * mailing rung is to come, so where nobody is on duty the admins hear it.
 */
export function remind(breach: Breach, context: Context): Draft {
  const { now, duty, calendar } = context;
  const due = dueTimes(breach, calendar).nextReminderAt;
  if (due === null || due > now) return begin(breach);
  const { to } = route(supervisor, duty, breach.subject);
  const facts = {
    openedAt: rfc3339(breach.openedAt),
    startedAt: rfc3339(breach.startedAt),
    round: breach.round?.number ?? null,
  };
  const notices = to.map((person) => noticeOf(breach, 'reminder', person, facts));
  const entry = entryOf(breach, 'reminded', now, { facts: { ...facts, to: to.map(({ personId }) => personId) } });
  return {
    next: { ...breach, remindFrom: now },
    entries: [entry],
    notices: notices.length > 0 ? notices : nobodyToTell(breach, [], context),
    cancellations: [],
  };
}

/**
 * Cleared and still owed: at the check-in's due time one mail to the supervisor, or to the next of the line where nobody is
 * on duty; then only page and packet say so.
 */
export function tellStillOwed(breach: Breach, context: Context): Draft {
  const due = dueTimes(breach, context.calendar).stillOwedAt;
  return due === null || due > context.now ? begin(breach) : stillOwed(breach, due, line, context);
}

/** The one `still_owed` mail, to the first of the line who is there. */
function stillOwed(breach: Breach, due: Instant, posts: readonly Rung[], context: Context): Draft {
  const { now, duty } = context;
  const reached = posts.map((post) => route(post, duty, breach.subject)).find(({ outcome }) => outcome === 'told');
  const { acknowledgement, clearedAt } = breach;
  const facts: Notice['facts'] = {
    dueAt: rfc3339(due),
    clearedAt: clearedAt && rfc3339(clearedAt),
    acknowledgedBy: acknowledgement?.by ?? null,
    acknowledgedAt: acknowledgement && rfc3339(acknowledgement.at),
  };
  const to = reached?.to ?? [];
  const notices = to.map((person) => noticeOf(breach, 'still_owed', person, facts));
  return {
    next: { ...breach, stillOwedAt: now },
    entries: [entryOf(breach, 'still_owed', now, { facts: { ...facts, to: to.map(({ personId }) => personId) } })],
    notices: notices.length > 0 ? notices : nobodyToTell(breach, [], context),
    cancellations: [],
  };
}

/** The supervisor's `still_owed` mail came back: the next of the line gets it. */
export function passStillOwed(breach: Breach, personId: string, context: Context): Draft {
  if (isOver(breach) || breach.stillOwedAt === null) return begin(breach);
  const place = line.findIndex((post) =>
    route(post, context.duty, breach.subject).to.some((one) => one.personId === personId),
  );
  return stillOwed(breach, breach.stillOwedAt, line.slice(place + 1), context);
}
