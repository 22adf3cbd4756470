import type { VNode } from 'preact';

import { plain } from '../../core/decimal.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { Day, dayText } from '../frame/times.js';
import { upScale } from './axes.js';
import type { PersonLine, TargetGroup } from './board-pictures.view.js';
import { daysOnBoard } from './board-pictures.view.js';
import { loadLineText, spanOf } from './load-line.words.js';
import { AsTable } from './picture.js';
import type { PictureIds } from './picture-ids.js';
import { Steps } from './step-path.js';

interface SmallMultiplesProps {
  readonly ids: PictureIds;
  readonly group: TargetGroup;
  readonly nameOf: (personId: string) => string;
  readonly timeZone: string;
}

const high = 60;

/** A small load line of each person, all on one scale, in the order of the unit. */
export function SmallMultiples({ ids, group, nameOf, timeZone }: SmallMultiplesProps): VNode | null {
  const [first] = group.people;
  if (first === undefined) return null;
  const { top } = upScale(group.top, high, 4);
  const [from, until] = spanOf(first.line, timeZone).map((day) => dayText(day));
  const title = say('picture.small.title', { days: daysOnBoard, what: group.what });
  return (
    <div class="plim-picture plim-picture--small">
      <h3>{title}</h3>
      <p>{say('picture.small.text', { top, from: from ?? '', until: until ?? '' })}</p>
      <ul class="plim-smalls">
        {group.people.map((person) => (
          <li>
            <Small id={ids.next()} person={person} top={top} name={nameOf(person.personId)} timeZone={timeZone} />
          </li>
        ))}
      </ul>
      <AsTable title={title}>
        <SmallTable id={ids.next()} title={title} people={group.people} nameOf={nameOf} />
      </AsTable>
    </div>
  );
}

interface SmallProps {
  readonly id: string;
  readonly person: PersonLine;
  readonly top: number;
  readonly name: string;
  readonly timeZone: string;
}

function Small({ id, person: { personId, load, limit, line }, top, name, timeZone }: SmallProps): VNode {
  const now = say('picture.small.of', { load: plain(load), limit: plain(limit) });
  return (
    <>
      <a href={`/workers/${encodeURIComponent(personId)}`}>{name}</a> <span class="plim-small-now">{now}</span>
      <svg
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
        width="100%"
        height={high}
        focusable="false"
      >
        <title id={`${id}-title`}>{`${name}: ${now}`}</title>
        <desc id={`${id}-text`}>{loadLineText(line, timeZone)}</desc>
        <line class="plim-ground" x1="0" x2="100%" y1={high} y2={high} />
        <Steps line={line} top={top} height={high} />
      </svg>
    </>
  );
}

interface TableProps {
  readonly id: string;
  readonly title: string;
  readonly people: readonly PersonLine[];
  readonly nameOf: (personId: string) => string;
}

function SmallTable({ id, title, people, nameOf }: TableProps): VNode {
  const columns = [
    say('picture.dots.person'),
    say('picture.dots.count'),
    say('picture.dots.limit'),
    say('picture.small.days'),
    say('picture.small.highest'),
    say('picture.small.on'),
  ];
  return (
    <TableBox id={`${id}-table`} caption={title} columns={columns}>
      {people.map(({ personId, load, limit, line: { days, peak } }) => (
        <tr>
          <th scope="row">{nameOf(personId)}</th>
          <td class="plim-number">{plain(load)}</td>
          <td class="plim-number">{plain(limit)}</td>
          <td class="plim-number">{days.over.length}</td>
          <td class="plim-number">{peak === null ? '' : plain(peak.load)}</td>
          <td>{peak === null ? '' : <Day date={peak.on} />}</td>
        </tr>
      ))}
    </TableBox>
  );
}
