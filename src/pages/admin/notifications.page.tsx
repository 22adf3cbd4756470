import type { VNode } from 'preact';

import { instant } from '../../core/instant.js';
import { ExportForm } from '../exports/export-form.js';
import { SelectField, TextField } from '../frame/fields.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { instantText, When } from '../frame/times.js';
import { noticeKindText } from '../parts/notice-kind.js';
import { type NotificationState, notificationStates, type NotificationsView } from './notifications.view.js';

interface NotificationsProps {
  readonly context: FrameContext;
  readonly view: NotificationsView;
}

function headingOf(n: number, isCut: boolean): string {
  if (n === 0) return say('notifications.headingNone');
  if (isCut) return say('notifications.headingMore', { n });
  return n === 1 ? say('notifications.headingOne') : say('notifications.heading', { n });
}

/** Every message: to whom, why, when, and the server's own words. */
export function NotificationsPage({ context, view }: NotificationsProps): VNode {
  const { lines, isCut } = view;
  const n = lines.length;
  return (
    <Frame context={context} heading={headingOf(n, isCut)}>
      <p>{say('notifications.lead')}</p>
      <FilterForm view={view} />
      {n === 0 ? null : <Lines view={view} timeZone={context.timeZone} />}
      <ExportForm
        table="notifications"
        session={context.session}
        filters={{ state: view.state, breach: view.breach }}
      />
    </Frame>
  );
}

function FilterForm({ view: { state, breach } }: { readonly view: NotificationsView }): VNode {
  return (
    <form class="plim-find" method="get" action="/notifications">
      <SelectField
        name="state"
        label={say('notifications.filterState')}
        value={state ?? ''}
        choices={[
          { value: '', label: say('notifications.any') },
          ...notificationStates.map((value) => ({ value, label: say(`notifications.state.${value}`) })),
        ]}
      />
      <TextField name="breach" width="medium" label={say('notifications.filterBreach')} value={breach ?? ''} />
      <button class="usa-button usa-button--outline" type="submit">
        {say('notifications.show')}
      </button>
    </form>
  );
}

function Lines({ view, timeZone }: { readonly view: NotificationsView; readonly timeZone: string }): VNode {
  const columns = [
    say('notifications.to'),
    say('notifications.kinds'),
    say('notifications.breaches'),
    say('notifications.state'),
    say('notifications.promised'),
    say('notifications.sent'),
    say('notifications.server'),
  ];
  return (
    <TableBox id="messages" caption={say('notifications.caption')} columns={columns}>
      {view.lines.map((line) => (
        <tr>
          <th scope="row">{view.names.of(line.person_id)}</th>
          <td>{line.kinds.map(noticeKindText).join(', ')}</td>
          <td>
            {line.breaches.map((number) => (
              <div>{view.opensBreaches ? <a href={`/breaches/${number}`}>{number}</a> : number}</div>
            ))}
          </td>
          <td>
            {line.kept ? say('notifications.kept') : stateText(line.state)}
            {line.reason === null ? '' : `: ${line.reason}`}
          </td>
          <td>
            <When at={line.promised_at} timeZone={timeZone} />
          </td>
          <td>{line.sent_at === null || line.kept ? '' : <When at={line.sent_at} timeZone={timeZone} />}</td>
          <td>
            {line.attempts.map(({ at, reply }) => (
              <div>{`${instantText(instant(Date.parse(at)), timeZone)}: ${reply}`}</div>
            ))}
          </td>
        </tr>
      ))}
    </TableBox>
  );
}

const isState = (state: string): state is NotificationState => notificationStates.some((one) => one === state);

const stateText = (state: string): string => (isState(state) ? say(`notifications.state.${state}`) : state);
