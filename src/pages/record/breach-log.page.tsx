import type { VNode } from 'preact';

import { breachOf } from '../../breaches/breach-value.js';
import { isOwed as isAnswerOwed } from '../../core/breach.js';
import { SelectField, TextField } from '../frame/fields.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { When } from '../frame/times.js';
import { AsOfLine } from '../parts/as-of-line.js';
import { withQuery } from '../parts/address.js';
import { decimal } from '../parts/decimal.js';
import type { BreachLine, BreachLog, FilterName } from './breach-log.view.js';

interface BreachLogProps {
  readonly context: FrameContext;
  readonly log: BreachLog;
}

/** The breach log: filters that live in the address, and the same rows for both sides. */
export function BreachLogPage({ context, log }: BreachLogProps): VNode {
  const { timeZone } = context;
  return (
    <Frame context={context} heading={heading(log)} asOf={<AsOfLine asOf={log.asOf} timeZone={timeZone} />}>
      <p class="plim-quiet">{say('log.rule')}</p>
      <div class="plim-filtered">
        <FilterForm log={log} />
        <div>
          <Chips log={log} />
          {log.lines.length === 0 ? <p>{say('log.none')}</p> : <Lines log={log} timeZone={timeZone} />}
          {log.next === null ? null : (
            <p>
              <a rel="next" href={withQuery('/breaches', { ...log.filters, cursor: log.next })}>
                {say('log.next')}
              </a>
            </p>
          )}
        </div>
      </div>
      {log.seesLog ? (
        <p>
          <a href="/log">{say('log.verify')}</a>
        </p>
      ) : null}
    </Frame>
  );
}

function heading({ lines, next, isLater }: BreachLog): string {
  const n = lines.length;
  if (n === 0) return say('log.headingNone');
  if (isLater) return say('log.headingOlder', { n });
  if (next !== null) return say('log.headingMore', { n });
  const owed = lines.filter(isOwed).length;
  if (n === 1) return say(owed === 1 ? 'log.headingOneOwed' : 'log.headingOne');
  return owed === 0 ? say('log.heading', { n }) : say('log.headingOwed', { n, owed });
}

const statuses = ['open', 'owed', 'closed'] as const;

function FilterForm({ log }: { readonly log: BreachLog }): VNode {
  const { filters, units, programs } = log;
  return (
    <form class="plim-filter" method="get" action="/breaches" aria-label={say('log.filter')}>
      <SelectField
        name="status"
        label={say('log.status')}
        value={filters.status ?? ''}
        choices={[
          { value: '', label: say('log.status.any') },
          ...statuses.map((value) => ({ value, label: say(`log.status.${value}`) })),
        ]}
      />
      <SelectField
        name="unit"
        label={say('log.unit')}
        value={filters.unit ?? ''}
        choices={[
          { value: '', label: say('log.unit.any') },
          ...units.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SelectField
        name="program"
        label={say('log.program')}
        value={filters.program ?? ''}
        choices={[
          { value: '', label: say('log.program.any') },
          ...programs.map((program) => ({ value: program, label: program })),
        ]}
      />
      <TextField name="worker" label={say('log.worker')} value={filters.worker} />
      <TextField name="openedFrom" type="date" label={say('log.openedFrom')} value={filters.openedFrom} />
      <TextField name="openedUntil" type="date" label={say('log.openedUntil')} value={filters.openedUntil} />
      <button class="usa-button" type="submit">
        {say('log.apply')}
      </button>
    </form>
  );
}

/** What narrows the list, each to be taken away by itself; the count is said to who does not see it change. */
function Chips({ log }: { readonly log: BreachLog }): VNode {
  const set = Object.entries(log.filters) as [FilterName, string][];
  return (
    <>
      <p class="usa-sr-only" role="status">
        {say('log.announced', { n: log.lines.length })}
      </p>
      {set.length === 0 ? null : (
        <nav aria-label={say('log.filters')}>
          <ul class="plim-chips">
            {set.map(([name, value]) => (
              <li>
                <a
                  href={withQuery('/breaches', { ...log.filters, [name]: null })}
                  aria-label={say('log.remove', { name: say(`log.${name}`), value: shown(log, name, value) })}
                >
                  {say(`log.${name}`)}: {shown(log, name, value)} <span aria-hidden="true">×</span>
                </a>
              </li>
            ))}
            <li>
              <a href="/breaches">{say('log.clear')}</a>
            </li>
          </ul>
        </nav>
      )}
    </>
  );
}

function shown({ units }: BreachLog, name: FilterName, value: string): string {
  const status = statuses.find((one) => one === value);
  if (name === 'status' && status !== undefined) return say(`log.status.${status}`);
  return (name === 'unit' ? units.find(({ id }) => id === value)?.name : undefined) ?? value;
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

function LineView({ line, who, timeZone }: LineProps): VNode {
  return (
    <tr>
      <th scope="row" class="plim-nowrap">
        <a href={`/breaches/${line.number}`}>{line.number}</a>
      </th>
      <td>{who}</td>
      <td>
        <When at={line.opened_at} timeZone={timeZone} />
      </td>
      <td class="plim-number">{`${decimal(line.load_now ?? line.load)} / ${decimal(line.effective_limit)}`}</td>
      <td class="plim-number">{decimal(line.peak)}</td>
      <td class="plim-number">{line.daysOver}</td>
      <td>{say(`track.${line.load_track}`)}</td>
      <td>{say(`response.${line.response_track}`)}</td>
    </tr>
  );
}
