import type { VNode } from 'preact';

import { say } from '../frame/say.js';
import { daysOnBoard, type TargetGroup } from './board-pictures.view.js';
import { DotPlotPicture } from './dot-plot.js';
import { dotPlotOf } from './dot-plot.view.js';
import type { PictureIds } from './picture-ids.js';
import { SmallMultiples } from './small-multiples.js';

interface BoardPicturesProps {
  readonly ids: PictureIds;
  /** Null: there are many people, and nobody has asked for them to be drawn. */
  readonly groups: readonly TargetGroup[] | null;
  /** How many people there are to draw, and where they are drawn. */
  readonly people: number;
  readonly address: string;
  readonly nameOf: (personId: string) => string;
  readonly timeZone: string;
}

/** Everybody of a board against their own line, and the last 30 days of each. */
export function BoardPictures({ ids, groups, nameOf, timeZone, ...props }: BoardPicturesProps): VNode | null {
  if (groups === null) {
    return (
      <p>
        <a href={props.address}>{say('picture.small.show', { days: daysOnBoard, n: props.people })}</a>
      </p>
    );
  }
  if (groups.length === 0) return null;
  return (
    <>
      <h2>{say('picture.boardHeading')}</h2>
      {groups.map((group) => (
        <div class="plim-drawn">
          <DotPlotPicture id={ids.next()} what={group.what} plot={dotPlotOf(group.people)} nameOf={nameOf} />
          <SmallMultiples ids={ids} group={group} nameOf={nameOf} timeZone={timeZone} />
        </div>
      ))}
    </>
  );
}
