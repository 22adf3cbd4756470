import { curveStepAfter, line } from 'd3-shape';
import type { VNode } from 'preact';

import type { Instant } from '../../core/instant.js';
import type { Level, LoadLine, Step } from './load-line.view.js';

const minute = 60_000;

interface Point {
  readonly x: number;
  readonly y: number;
}

// The paper of a path is measured in what it tells, minutes across and loads upwards: its numbers are the loads as given.
const stepped = line<Point>()
  .x(({ x }) => x)
  .y(({ y }) => -y)
  .curve(curveStepAfter)
  .digits(null);

/** The path of one run: level while a load stands still, upright where it jumps. */
export function stepPath(run: readonly Step[], from: Instant): string {
  const last = run.at(-1);
  const points = run.map(({ from: at, load }): Point => ({ x: (at - from) / minute, y: load.toNumber() }));
  if (last !== undefined) points.push({ x: (last.until - from) / minute, y: last.load.toNumber() });
  return stepped(points) ?? '';
}

/** The limit over its stretch. */
const limitPath = ({ from: begins, until, limit }: Level, from: Instant): string =>
  `M${(begins - from) / minute},${-limit.toNumber()}H${(until - from) / minute}`;

interface StepsProps {
  readonly line: LoadLine;
  readonly top: number;
  /** In pixels. */
  readonly height: number;
}

/** Band, limit, what is over it, and the load itself, on paper that is as wide as its place. */
export function Steps({ line: { from, until, runs, levels }, top, height }: StepsProps): VNode {
  const width = Math.max((until - from) / minute, 1);
  return (
    <svg
      class="plim-steps"
      width="100%"
      height={height}
      viewBox={`0 ${-top} ${width} ${top}`}
      preserveAspectRatio="none"
    >
      {levels.map((level) =>
        level.goal === null ? null : (
          <rect class="plim-band" {...boxOf(level, from)} y={-level.limit.toNumber()} height={span(level)} />
        ),
      )}
      {runs
        .flat()
        .map((step) =>
          step.load.gt(step.limit) ? (
            <rect
              class="plim-over"
              {...boxOf(step, from)}
              y={-step.load.toNumber()}
              height={step.load.minus(step.limit).toNumber()}
            />
          ) : null,
        )}
      {levels.map((level) => (
        <path class="plim-limit" d={limitPath(level, from)} />
      ))}
      {runs.map((run) => (
        <path class="plim-load" d={stepPath(run, from)} />
      ))}
    </svg>
  );
}

const boxOf = ({ from: begins, until }: { readonly from: Instant; readonly until: Instant }, from: Instant) => ({
  x: (begins - from) / minute,
  width: (until - begins) / minute,
});

const span = ({ goal, limit }: Level): number => (goal === null ? 0 : limit.minus(goal).toNumber());
