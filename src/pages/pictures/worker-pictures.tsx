import type { VNode } from 'preact';

import { say } from '../frame/say.js';
import { DayCalendarPicture } from './day-calendar.js';
import { LoadLinePicture } from './load-line.js';
import type { PictureIds } from './picture-ids.js';
import { daysShown, type TargetPictures, type WorkerPictures as Drawn } from './worker-pictures.view.js';

interface WorkerPicturesProps {
  readonly who: string;
  readonly pictures: Drawn;
  readonly ids: PictureIds;
}

/** The last 90 days of one person: the load lines, and the days over. */
export function WorkerPictures({ who, pictures, ids }: WorkerPicturesProps): VNode | null {
  const { targets, calendar } = pictures;
  if (targets.length === 0) return null;
  return (
    <>
      <h2>{say('picture.heading', { days: daysShown })}</h2>
      {targets.map((target) => (
        <div class="plim-past">
          <div>
            {target.lines.map(({ what, line }) => (
              <LoadLinePicture id={ids.next()} who={who} what={what} line={line} calendar={calendar} />
            ))}
          </div>
          <DayCalendarPicture id={ids.next()} title={calendarTitle(target, targets.length)} days={target.days} />
        </div>
      ))}
    </>
  );
}

/** Where there are several targets, each calendar says whose it is. */
const calendarTitle = ({ name }: TargetPictures, targets: number): string =>
  targets === 1 ? say('picture.days.title') : say('picture.days.titleOf', { name });
