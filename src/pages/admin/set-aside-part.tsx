import type { VNode } from 'preact';

import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { When } from '../frame/times.js';
import type { ImportsView } from './imports.view.js';

interface SetAsideProps {
  readonly aside: ImportsView['aside'];
  readonly timeZone: string;
}

const mostShown = 20;

/** What of the data does not fit: it is kept, listed, and changes no count. */
export function SetAsidePart({ aside, timeZone }: SetAsideProps): VNode {
  const { conflicts, waiting, unknownPrograms } = aside;
  const fits = conflicts.length + waiting.length + unknownPrograms.length === 0;
  return (
    <>
      <h2 id="set-aside">{say('aside.heading')}</h2>
      {fits ? <p>{say('aside.none')}</p> : <p>{say('aside.lead')}</p>}
      {unknownPrograms.length === 0 ? null : <p>{say('aside.programs', { names: unknownPrograms.join(', ') })}</p>}
      {conflicts.length === 0 ? null : <Conflicts aside={aside} timeZone={timeZone} />}
      {waiting.length === 0 ? null : <Waiting aside={aside} timeZone={timeZone} />}
    </>
  );
}

function Conflicts({ aside: { conflicts }, timeZone }: SetAsideProps): VNode {
  const columns = [
    say('aside.why'),
    say('imports.feed'),
    say('aside.ref'),
    say('aside.event'),
    say('imports.received'),
  ];
  return (
    <>
      <TableBox id="conflicts" caption={say('aside.conflicts', { n: conflicts.length })} columns={columns}>
        {conflicts.slice(0, mostShown).map(({ why, detail, feed, ref, id, receivedAt }) => (
          <tr>
            <th scope="row">
              {say(why === 'not_holder' ? 'aside.notHolder' : 'aside.conflict')}
              <div class="plim-quiet">{detail}</div>
            </th>
            <td>{feed}</td>
            <td>{ref}</td>
            <td>{id}</td>
            <td>
              <When at={receivedAt} timeZone={timeZone} />
            </td>
          </tr>
        ))}
      </TableBox>
      <More n={conflicts.length} path="conflicts" />
    </>
  );
}

function Waiting({ aside: { waiting }, timeZone }: SetAsideProps): VNode {
  const columns = [say('aside.ref'), say('imports.feed'), say('aside.since'), say('aside.facts')];
  return (
    <>
      <TableBox id="waiting" caption={say('aside.waiting', { n: waiting.length })} columns={columns}>
        {waiting.slice(0, mostShown).map(({ feed, ref, since, facts }) => (
          <tr>
            <th scope="row">{ref}</th>
            <td>{feed}</td>
            <td>
              <When at={since} timeZone={timeZone} />
            </td>
            <td class="plim-number">{facts}</td>
          </tr>
        ))}
      </TableBox>
      <More n={waiting.length} path="waiting" />
    </>
  );
}

function More({ n, path }: { readonly n: number; readonly path: 'conflicts' | 'waiting' }): VNode | null {
  if (n <= mostShown) return null;
  return <p>{say('aside.more', { shown: mostShown, n, path: `/api/v1/assignment-events/${path}` })}</p>;
}
