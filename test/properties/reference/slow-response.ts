import type { Instant } from '../../../src/core/instant.js';
import type { NoticeKind } from '../../../src/core/notice.js';
import { owedFrom } from './local-days.js';
import type { Deed, Mail, Setting } from './setting.js';
import type { SlowBreach } from './slow-load.js';

/** The response track and its rounds, written from section 4 of the domain rules and from nothing else. */
export interface SlowResponse {
  readonly load: SlowBreach;
  owed: boolean;
  round: number;
  roundStart: Instant;
  acknowledged: boolean;
  /** The last check-in of this round. */
  checkedInAt: Instant | null;
  /** When each rung of this round was reached; null: not yet. */
  rungs: (Instant | null)[];
  /** The supervisor's last opening or reminding mail. */
  lastMail: Instant;
  stillOwedSaid: boolean;
  /** Everybody who got a mail. */
  told: Set<string>;
}

const people: Readonly<Record<string, string>> = { supervisor: 'Sam', manager: 'Mia', director: 'Dan' };

function send(response: SlowResponse, mails: Mail[], mail: Mail): void {
  response.told.add(mail.to);
  mails.push(mail);
}

/** A round begins: awaiting again, and what is due at its start is told. */
function beginRound(response: SlowResponse, at: Instant, setting: Setting, mails: Mail[], kind: NoticeKind): void {
  response.round += 1;
  response.roundStart = at;
  response.acknowledged = false;
  response.checkedInAt = null;
  response.rungs = setting.ladder.map(() => null);
  climb(response, at, setting, mails, kind);
}

export function answer(load: SlowBreach, at: Instant, setting: Setting, mails: Mail[]): SlowResponse {
  const response: SlowResponse = {
    load,
    owed: true,
    round: 0,
    roundStart: at,
    acknowledged: false,
    checkedInAt: null,
    rungs: [],
    lastMail: at,
    stillOwedSaid: false,
    told: new Set(),
  };
  beginRound(response, at, setting, mails, 'opened');
  if (setting.workerCopy) send(response, mails, { at, kind: 'opened_copy', to: 'Ana' });
  return response;
}

/** It began and ended before it could be told. */
export const foundLate = (load: SlowBreach, at: Instant): SlowResponse => ({
  load,
  owed: false,
  round: 0,
  roundStart: at,
  acknowledged: false,
  checkedInAt: null,
  rungs: [],
  lastMail: at,
  stillOwedSaid: false,
  told: new Set(),
});

/** Rungs that are due. The first of the round is told with the word for why the round began. */
function climb(response: SlowResponse, at: Instant, setting: Setting, mails: Mail[], first: NoticeKind): void {
  setting.ladder.forEach((rung, index) => {
    if (response.rungs[index] !== null || owedFrom(response.roundStart, rung.after) > at) return;
    response.rungs[index] = at;
    const unless = response.round > 1 && rung.unless === 'acknowledged' ? 'checked_in' : rung.unless;
    if (unless === 'acknowledged' && response.acknowledged) return;
    for (const role of rung.to) {
      const to = people[role];
      if (to === undefined) continue;
      const kind = index === 0 ? first : 'escalated';
      if (to === 'Sam') response.lastMail = at;
      send(response, mails, { at, kind, to });
    }
  });
}

/** The last mailing rung was reached, and since then `remindEvery` has passed without a mail to the supervisor. */
function isReminderDue(response: SlowResponse, at: Instant, setting: Setting): boolean {
  if (response.acknowledged) return false;
  let since = response.lastMail;
  for (const [index, { to }] of setting.ladder.entries()) {
    if (!to.some((role) => role !== 'packet')) continue;
    const reached = response.rungs[index] ?? null;
    if (reached === null) return false;
    if (reached > since) since = reached;
  }
  return owedFrom(since, setting.clocks.remindEvery) <= at;
}

/** Everything that is due at an hour. */
export function dueAt(response: SlowResponse, at: Instant, setting: Setting, mails: Mail[]): void {
  const { clocks } = setting;
  if (!response.owed) return;
  const isOver = response.load.clearedAt === null;
  if (response.checkedInAt !== null) {
    // The domain rules have no word for the mail of this round; the kinds of mail leave only a reminder.
    if (isOver && owedFrom(response.checkedInAt, clocks.checkInAgainAfter) <= at)
      beginRound(response, at, setting, mails, 'reminder');
    return;
  }
  const isCheckInDue = owedFrom(response.roundStart, clocks.checkInWithin) <= at;
  if (!isOver) {
    if (!isCheckInDue || response.stillOwedSaid) return;
    response.stillOwedSaid = true;
    send(response, mails, { at, kind: 'still_owed', to: 'Sam' });
    return;
  }
  climb(response, at, setting, mails, 'opened');
  if (isCheckInDue) beginRound(response, at, setting, mails, 'check_in_overdue');
  if (!isReminderDue(response, at, setting)) return;
  response.lastMail = at;
  send(response, mails, { at, kind: 'reminder', to: 'Sam' });
}

/** The load passed the absolute limit: the one rise that mails anew and starts a round. */
export function passedAbsolute(response: SlowResponse, at: Instant, setting: Setting, mails: Mail[]): void {
  beginRound(response, at, setting, mails, 'opened');
}

/** Everybody who was told is told. */
export function sayCleared(response: SlowResponse, at: Instant, mails: Mail[]): void {
  for (const to of response.told) mails.push({ at, kind: 'cleared', to });
}

/** What the supervisor does about the latest breach; a check-in settles what is owed on the ones before. */
export function act(responses: readonly SlowResponse[], deed: Deed): void {
  const latest = responses.at(-1);
  if (!latest) return;
  if (deed.kind === 'acknowledge') {
    latest.acknowledged = true;
    return;
  }
  for (const response of responses) if (response.load.clearedAt !== null) response.owed = false;
  latest.checkedInAt = deed.at;
}
