import { instant } from '../../core/instant.js';
import { type Markup, markup } from '../../platform/tsx/markup.js';
import { say } from '../frame/say.js';
import { dayText, instantText, When } from '../frame/times.js';
import { localDay } from '../parts/local-day.js';
import { LoadMeter } from '../parts/load-meter.js';
import { StandingBadge } from '../parts/standing-state.js';
import type { Ask, BoardBreach, BoardRow } from './board-row.js';
import type { Line } from './line.js';
import { firstOwed, isOwed } from './order-of-need.js';

interface RowProps {
  readonly row: BoardRow;
  readonly name: string;
  readonly timeZone: string;
}

/** One person, or one pool: where they stand, what is due, and the one thing to do next. */
export function BoardRowView({ row, name, timeZone }: RowProps): Markup {
  const { subject, lines, breaches, away } = row;
  const owed = firstOwed(row);
  const shown = owed ?? breaches[0] ?? null;
  const who = subject.kind === 'worker' ? markup`<a href="${workerPath(subject.id)}">${name}</a>` : name;
  const isAway = away ? markup`<span class="plim-quiet"> ${say('board.away')}</span>` : null;
  const step = shown === null && subject.kind === 'pool' ? null : nextStep({ row, owed, shown, name });
  return markup`<tr role="row"><th scope="row" role="rowheader">${who}${isAway}</th>
<td role="cell" class="plim-number" data-label="${say('board.count')}">${lines.map(count)}</td>
<td role="cell" data-label="${say('board.state')}">${states(lines)}</td>
<td role="cell" class="plim-number" data-label="${say('board.days')}">${shown === null ? null : days(shown, timeZone)}</td>
<td role="cell" data-label="${say('board.due')}">${due(row, shown, timeZone)}${row.asks.map((ask) => asked(ask, timeZone))}</td>
<td role="cell" class="plim-nowrap" data-label="${say('board.next')}">${step}</td></tr>`;
}

export const workerPath = (workerId: string): string => `/workers/${encodeURIComponent(workerId)}`;

function count({ rule, program }: Line): Markup {
  const { load, effectiveLimit: limit, countUnit } = rule;
  const unit = markup`<span class="usa-sr-only"> ${program} ${countUnit}</span>`;
  return markup`<div class="plim-count"><span><strong>${load}</strong> / ${limit}${unit}</span>${LoadMeter({ load, limit })}</div>`;
}

const states = (lines: readonly Line[]): Markup | Markup[] =>
  lines.length === 0
    ? StandingBadge({ state: 'unmeasured' })
    : lines.map(({ state }) => markup`<div>${StandingBadge({ state })}</div>`);

function days({ daysOver, started_at: from }: BoardBreach, timeZone: string): Markup {
  const since = say('board.since', { on: dayText(localDay(from, timeZone)) });
  return markup`${daysOver} <span class="plim-quiet">${since}</span>`;
}

const asked = (ask: Ask, timeZone: string): Markup =>
  markup`<div><a href="${ask.path}">${askText(ask, timeZone)}</a></div>`;

function askText({ what, by }: Ask, timeZone: string): string {
  if (by === null) return say(what === 'check_in' ? 'voice.boardAskPlain' : 'voice.boardDisputePlain');
  return say(what === 'check_in' ? 'voice.boardAsk' : 'voice.boardDispute', { when: instantText(by, timeZone) });
}

/** What falls due next about a row. */
function due({ lines, subject }: BoardRow, breach: BoardBreach | null, timeZone: string): Markup | string {
  const opensAt = lines.find((line) => line.opensAt !== null)?.opensAt ?? null;
  if (breach === null) {
    if (opensAt === null) return '';
    return say('board.opens', { when: instantText(instant(Date.parse(opensAt)), timeZone) });
  }
  if (breach.hold_id !== null) return say('board.held');
  const answer = subject.kind === 'pool' ? 'board.stepBy' : 'board.checkInBy';
  const key = subject.kind === 'worker' && breach.cleared_at !== null ? 'board.stillOwed' : answer;
  if (breach.check_in_by !== null) return say(key, { when: instantText(breach.check_in_by, timeZone) });
  if (breach.excused_until !== null)
    return say('board.excusedUntil', { when: instantText(breach.excused_until, timeZone) });
  if (!isOwed(breach)) {
    return breach.next_due_at === null
      ? say('board.nothingOwed')
      : say('board.again', { on: dayText(localDay(breach.next_due_at, timeZone)) });
  }
  return breach.next_rung_at === null ? '' : When({ at: breach.next_rung_at, timeZone });
}

interface Step {
  readonly row: BoardRow;
  readonly owed: BoardBreach | null;
  readonly shown: BoardBreach | null;
  readonly name: string;
}

/** One next step; it says whom it is about to who hears only the link. */
function nextStep({ row, owed, shown, name }: Step): Markup | null {
  const { kind, id } = row.subject;
  const link = (path: string, text: string): Markup =>
    markup`<a href="${path}">${text}<span class="usa-sr-only">: ${name}</span></a>`;
  if (owed !== null) {
    const { number, response_track: track, cleared_at: clearedAt } = owed;
    if (kind === 'pool') return link(`/breaches/${number}/acknowledge`, say('board.answer', { number }));
    if (track === 'awaiting' && clearedAt === null)
      return link(`/breaches/${number}/acknowledge`, say('board.acknowledge', { number }));
    return link(`/breaches/${number}/check-in`, say('board.checkIn', { number }));
  }
  if (shown !== null) return link(`/breaches/${shown.number}`, say('board.open', { number: shown.number }));
  return kind === 'pool' ? null : link(workerPath(id), say('board.see'));
}
