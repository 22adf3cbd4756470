import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { ExportForm } from '../exports/export-form.js';
import { TextField } from '../frame/fields.js';
import { Form, SubmitButton } from '../frame/form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { Message } from '../frame/message.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { roleText } from '../parts/role-text.js';
import type { RosterLine } from './roster.view.js';

interface PeopleProps {
  readonly context: FrameContext;
  readonly session: Session;
  readonly people: readonly RosterLine[];
  readonly wanted: string;
  readonly mayInvite: boolean;
  /** Whose link was just made, and the link, which is shown this once. */
  readonly invited: { readonly personId: string; readonly url: string | null } | null;
}

/** The roster of today; an admin makes sign-in links from it. */
export function PeoplePage({ context, session, people, wanted, mayInvite, invited }: PeopleProps): VNode {
  const columns = [
    say('people.code'),
    say('people.name'),
    say('people.unit'),
    say('people.roles'),
    say('people.fte'),
    say('people.capacity'),
    say('people.state'),
    ...(mayInvite ? [say('people.invite')] : []),
  ];
  return (
    <Frame
      context={context}
      heading={say('people.heading', { n: people.length })}
      above={invited === null ? undefined : <Invited {...invited} />}
    >
      <p>{say('people.lead')}</p>
      <ul class="plim-links">
        <li>
          <a href="/units">{say('nav.units')}</a>
        </li>
      </ul>
      <form class="plim-find" method="get" action="/people">
        <TextField name="find" type="search" width="medium" label={say('people.filter')} value={wanted} />
        <button class="usa-button usa-button--outline" type="submit">
          {say('people.find')}
        </button>
      </form>
      <TableBox id="people" caption={say('people.caption')} columns={columns}>
        {people.map((person) => (
          <tr>
            <th scope="row">{person.personId}</th>
            <td>{person.name}</td>
            <td>{person.unit}</td>
            <td>{person.roles.map(roleText).join(', ')}</td>
            <td class="plim-number">{person.fte}</td>
            <td class="plim-number">{person.capacity}</td>
            <td>{say(`people.${person.state}`)}</td>
            {mayInvite ? (
              <td>
                {person.state === 'here' || person.state === 'away' ? (
                  <InviteForm person={person} session={session} />
                ) : null}
              </td>
            ) : null}
          </tr>
        ))}
      </TableBox>
      <ExportForm table="people" session={context.session} filters={{ find: wanted }} />
    </Frame>
  );
}

function InviteForm({ person, session }: { readonly person: RosterLine; readonly session: Session }): VNode {
  const { personId } = person;
  return (
    <Form action={`/people/${encodeURIComponent(personId)}/invite`} session={session}>
      <SubmitButton kind="quiet">
        {say('people.inviteNow')}
        <span class="usa-sr-only">: {personId}</span>
      </SubmitButton>
    </Form>
  );
}

function Invited({ personId, url }: { readonly personId: string; readonly url: string | null }): VNode {
  const heading = say('people.invited', { code: personId });
  if (url === null) {
    return (
      <Message kind="info" heading={heading}>
        {say('people.invitedGone')}
      </Message>
    );
  }
  return (
    <Message kind="success" heading={heading}>
      <p>{say('people.invitedText')}</p>
      <p class="plim-code">{url}</p>
    </Message>
  );
}
