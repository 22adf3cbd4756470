import type { VNode } from 'preact';

import type { Calendar } from '../../core/calendar.js';
import { plain } from '../../core/decimal.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { dayText, shortDayText, When } from '../frame/times.js';
import { localDay } from '../parts/local-day.js';
import { StandingBadge } from '../parts/standing-state.js';
import { type Across, acrossOf, type DayTick, mondays, type UpScale, upScale, widthOf } from './axes.js';
import { type Note, placeNotes } from './note-places.js';
import { levelText, loadLineText, movedLevels, spanOf } from './load-line.words.js';
import { type Level, type LoadLine, topOf } from './load-line.view.js';
import { Hatch, Picture } from './picture.js';
import { Steps } from './step-path.js';

interface LoadLineProps {
  readonly id: string;
  /** Whose line, and of what: `W-104`, `ER referrals`. */
  readonly who: string;
  readonly what: string;
  readonly line: LoadLine;
  readonly calendar: Calendar;
  /** What else happened at its time. */
  readonly notes?: readonly Note[];
}

/** Room above the paper for what is written there, and below it for the days. */
const rowHigh = 15;
const high = 200;
const below = 24;

/** The load over time, with the limit drawn as a ship's load line. */
export function LoadLinePicture({ id, who, what, line, calendar, notes = [] }: LoadLineProps): VNode {
  const { timeZone } = calendar;
  const [first, last] = spanOf(line, timeZone);
  const title = say('picture.line.title', { who, what, from: dayText(first), until: dayText(last) });
  const scale = upScale(topOf([line]), high, 4);
  const across = acrossOf(line.from, line.until);
  const level = line.levels.at(-1);
  const written = [...movesOf(line, timeZone), ...notes];
  const above = 24 + (written.length > 1 ? rowHigh : 0);
  return (
    <Picture
      id={id}
      title={title}
      description={loadLineText(line, timeZone)}
      height={above + high + below}
      class="plim-picture--line"
      table={<LineTable id={id} title={title} line={line} timeZone={timeZone} />}
    >
      <Hatch id={`${id}-hatch`} />
      <svg y={above} width="100%" height={high} class="plim-paper">
        <CountAxis scale={scale} />
        {line.levels.map((each) => (
          <rect
            fill={`url(#${id}-hatch)`}
            x={across(each.from)}
            width={widthOf(each.from, each.until, [line.from, line.until])}
            y={0}
            height={scale.y(each.limit.toNumber())}
          />
        ))}
        <Absolute line={line} scale={scale} across={across} />
        <Steps line={line} top={scale.top} height={high} />
        <DayAxis ticks={mondays(line, calendar)} across={across} />
        {line.last === null ? null : (
          <circle class="plim-dot" cx="100%" cy={scale.y(line.last.load.toNumber())} r="4" />
        )}
        {level === undefined ? null : (
          <Mark
            y={scale.y(level.limit.toNumber())}
            text={say('picture.line.limitLabel', { limit: plain(level.limit) })}
            isBelow={line.last?.load.greaterThan(level.limit) ?? false}
          />
        )}
      </svg>
      <Notes line={line} notes={written} across={across} above={above} />
    </Picture>
  );
}

interface MarkProps {
  readonly y: number;
  readonly text: string;
  /** The last load stands above the limit: the words keep out of its way. */
  readonly isBelow: boolean;
}

/** The Plimsoll mark at the end of the limit: a ring with a bar through it, and what it is. */
function Mark({ y, text, isBelow }: MarkProps): VNode {
  return (
    <svg x="100%" y={y} class="plim-line-mark">
      <path d="M0 0H26" />
      <circle cx="13" cy="0" r="7.5" />
      <text x="26" y={isBelow ? 24 : -13} text-anchor="end">
        {text}
      </text>
    </svg>
  );
}

function CountAxis({ scale }: { readonly scale: UpScale }): VNode {
  return (
    <g class="plim-axis">
      {scale.ticks.map((tick) => (
        <>
          <line x1="0" x2="100%" y1={scale.y(tick)} y2={scale.y(tick)} />
          <text x="-6" y={scale.y(tick) + 4} text-anchor="end">
            {tick}
          </text>
        </>
      ))}
    </g>
  );
}

