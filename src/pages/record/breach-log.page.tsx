import type { VNode } from 'preact';

import { breachOf } from '../../breaches/breach-value.js';
import { isOwed as isAnswerOwed } from '../../core/breach.js';
import { type Markup, markup } from '../../platform/tsx/markup.js';
import { ExportForm } from '../exports/export-form.js';
import { ErrorSummary } from '../frame/error-summary.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { Message } from '../frame/message.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { When } from '../frame/times.js';
import { AsOfLine } from '../parts/as-of-line.js';
import { withQuery } from '../parts/address.js';
import { decimal } from '../parts/decimal.js';
import { CheckInStrips } from '../pictures/check-in-strip.js';
import { pictureIds } from '../pictures/picture-ids.js';
import type { Filters } from './breach-log.filters.js';
import { Chips, countText, FilterForm } from './breach-log-filters.page.js';
import type { BreachLine, BreachLog } from './breach-log.view.js';

interface BreachLogProps {
  readonly context: FrameContext;
  readonly log: BreachLog;
  /** Whether the filters were just saved as a view. */
  readonly isSaved: boolean;
}

/** The breach log: filters that live in the address, and the same rows for both sides. */
export function BreachLogPage({ context, log, isSaved }: BreachLogProps): VNode {
  const { timeZone } = context;
  const { errors, views } = log;
  const isWrong = errors.length > 0;
  return (
    <Frame
      context={context}
      heading={heading(log)}
      asOf={<AsOfLine asOf={log.asOf} timeZone={timeZone} />}
      wrong={isWrong}
      above={
        <>
          <ErrorSummary errors={errors} />
          {isSaved ? <Message kind="success">{say('views.doneSaved')}</Message> : null}
        </>
      }
    >
      <p class="plim-quiet">{say('log.rule')}</p>
      <div class="plim-filtered">
        <div>
          <FilterForm log={log} />
          {views.length === 0 ? null : <Views views={views} />}
        </div>
        {isWrong ? <p>{say('log.mend')}</p> : <Listed log={log} context={context} />}
      </div>
      {log.seesLog ? (
        <p>
          <a href="/log">{say('log.verify')}</a>
        </p>
      ) : null}
    </Frame>
  );
}

function Listed({ log, context }: Pick<BreachLogProps, 'log' | 'context'>): VNode {
  const { timeZone } = context;
  return (
    <div>
      <Chips log={log} />
      {log.lines.length === 0 ? <p>{say('log.none')}</p> : <Lines log={log} timeZone={timeZone} />}
      {log.next === null ? null : (
        <p>
          <a rel="next" href={pageAfter(log.filters, log.next)}>
            {say('log.next')}
          </a>
        </p>
      )}
      <ExportForm table="breaches" session={context.session} filters={log.filters} />
      <CheckInStrips ids={pictureIds()} strips={log.strips} timeZone={timeZone} />
    </div>
  );
}

/** Where the page after the one that ends before a cursor is. */
export const pageAfter = (filters: Filters, cursor: string): string => withQuery('/breaches', { ...filters, cursor });

function Views({ views }: Pick<BreachLog, 'views'>): VNode {
  return (
    <nav aria-label={say('views.own')}>
      <h2>{say('views.own')}</h2>
      <ul class="usa-list">
        {views.map(({ name, filters }) => (
          <li>
            <a href={withQuery('/breaches', filters)}>{name}</a>
          </li>
        ))}
      </ul>
      <p>
        <a href="/views">{say('views.changeAny')}</a>
      </p>
    </nav>
  );
}

function heading({ lines, counted, next, isLater, errors }: BreachLog): string {
  const n = lines.length;
  if (errors.length > 0) return say('log.headingWrong');
  if (n === 0) return say('log.headingNone');
  if (isLater) return say('log.headingOlder', { n });
  if (next !== null) return say('log.headingMore', { n, all: countText(counted) });
  const owed = lines.filter(isOwed).length;
  if (n === 1) return say(owed === 1 ? 'log.headingOneOwed' : 'log.headingOne');
  return owed === 0 ? say('log.heading', { n }) : say('log.headingOwed', { n, owed });
}

function Lines({ log, timeZone }: { readonly log: BreachLog; readonly timeZone: string }): VNode {
  const columns = [
    say('log.number'),
    say('log.who'),
    say('log.opened'),
    say('log.count'),
    say('log.peak'),
    say('log.days'),
    say('log.load'),
    say('log.answer'),
  ];
  return (
    <TableBox id="breaches" caption={say('log.caption')} columns={columns}>
      {log.lines.map((line) => (
        <LineView line={line} who={subjectOf(line, log.names.of(line.subject_id))} timeZone={timeZone} />
      ))}
    </TableBox>
  );
}

/** Whether its supervisor still owes an answer. */
const isOwed = (line: BreachLine): boolean => line.closed_at === null && isAnswerOwed(breachOf(line));

/** Whom a breach is about, as this reader is to see them. */
export const subjectOf = (
  { subject_kind: kind, subject_id: id }: Pick<BreachLine, 'subject_kind' | 'subject_id'>,
  name: string,
): string => (kind === 'pool' ? say('log.pool', { unit: id }) : name);

interface LineProps {
  readonly line: BreachLine;
  readonly who: string;
  readonly timeZone: string;
}

function LineView({ line, who, timeZone }: LineProps): Markup {
  const { number, opened_at: at, load_now: now, load, effective_limit: limit } = line;
  return markup`<tr><th scope="row" class="plim-nowrap"><a href="/breaches/${number}">${number}</a></th>
<td>${who}</td><td>${When({ at, timeZone })}</td>
<td class="plim-number">${decimal(now ?? load)} / ${decimal(limit)}</td>
<td class="plim-number">${decimal(line.peak)}</td><td class="plim-number">${line.daysOver}</td>
<td>${say(`track.${line.load_track}`)}</td><td>${say(`response.${line.response_track}`)}</td></tr>`;
}
