import type { VNode } from 'preact';

import { instant } from '../../core/instant.js';
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
export function BoardRowView({ row, name, timeZone }: RowProps): VNode {
  const { subject, lines, breaches, away } = row;
  const owed = firstOwed(row);
  const shown = owed ?? breaches[0] ?? null;
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {subject.kind === 'worker' ? <a href={workerPath(subject.id)}>{name}</a> : name}
        {away ? <span class="plim-quiet"> {say('board.away')}</span> : null}
      </th>
      <td role="cell" class="plim-number" data-label={say('board.count')}>
        {lines.map((line) => (
          <Count line={line} />
        ))}
      </td>
      <td role="cell" data-label={say('board.state')}>
        {lines.length === 0 ? (
          <StandingBadge state="unmeasured" />
        ) : (
          lines.map(({ state }) => (
            <div>
              <StandingBadge state={state} />
            </div>
          ))
        )}
      </td>
      <td role="cell" class="plim-number" data-label={say('board.days')}>
        {shown === null ? null : (
          <>
            {shown.daysOver}{' '}
            <span class="plim-quiet">{say('board.since', { on: dayText(localDay(shown.started_at, timeZone)) })}</span>
          </>
        )}
      </td>
      <td role="cell" data-label={say('board.due')}>
        {due(row, shown, timeZone)}
        {row.asks.map((ask) => (
          <div>
            <a href={ask.path}>{askText(ask, timeZone)}</a>
          </div>
        ))}
      </td>
      <td role="cell" class="plim-nowrap" data-label={say('board.next')}>
        {shown === null && subject.kind === 'pool' ? null : (
          <NextStep row={row} owed={owed} shown={shown} name={name} />
        )}
      </td>
    </tr>
  );
}

export const workerPath = (workerId: string): string => `/workers/${encodeURIComponent(workerId)}`;

function Count({ line }: { readonly line: Line }): VNode {
  const { load, effectiveLimit, countUnit } = line.rule;
  return (
    <div class="plim-count">
      <span>
        <strong>{load}</strong> / {effectiveLimit}
        <span class="usa-sr-only"> {`${line.program} ${countUnit}`}</span>
      </span>
      <LoadMeter load={load} limit={effectiveLimit} />
    </div>
  );
}

function askText({ what, by }: Ask, timeZone: string): string {
  if (by === null) return say(what === 'check_in' ? 'voice.boardAskPlain' : 'voice.boardDisputePlain');
  return say(what === 'check_in' ? 'voice.boardAsk' : 'voice.boardDispute', { when: instantText(by, timeZone) });
}

/** What falls due next about a row. */
function due({ lines, subject }: BoardRow, breach: BoardBreach | null, timeZone: string): VNode | string {
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
  return breach.next_rung_at === null ? '' : <When at={breach.next_rung_at} timeZone={timeZone} />;
}

interface StepProps {
  readonly row: BoardRow;
  readonly owed: BoardBreach | null;
  readonly shown: BoardBreach | null;
  readonly name: string;
}

/** One next step; it says whom it is about to who hears only the link. */
function NextStep({ row, owed, shown, name }: StepProps): VNode | null {
  const about = <span class="usa-sr-only">: {name}</span>;
  if (owed !== null) {
    const page = `/breaches/${owed.number}`;
    const { number } = owed;
    if (row.subject.kind === 'pool')
      return (
        <a href={`${page}/acknowledge`}>
          {say('board.answer', { number })}
          {about}
        </a>
      );
    if (owed.response_track === 'awaiting' && owed.cleared_at === null)
      return (
        <a href={`${page}/acknowledge`}>
          {say('board.acknowledge', { number })}
          {about}
        </a>
      );
    return (
      <a href={`${page}/check-in`}>
        {say('board.checkIn', { number })}
        {about}
      </a>
    );
  }
  if (shown !== null)
    return (
      <a href={`/breaches/${shown.number}`}>
        {say('board.open', { number: shown.number })}
        {about}
      </a>
    );
  if (row.subject.kind === 'pool') return null;
  return (
    <a href={workerPath(row.subject.id)}>
      {say('board.see')}
      {about}
    </a>
  );
}
