import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { instantText } from '../frame/times.js';
import { DecideHeld } from './decide-held.js';
import type { ImportsView } from './imports.view.js';

interface HeldFilesProps {
  readonly view: ImportsView;
  readonly session: Session;
  readonly timeZone: string;
}

/** Every file that is held, why, what it would change, and the decision where the reader may take it. */
export function HeldFiles({ view: { held, mayDecide }, session, timeZone }: HeldFilesProps): VNode {
  const columns = [
    say('imports.file.caption'),
    say('imports.heldWhy'),
    say('imports.would'),
    ...(mayDecide ? [say('imports.decide')] : []),
  ];
  return (
    <>
      <TableBox id="held" caption={say('imports.heldCaption')} columns={columns} stacks>
        {held.map((file) => {
          const { added, changed, closed, rows } = file.totals;
          return (
            <tr role="row">
              <th scope="row" role="rowheader">
                <a href={`/imports/${file.importId}`}>{say(`imports.what.${file.kind}`)}</a>
                {file.feed === null ? null : ` ${file.feed}`}
                <div class="plim-quiet">{say('imports.asOfText', { at: instantText(file.asOf, timeZone) })}</div>
              </th>
              <td role="cell" data-label={say('imports.heldWhy')}>
                {file.why}
                <div class="plim-quiet">
                  {say('imports.heldSince', { since: instantText(file.receivedAt, timeZone) })}
                </div>
              </td>
              <td role="cell" data-label={say('imports.would')}>
                {say('imports.wouldText', { rows, added, changed, closed })}
              </td>
              {mayDecide ? (
                <td role="cell" data-label={say('imports.decide')}>
                  <DecideHeld importId={file.importId} session={session} />
                </td>
              ) : null}
            </tr>
          );
        })}
      </TableBox>
      <p>{say(mayDecide ? 'imports.heldLead' : 'imports.heldLeadOthers')}</p>
    </>
  );
}
