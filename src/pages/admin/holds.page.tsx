import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import type { HoldRow } from '../../breaches/hold.queries.js';
import type { Json } from '../../core/entry.js';
import { ExportForm } from '../exports/export-form.js';
import { Form, SubmitButton } from '../frame/form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { Message } from '../frame/message.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { When } from '../frame/times.js';
import type { Names } from '../parts/names.js';

interface HoldsProps {
  readonly context: FrameContext;
  readonly session: Session;
  readonly holds: readonly HoldRow[];
  readonly mayRelease: boolean;
  readonly isReleased: boolean;
  readonly names: Names;
}

/** What is held, why and until when; an admin ends it. */
export function HoldsPage(props: HoldsProps): VNode {
  const { context, holds, isReleased } = props;
  const open = holds.filter(({ released_at: at }) => at === null);
  const past = holds.filter(({ released_at: at }) => at !== null);
  return (
    <Frame
      context={context}
      heading={heading(open.length)}
      above={isReleased ? <Message kind="success">{say('holds.released')}</Message> : undefined}
    >
      <p class="plim-lead">{say('holds.lead')}</p>
      {open.length === 0 ? null : <OpenHolds {...props} holds={open} />}
      {past.length === 0 ? null : <PastHolds {...props} holds={past} />}
      <ExportForm table="holds" session={context.session} />
    </Frame>
  );
}

function heading(n: number): string {
  if (n === 0) return say('holds.headingNone');
  return n === 1 ? say('holds.headingOne') : say('holds.heading', { n });
}

function OpenHolds({ context, session, holds, mayRelease }: HoldsProps): VNode {
  const { timeZone } = context;
  const columns = [
    say('holds.kind'),
    say('holds.cause'),
    say('holds.opened'),
    say('holds.due'),
    ...(mayRelease ? [say('holds.act')] : []),
  ];
  return (
    <TableBox id="open" caption={say('holds.open')} columns={columns}>
      {holds.map((hold) => (
        <tr>
          <th scope="row">{say(`holds.kind.${hold.kind}`)}</th>
          <td>{causeOf(hold)}</td>
          <td>
            <When at={hold.opened_at} timeZone={timeZone} />
          </td>
          <td>{hold.release_due_at === null ? '' : <When at={hold.release_due_at} timeZone={timeZone} />}</td>
          {mayRelease ? (
            <td>
              {hold.kind === 'first_run' ? (
                <a href="/start/8">{say('holds.firstRunEnds')}</a>
              ) : (
                <Form action={`/holds/${hold.hold_id}/release`} session={session}>
                  <SubmitButton kind="outline">{say('holds.release')}</SubmitButton>
                </Form>
              )}
            </td>
          ) : null}
        </tr>
      ))}
    </TableBox>
  );
}

function PastHolds({ context, holds, names }: HoldsProps): VNode {
  const columns = [say('holds.kind'), say('holds.cause'), say('holds.opened'), say('holds.ended'), say('holds.by')];
  return (
    <TableBox id="past" caption={say('holds.past')} columns={columns}>
      {holds.map((hold) => (
        <tr>
          <th scope="row">{say(`holds.kind.${hold.kind}`)}</th>
          <td>{causeOf(hold)}</td>
          <td>
            <When at={hold.opened_at} timeZone={context.timeZone} />
          </td>
          <td>{hold.released_at === null ? '' : <When at={hold.released_at} timeZone={context.timeZone} />}</td>
          <td>{hold.released_by === null ? say('holds.itself') : names.of(hold.released_by)}</td>
        </tr>
      ))}
    </TableBox>
  );
}

function causeOf({ kind, cause }: HoldRow): string {
  if (kind !== 'mass_change') return say(`holds.kind.${kind}`);
  return say('holds.causeText', {
    workers: word(cause['workers']),
    of: word(cause['of']),
    program: word(cause['program']),
  });
}

const word = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
