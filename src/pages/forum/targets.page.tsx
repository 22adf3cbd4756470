import type { VNode } from 'preact';

import { ExportForm } from '../exports/export-form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { Day, instantText, When } from '../frame/times.js';
import type { Names } from '../parts/names.js';
import { agreedIn, levelOf } from './target-words.js';
import type { ShownVersion, TargetsView } from './targets.view.js';

interface TargetsProps {
  readonly context: FrameContext;
  readonly view: TargetsView;
  readonly mayPropose: boolean;
  readonly maySeeSeats: boolean;
}

/** What is in force today, and what is on its way. */
export function TargetsPage({ context, view, mayPropose, maySeeSeats }: TargetsProps): VNode {
  const { inForce, proposed, agreed, past, oneSided } = view;
  const part = { names: view.names, timeZone: context.timeZone };
  return (
    <Frame context={context} heading={heading(inForce.length)}>
      <p class="plim-lead">{say(oneSided ? 'targets.leadOneSided' : 'targets.lead')}</p>
      <ul class="plim-links">
        {mayPropose ? (
          <li>
            <a href="/targets/new">{say('targets.new')}</a>
          </li>
        ) : null}
        <li>
          <a href="/rules">{say('targets.rules')}</a>
        </li>
        {maySeeSeats ? (
          <li>
            <a href="/seats">{say('targets.seats')}</a>
          </li>
        ) : null}
      </ul>
      {inForce.length === 0 ? null : (
        <Versions {...part} id="in-force" caption={say('targets.inForce')} versions={inForce} />
      )}
      {proposed.length === 0 ? null : (
        <Versions {...part} id="proposed" caption={say('targets.proposed')} versions={proposed} />
      )}
      {agreed.length === 0 ? null : (
        <Versions {...part} id="agreed" caption={say('targets.agreed')} versions={agreed} />
      )}
      {past.length === 0 ? null : <Versions {...part} id="past" caption={say('targets.past')} versions={past} />}
      <ExportForm table="targets" session={context.session} />
    </Frame>
  );
}

function heading(n: number): string {
  if (n === 0) return say('targets.headingNone');
  return n === 1 ? say('targets.headingOne') : say('targets.heading', { n });
}

interface VersionsProps {
  readonly id: string;
  readonly caption: string;
  readonly versions: readonly ShownVersion[];
  readonly names: Names;
  readonly timeZone: string;
}

function Versions({ id, caption, versions, names, timeZone }: VersionsProps): VNode {
  const columns = [
    say('targets.name'),
    say('targets.level'),
    say('targets.source'),
    say('targets.from'),
    say('targets.signed'),
  ];
  return (
    <TableBox id={id} caption={caption} columns={columns}>
      {versions.map((version) => (
        <tr>
          <th scope="row">
            <a href={`/targets/${version.targetId}`}>{version.terms.name}</a>{' '}
            <span class="plim-quiet">{say('targets.version', { version: version.version })}</span>
          </th>
          <td>{levelOf(version.terms)}</td>
          <td>{agreedIn(version.terms)}</td>
          <td>
            {version.inForceFrom === null ? (
              <Day date={version.terms.from} year />
            ) : (
              <When at={version.inForceFrom} timeZone={timeZone} />
            )}
          </td>
          <td>
            <Signed version={version} names={names} timeZone={timeZone} />
          </td>
        </tr>
      ))}
    </TableBox>
  );
}

interface SignedProps {
  readonly version: Pick<ShownVersion, 'signatures'>;
  readonly names: Names;
  readonly timeZone: string;
}

/** Who signed a version or an end, for which side and when. */
export function Signed({ version: { signatures }, names, timeZone }: SignedProps): VNode {
  if (signatures.length === 0) return <>{say('targets.unsigned')}</>;
  return (
    <>
      {signatures.map(({ side, personId, at }) => (
        <div>
          {say('targets.signedBy', {
            side: say(`side.${side}`),
            who: names.of(personId),
            at: instantText(at, timeZone),
          })}
        </div>
      ))}
    </>
  );
}
