import type { VNode } from 'preact';

import type { PublishedEntry } from '../../breach-log/logged-entry.js';
import { instant } from '../../core/instant.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { When } from '../frame/times.js';
import { withQuery } from '../parts/address.js';
import type { ChainView } from './chain.view.js';
import { entryTitle } from './timeline.page.js';

interface ChainProps {
  readonly context: FrameContext;
  readonly view: ChainView;
}

/** What makes the record one that both sides can check. */
export function ChainPage({ context, view }: ChainProps): VNode {
  const { checkpoint, note, publicKey } = view.signed;
  return (
    <Frame context={context} heading={say('chain.heading', { n: checkpoint.size })}>
      <p class="plim-lead">{say('chain.lead')}</p>
      <h2>{say('chain.checkpoint')}</h2>
      <p>{say('chain.checkpointText')}</p>
      <pre class="plim-pre" tabIndex={0}>
        {note}
      </pre>
      <p>{say('chain.key')}</p>
      <pre class="plim-pre" tabIndex={0}>
        {publicKey}
      </pre>
      {view.entries === null ? null : (
        <>
          <h2>{say('chain.verify')}</h2>
          <ol class="usa-list">
            <li>
              {say('chain.verify1')} <a href="/api/v1/log/export">{say('chain.download')}</a>
            </li>
            <li>{say('chain.verify2', { command: 'npx plimsoll verify-log FILE' })}</li>
            <li>{say('chain.verify3')}</li>
          </ol>
          <Entries entries={view.entries} view={view} timeZone={context.timeZone} />
        </>
      )}
      {view.older === null ? null : (
        <p>
          <a rel="next" href={withQuery('/log', { before: String(view.older) })}>
            {say('chain.older')}
          </a>
        </p>
      )}
    </Frame>
  );
}

interface EntriesProps extends Pick<ChainProps, 'view'> {
  readonly entries: readonly PublishedEntry[];
  readonly timeZone: string;
}

function Entries({ entries, view: { names }, timeZone }: EntriesProps): VNode {
  if (entries.length === 0) return <p>{say('chain.empty')}</p>;
  const columns = [
    say('chain.index'),
    say('chain.kind'),
    say('chain.about'),
    say('chain.by'),
    say('chain.effective'),
    say('chain.recorded'),
  ];
  return (
    <TableBox id="entries" caption={say('chain.entries')} columns={columns}>
      {entries.map(({ index, entry }) => (
        <tr>
          <th scope="row" class="plim-number">
            {index}
          </th>
          <td>{entryTitle(entry.kind)}</td>
          <td>
            {entry.breach === undefined ? null : <a href={`/breaches/${entry.breach}`}>{entry.breach}</a>}{' '}
            {entry.worker === undefined ? entry.unit : names.of(entry.worker)}
          </td>
          <td>{entry.by === undefined ? say('parts.service') : names.of(entry.by)}</td>
          <td>
            <When at={instant(Date.parse(entry.effectiveAt))} timeZone={timeZone} />
          </td>
          <td>
            <When at={instant(Date.parse(entry.recordedAt))} timeZone={timeZone} />
          </td>
        </tr>
      ))}
    </TableBox>
  );
}
