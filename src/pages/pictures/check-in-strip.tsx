import { ticks } from 'd3-array';
import type { VNode } from 'preact';

import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { When } from '../frame/times.js';
import { durationText } from '../parts/duration-text.js';
import { acrossOf } from './axes.js';
import { type CheckInStrip, stackOf, type StripDot } from './check-in-strip.view.js';
import { Hatch, Picture } from './picture.js';
import type { PictureIds } from './picture-ids.js';

interface StripsProps {
  readonly ids: PictureIds;
  readonly strips: readonly CheckInStrip[];
  readonly timeZone: string;
}

/** How long check-ins took, one strip a promise. */
export function CheckInStrips({ ids, strips, timeZone }: StripsProps): VNode {
  return (
    <>
      {strips.map((strip) => (
        <StripPicture id={ids.next()} strip={strip} timeZone={timeZone} />
      ))}
    </>
  );
}

const above = 40;
const below = 42;
const tallest = 150;
const storeyHigh = 14;

interface StripProps {
  readonly id: string;
  readonly strip: CheckInStrip;
  readonly timeZone: string;
}

/** A dot a breach, by how long its check-in took; the promise is the line, what came later stands in the hatch. */
function StripPicture({ id, strip, timeZone }: StripProps): VNode {
  const { within, until } = strip;
  const promise = durationText(strip.promise);
  const unit = say(`picture.strip.${within.unit}`);
  const title = say('picture.strip.title', { promise });
  const stacked = stackOf(strip.dots);
  const storeys = Math.max(...stacked.map(({ storey }) => storey)) + 1;
  const step = Math.min(storeyHigh, tallest / storeys);
  const high = Math.max(3 * storeyHigh, storeys * step);
  const across = acrossOf(-0.5, until + 0.5);
  const line = across(within.n + 0.5);
  return (
    <Picture
      id={id}
      title={title}
      description={stripText(strip)}
      height={above + high + below}
      class="plim-picture--strip"
      table={<StripTable id={id} title={title} strip={strip} timeZone={timeZone} />}
    >
      <Hatch id={`${id}-hatch`} />
      <svg y={above} width="100%" height={high} class="plim-paper">
        <svg x={line} width={`${100 - Number.parseFloat(line)}%`} height={high}>
          <rect fill={`url(#${id}-hatch)`} width="100%" height={high} />
        </svg>
        <line class="plim-ground" x1="0" x2="100%" y1={high} y2={high} />
        <g class="plim-axis">
          {wholes(until).map((tick) => (
            <text x={across(tick)} y={high + 16} text-anchor="middle">
              {tick}
            </text>
          ))}
          <text x="0" y={high + 34}>
            {say('picture.strip.axis', { unit })}
          </text>
        </g>
        <line class="plim-limit" x1={line} x2={line} y1="-14" y2={high} />
        {stacked.map((dot) => (
          <Dot dot={dot} x={across(dot.after)} y={high - (dot.storey + 0.5) * step} size={Math.min(5, step * 0.38)} />
        ))}
        <svg x={line} class="plim-line-mark">
          <path d="M0 -24V0" />
          <circle cx="0" cy="-12" r="7.5" />
          <text x="0" y="-27" text-anchor="middle">
            {promise}
          </text>
        </svg>
      </svg>
    </Picture>
  );
}

const wholes = (until: number): number[] => ticks(0, until, Math.min(until, 8)).filter(Number.isInteger);

interface DotProps {
  readonly dot: StripDot;
  readonly x: string;
  readonly y: number;
  readonly size: number;
}

/** A ring came within the promise, a full dot later; a cross is still owed. */
function Dot({ dot: { kept }, x, y, size }: DotProps): VNode {
  switch (kept) {
    case 'within':
      return <circle class="plim-ring" cx={x} cy={y} r={size} />;
    case 'late':
      return <circle class="plim-dot" cx={x} cy={y} r={size} />;
    case 'owed':
    case 'owedLate':
      return (
        <svg x={x} y={y}>
          <path class="plim-cross" d={`M${-size} ${-size}L${size} ${size}M${-size} ${size}L${size} ${-size}`} />
        </svg>
      );
  }
}

/** How many kept the promise, the slowest, and what is still owed. */
export function stripText({ promise: promised, within, dots }: CheckInStrip): string {
  const promise = durationText(promised);
  const held = dots.filter(({ kept }) => kept === 'within' || kept === 'late');
  const owed = dots.filter(({ kept }) => kept === 'owed' || kept === 'owedLate');
  const kept = held.filter((dot) => dot.kept === 'within').length;
  const slowest = held.reduce<StripDot | null>((most, dot) => (most && most.after >= dot.after ? most : dot), null);
  const unit = say(`picture.strip.${within.unit}`);
  return [
    held.length === 0 ? say('picture.strip.none') : say('picture.strip.within', { n: kept, all: held.length, promise }),
    ...(slowest === null ? [] : [say('picture.strip.slowest', { n: slowest.after, unit, number: slowest.number })]),
    ...(owed.length === 0
      ? []
      : [say('picture.strip.owed', { n: owed.length, late: owed.filter((dot) => dot.kept === 'owedLate').length })]),
    say('picture.strip.key'),
  ].join(' ');
}

function StripTable({ id, title, strip, timeZone }: StripProps & { readonly title: string }): VNode {
  const unit = say(`picture.strip.${strip.within.unit}`);
  const columns = [
    say('picture.strip.number'),
    say('picture.strip.told'),
    say('picture.strip.after', { unit }),
    say('picture.strip.state'),
  ];
  return (
    <TableBox id={`${id}-table`} caption={title} columns={columns}>
      {strip.dots.map(({ number, told, after, kept }) => (
        <tr>
          <th scope="row" class="plim-nowrap">
            <a href={`/breaches/${number}`}>{number}</a>
          </th>
          <td>
            <When at={told} timeZone={timeZone} />
          </td>
          <td class="plim-number">{after}</td>
          <td>{say(`picture.strip.state.${kept}`)}</td>
        </tr>
      ))}
    </TableBox>
  );
}
