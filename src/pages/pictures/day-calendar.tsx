import type { VNode } from 'preact';

import type { LocalDate } from '../../core/instant.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { Day, dayText, monthText } from '../frame/times.js';
import type { DayCalendar, DayCell, Stretch } from './day-calendar.view.js';
import { Picture } from './picture.js';

const cell = { width: 30, height: 23 } as const;
const left = 40;
const above = 20;

interface DayCalendarProps {
  readonly id: string;
  readonly title: string;
  readonly days: DayCalendar;
}

/** The days over, as a calendar on a wall has them. */
export function DayCalendarPicture({ id, title, days }: DayCalendarProps): VNode {
  const heads = say('picture.days.weekdays').split(' ');
  return (
    <Picture
      id={id}
      title={title}
      description={dayCalendarText(days)}
      width={left + 7 * cell.width + 2}
      height={above + days.weeks.length * cell.height + 2}
      class="plim-picture--days"
      table={<StretchTable id={id} title={title} stretches={days.stretches} />}
    >
      {heads.map((head, index) => (
        <text class="plim-days-head" x={middle(index)} y={above - 7} text-anchor="middle">
          {head}
        </text>
      ))}
      {days.weeks.map((week, row) => (
        <g>
          <text class="plim-days-head" x="0" y={base(row)}>
            {monthOf(week, row)}
          </text>
          {week.map((day, index) => (day === null ? null : <DayBox day={day} row={row} index={index} />))}
        </g>
      ))}
    </Picture>
  );
}

const middle = (index: number): number => left + index * cell.width + cell.width / 2;
const base = (row: number): number => above + row * cell.height + 16;

/** The month is named beside the week in which it begins, and beside the first. */
function monthOf(week: readonly (DayCell | null)[], row: number): string {
  const begins = week.find((day) => day !== null && (row === 0 || day.date.endsWith('-01')));
  return begins ? monthText(begins.date) : '';
}

function DayBox({ day, row, index }: { readonly day: DayCell; readonly row: number; readonly index: number }): VNode {
  const { date, state, isToday } = day;
  return (
    <g class={`plim-day plim-day--${state}${isToday ? ' plim-day--today' : ''}`}>
      <rect
        x={left + index * cell.width + 1}
        y={above + row * cell.height + 1}
        width={cell.width - 2}
        height={cell.height - 2}
      />
      <text x={middle(index)} y={base(row)} text-anchor="middle">
        {Number(date.slice(8))}
      </text>
    </g>
  );
}

const mostNamed = 5;

/** The days over in words: how many, and when. */
export function dayCalendarText({ stretches, over, all }: DayCalendar): string {
  if (over === 0) return say('picture.days.none', { days: all });
  const named = stretches.slice(-mostNamed).map(stretchText);
  const before = stretches.length - named.length;
  const when = named.join(', ');
  if (before > 0) return say('picture.days.some', { n: over, days: all, when, before });
  return say('picture.days.all', { n: over, days: all, when });
}

function stretchText({ first, last }: { readonly first: LocalDate; readonly last: LocalDate }): string {
  if (first === last) return dayText(first);
  return say('picture.days.stretch', { first: dayText(first), last: dayText(last) });
}

interface TableProps {
  readonly id: string;
  readonly title: string;
  readonly stretches: readonly Stretch[];
}

function StretchTable({ id, title, stretches }: TableProps): VNode {
  const columns = [say('picture.days.first'), say('picture.days.last'), say('picture.days.count')];
  return (
    <TableBox id={`${id}-table`} caption={title} columns={columns}>
      {stretches.map(({ first, last, days }) => (
        <tr>
          <td>
            <Day date={first} />
          </td>
          <td>
            <Day date={last} />
          </td>
          <td class="plim-number">{days}</td>
        </tr>
      ))}
    </TableBox>
  );
}
