import type { VNode } from 'preact';

import type { BreachRow } from '../../breaches/breach.row.js';
import { breachOf } from '../../breaches/breach-value.js';
import type { Instant } from '../../core/instant.js';
import { several } from '../../targets/spoken-counts.js';
import { say } from '../frame/say.js';
import { shortDayText } from '../frame/times.js';
import { localDay } from '../parts/local-day.js';
import type { BreachLine } from './breach-line.view.js';
import { LoadLinePicture } from './load-line.js';
import type { Note } from './note-places.js';

interface BreachLineProps {
  readonly id: string;
  readonly who: string;
  readonly row: BreachRow;
  readonly drawn: BreachLine;
}

/** The load around a breach, with the days on which it opened, was met about and was back. */
export function BreachLinePicture({ id, who, row, drawn: { line, calendar } }: BreachLineProps): VNode {
  const what = several(row.count_unit, row.program);
  return (
    <LoadLinePicture
      id={id}
      who={who}
      what={what}
      line={line}
      calendar={calendar}
      notes={notesOf(row, calendar.timeZone)}
    />
  );
}

function notesOf(row: BreachRow, timeZone: string): Note[] {
  const on = (at: Instant): { readonly on: string } => ({ on: shortDayText(localDay(at, timeZone)) });
  const checkedIn = breachOf(row).checkIn?.at ?? null;
  return [
    { at: row.opened_at, text: say('picture.breach.opened', on(row.opened_at)) },
    ...(checkedIn === null ? [] : [{ at: checkedIn, text: say('picture.breach.checkIn', on(checkedIn)) }]),
    ...(row.cleared_at === null
      ? []
      : [{ at: row.cleared_at, text: say('picture.breach.cleared', on(row.cleared_at)) }]),
  ];
}
