import type { VNode } from 'preact';

import { exact, plain } from '../../core/decimal.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { acrossOf } from './axes.js';
import { type Dot, type DotPlot, dotPlotText, signed } from './dot-plot.view.js';
import { Hatch, Picture } from './picture.js';

const rowHigh = 30;
const above = 40;

interface DotPlotProps {
  readonly id: string;
  readonly what: string;
  readonly plot: DotPlot;
  readonly nameOf: (personId: string) => string;
}

/** Everybody's dot against their own line: how far over it, or how much is left of it. */
export function DotPlotPicture({ id, what, plot, nameOf }: DotPlotProps): VNode {
  const title = say('picture.dots.title', { what });
  const across = acrossOf(plot.from, plot.until);
  const high = plot.dots.length * rowHigh;
  const line = across(0);
  return (
    <Picture
      id={id}
      title={title}
      description={dotPlotText(plot)}
      height={above + high + 4}
      class="plim-picture--dots"
      table={<DotTable id={id} title={title} dots={plot.dots} nameOf={nameOf} />}
    >
      <Hatch id={`${id}-hatch`} />
      <svg y={above} width="100%" height={high} class="plim-paper">
        <svg x={line} width={`${100 - Number.parseFloat(line)}%`} height={high}>
          <rect fill={`url(#${id}-hatch)`} width="100%" height={high} />
        </svg>
        <g class="plim-axis">
          {plot.ticks.map((tick) => (
            <>
              <line x1={across(tick)} x2={across(tick)} y1="-4" y2={high} />
              {tick === 0 ? null : (
                <text x={across(tick)} y="-9" text-anchor="middle">
                  {signed(exact(tick))}
                </text>
              )}
            </>
          ))}
        </g>
        <line class="plim-limit" x1={line} x2={line} y1="-16" y2={high} />
        {plot.dots.map((dot, row) => (
          <DotRow dot={dot} y={row * rowHigh + 18} x={across(dot.beyond.toNumber())} name={nameOf(dot.personId)} />
        ))}
        <svg x={line} class="plim-line-mark">
          <path d="M0 -26V0" />
          <circle cx="0" cy="-13" r="7.5" />
          <text x="0" y="-28" text-anchor="middle">
            {say('picture.dots.line')}
          </text>
        </svg>
      </svg>
    </Picture>
  );
}

interface DotRowProps {
  readonly dot: Dot;
  readonly x: string;
  readonly y: number;
  readonly name: string;
}

const longest = 24;

/** A dot is full where the load is over and a ring where it is not; its number stands on its outer side. */
function DotRow({ dot: { beyond }, x, y, name }: DotRowProps): VNode {
  const isOver = beyond.gt(0);
  const isUnder = beyond.lt(0);
  return (
    <g>
      <line class="plim-dots-row" x1="0" x2="100%" y1={y} y2={y} />
      <text class="plim-dots-name" x="0" y={y}>
        {name.length > longest ? `${name.slice(0, longest - 1)}…` : name}
      </text>
      <circle class={isOver ? 'plim-dot' : 'plim-ring'} cx={x} cy={y} r="5" />
      <text class="plim-dots-value" x={x} dx={isUnder ? -10 : 10} y={y + 4} text-anchor={isUnder ? 'end' : 'start'}>
        {signed(beyond)}
      </text>
    </g>
  );
}

interface TableProps {
  readonly id: string;
  readonly title: string;
  readonly dots: readonly Dot[];
  readonly nameOf: (personId: string) => string;
}

function DotTable({ id, title, dots, nameOf }: TableProps): VNode {
  const columns = [
    say('picture.dots.person'),
    say('picture.dots.count'),
    say('picture.dots.limit'),
    say('picture.dots.beyond'),
  ];
  return (
    <TableBox id={`${id}-table`} caption={title} columns={columns}>
      {dots.map(({ personId, load, limit, beyond }) => (
        <tr>
          <th scope="row">{nameOf(personId)}</th>
          <td class="plim-number">{plain(load)}</td>
          <td class="plim-number">{plain(limit)}</td>
          <td class="plim-number">{signed(beyond)}</td>
        </tr>
      ))}
    </TableBox>
  );
}
