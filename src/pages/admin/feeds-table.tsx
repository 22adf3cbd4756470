import type { VNode } from 'preact';

import type { Instant } from '../../core/instant.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { instantText, When } from '../frame/times.js';
import { durationText } from '../parts/duration-text.js';
import { ageText } from './age-text.js';
import type { LastLoad } from './imports.queries.js';
import type { FeedLine, ImportsView } from './imports.view.js';

/** Each feed: how old its data are, when silence would be late, and how its last file differed from what was known. */
export function Feeds({ view, timeZone }: { readonly view: ImportsView; readonly timeZone: string }): VNode {
  const columns = [
    say('imports.feed'),
    say('imports.feedState'),
    say('imports.received'),
    say('imports.rhythm'),
    say('imports.lastFile'),
    say('imports.rows'),
    say('imports.against'),
    say('imports.findings'),
  ];
  return (
    <TableBox id="feeds" caption={say('imports.feeds')} columns={columns} stacks>
      {view.feeds.map((feed) => (
        <tr role="row">
          <th scope="row" role="rowheader">
            <strong>{feed.name}</strong> <span class="plim-quiet">{say(`imports.kind.${feed.kind}`)}</span>
          </th>
          <td role="cell" data-label={say('imports.feedState')}>
            <FeedState feed={feed} timeZone={timeZone} />
          </td>
          <td role="cell" data-label={say('imports.received')}>
            <Received at={feed.lastReceivedAt} now={view.now} timeZone={timeZone} />
          </td>
          <td role="cell" data-label={say('imports.rhythm')}>
            {say('imports.rhythmText', { every: durationText(feed.every), grace: durationText(feed.grace) })}
          </td>
          <LoadCells feed={feed} timeZone={timeZone} />
        </tr>
      ))}
    </TableBox>
  );
}

/** Late or in time by word, icon and shape. */
function FeedState({ feed, timeZone }: { readonly feed: FeedLine; readonly timeZone: string }): VNode {
  const isLate = feed.lateSince !== null;
  return (
    <>
      <span class="plim-state">
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path
            d={isLate ? 'M8 1 15 14H1zM7 5.5v4.5h2V5.5z' : 'M6.5 13 1 7.5 3 5.5l3.5 3.5L13 2.5l2 2z'}
            fill="currentColor"
          />
        </svg>
        {isLate ? say('imports.late') : say('imports.inTime')}
      </span>
      {feed.lateSince !== null ? (
        <div>{say('imports.lateSince', { since: instantText(feed.lateSince, timeZone) })}</div>
      ) : feed.dueBy === null ? null : (
        <div class="plim-quiet">{say('imports.dueBy', { at: instantText(feed.dueBy, timeZone) })}</div>
      )}
    </>
  );
}

interface ReceivedProps {
  readonly at: Instant | null;
  readonly now: Instant;
  readonly timeZone: string;
}

function Received({ at, now, timeZone }: ReceivedProps): VNode {
  if (at === null) return <>{say('imports.never')}</>;
  return (
    <>
      <When at={at} timeZone={timeZone} />
      <div class="plim-quiet">{say('imports.ago', { age: ageText(at, now) })}</div>
    </>
  );
}

function LoadCells({ feed: { load }, timeZone }: { readonly feed: FeedLine; readonly timeZone: string }): VNode {
  if (load === null) {
    return (
      <td role="cell" data-label={say('imports.lastFile')} colSpan={4}>
        {say('imports.noFile')}
      </td>
    );
  }
  return (
    <>
      <td role="cell" data-label={say('imports.lastFile')}>
        <a href={`/imports/${load.importId}`}>{say('imports.asOfText', { at: instantText(load.asOf, timeZone) })}</a>
      </td>
      <td class="plim-number" role="cell" data-label={say('imports.rows')}>
        {load.totals.rows}
      </td>
      <td role="cell" data-label={say('imports.against')}>
        {againstText(load)}
      </td>
      <td class="plim-number" role="cell" data-label={say('imports.findings')}>
        {load.findings}
      </td>
    </>
  );
}

/** How a file and what was known until then go together. */
function againstText({ totals: { added, changed, closed, unchanged } }: LastLoad): string {
  if (added + changed + closed === 0) return say('imports.agrees', { unchanged });
  return say('imports.differs', { added, changed, closed, unchanged });
}