function DayAxis({ ticks, across }: { readonly ticks: readonly DayTick[]; readonly across: Across }): VNode {
  return (
    <g class="plim-axis plim-axis--days">
      {ticks.map(({ at, date, label }) => (
        <>
          <line x1={across(at)} x2={across(at)} y1={high} y2={high + (label === 'none' ? 4 : 8)} />
          {label === 'none' ? null : (
            <text class={label === 'wide' ? 'plim-wide-only' : undefined} x={across(at)} dx="3" y={high + 18}>
              {shortDayText(date)}
            </text>
          )}
        </>
      ))}
    </g>
  );
}

/** The limit that must never be passed, where it is near enough to be on the paper. */
function Absolute({
  line,
  scale,
  across,
}: {
  readonly line: LoadLine;
  readonly scale: UpScale;
  readonly across: Across;
}) {
  const shown = line.levels.filter(
    (level): level is Level & { readonly absoluteLimit: NonNullable<Level['absoluteLimit']> } =>
      level.absoluteLimit?.lte(scale.top) === true,
  );
  return (
    <g class="plim-absolute">
      {shown.map(({ from, until, absoluteLimit }, index) => {
        const y = scale.y(absoluteLimit.toNumber());
        return (
          <>
            <line x1={across(from)} x2={across(until)} y1={y} y2={y} />
            {index < shown.length - 1 ? null : (
              <text x={across(from)} dx="4" y={y - 4}>
                {say('picture.line.absoluteLabel', { limit: plain(absoluteLimit) })}
              </text>
            )}
          </>
        );
      })}
    </g>
  );
}

interface NotesProps {
  readonly line: LoadLine;
  readonly notes: readonly Note[];
  readonly across: Across;
  readonly above: number;
}

/** The widths of paper on a phone and on a desk, in pixels, that notes are placed for. */
const papers = { narrow: 240, wide: 600 } as const;

/** An upright at each, and its words where there is room for them. */
function Notes({ line, notes, across, above }: NotesProps): VNode {
  const seen = notes.filter(({ at }) => at >= line.from && at <= line.until);
  return (
    <g class="plim-notes">
      {seen.map(({ at }) => (
        <line x1={across(at)} x2={across(at)} y1={above - 6} y2={above + high} />
      ))}
      {(['narrow', 'wide'] as const).flatMap((paper) =>
        placeNotes(seen, line, papers[paper]).map(({ at, text, row, side }) => (
          <text
            class={`plim-${paper}-only`}
            x={across(at)}
            dx={side === 'end' ? -4 : 4}
            y={above - 9 - row * rowHigh}
            text-anchor={side}
          >
            {text}
          </text>
        )),
      )}
    </g>
  );
}

/** Where the level moved, and what it became. */
const movesOf = (line: LoadLine, timeZone: string): Note[] =>
  movedLevels(line).map(({ from: at, limit }) => {
    const on = shortDayText(localDay(at, timeZone));
    return { at, text: say('picture.line.levelFrom', { limit: plain(limit), on }) };
  });

interface TableProps {
  readonly id: string;
  readonly title: string;
  readonly line: LoadLine;
  readonly timeZone: string;
}

/** The stretches of the history, each of them until the next. */
function LineTable({ id, title, line, timeZone }: TableProps): VNode {
  const columns = [
    say('picture.line.from'),
    say('picture.line.load'),
    say('picture.line.of'),
    say('picture.line.state'),
    say('picture.line.version'),
  ];
  return (
    <TableBox id={`${id}-table`} caption={say('picture.line.caption', { title })} columns={columns}>
      {line.items.map(({ from, load, goal, effectiveLimit: limit, status, targetVersion }) => (
        <tr>
          <td>
            <When at={from} timeZone={timeZone} />
          </td>
          <td class="plim-number">{load === null ? '' : plain(load)}</td>
          <td>{limit === null ? '' : levelText({ goal, limit })}</td>
          <td>
            <StandingBadge state={status} />
          </td>
          <td class="plim-number">{targetVersion}</td>
        </tr>
      ))}
    </TableBox>
  );
}
