import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import type { Grant } from '../../people/grant.queries.js';
import type { GrantedRole } from '../../people/roster.schema.js';
import { errorOf, ErrorSummary, type FieldError } from '../frame/error-summary.js';
import { SelectField, TextField } from '../frame/fields.js';
import { Form, SubmitButton } from '../frame/form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { Message } from '../frame/message.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { When } from '../frame/times.js';
import type { Names } from '../parts/names.js';

/** Somebody who holds a role that people give, and whether they are still on the roster. */
export interface Holder extends Omit<Grant, 'grantedAt'> {
  /** Null: by a file of a rehearsal. */
  readonly grantedAt: Grant['grantedAt'] | null;
  readonly here: boolean;
}

/** A grant as it stands in the form. */
export interface TypedGrant {
  readonly personId: string;
  readonly role: string;
}

interface SeatsProps {
  readonly context: FrameContext;
  readonly session: Session;
  readonly holders: readonly Holder[];
  /** The roles that the reader may grant now. */
  readonly mayGrant: readonly GrantedRole[];
  readonly names: Names;
  readonly form: TypedGrant;
  readonly confirmation: string | null;
  readonly errors: readonly FieldError[];
}

/** Who may sign for which side, and who is admin: who gave it to them and when. */
export function SeatsPage(props: SeatsProps): VNode {
  const { context, holders, names, confirmation, errors } = props;
  const count = (role: GrantedRole): number => holders.filter((one) => one.role === role && one.here).length;
  return (
    <Frame
      context={context}
      heading={say('seats.heading', { labor: count('labor'), management: count('management') })}
      wrong={errors.length > 0}
      above={
        <>
          <ErrorSummary errors={errors} />
          {confirmation === null ? null : (
            <Message kind="success" heading={say('parts.done')}>
              {confirmation}
            </Message>
          )}
        </>
      }
    >
      <p class="plim-lead">{say('seats.lead')}</p>
      <TableBox
        id="seats"
        caption={say('seats.caption')}
        columns={[say('people.code'), say('people.name'), say('seats.role'), say('seats.since'), say('seats.by')]}
      >
        {holders.map(({ personId, role, grantedAt, grantedBy, here }) => (
          <tr>
            <th scope="row">{personId}</th>
            <td>{names.of(personId)}</td>
            <td>
              {say(`seats.${role}`)}
              {here ? null : <span class="plim-quiet"> {say('seats.left')}</span>}
            </td>
            <td>{grantedAt === null ? '' : <When at={grantedAt} timeZone={context.timeZone} />}</td>
            <td>
              {grantedAt === null
                ? say('seats.byFile')
                : grantedBy === null
                  ? say('seats.byToken')
                  : names.of(grantedBy)}
            </td>
          </tr>
        ))}
      </TableBox>
      <GrantForm {...props} />
    </Frame>
  );
}

function GrantForm({ session, mayGrant, form, errors }: SeatsProps): VNode | null {
  if (mayGrant.length === 0) return null;
  return (
    <section aria-labelledby="grant">
      <h2 id="grant">{say('seats.grant')}</h2>
      <p>{say('seats.grantLead')}</p>
      <Form action="/seats" session={session}>
        <TextField
          name="personId"
          width="medium"
          label={say('seats.person')}
          hint={say('seats.personHint')}
          value={form.personId}
          error={errorOf(errors, 'personId')}
        />
        <SelectField
          name="role"
          label={say('seats.role')}
          value={form.role}
          choices={mayGrant.map((role) => ({ value: role, label: say(`seats.${role}`) }))}
          error={errorOf(errors, 'role')}
        />
        <SubmitButton>{say('seats.send')}</SubmitButton>
      </Form>
    </section>
  );
}
