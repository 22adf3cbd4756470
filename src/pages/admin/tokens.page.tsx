import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import type { TokenRow } from '../../access/token.queries.js';
import { errorOf, ErrorSummary, type FieldError } from '../frame/error-summary.js';
import { SelectField, TextField } from '../frame/fields.js';
import { Form, SubmitButton } from '../frame/form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { Message } from '../frame/message.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { Day, instantText, When } from '../frame/times.js';

/** What the address says was just done. */
export const tokenDone = ['made', 'revoked'] as const;

interface TokensProps {
  readonly context: FrameContext;
  readonly session: Session;
  readonly tokens: readonly TokenRow[];
  readonly isAdmin: boolean;
  readonly done: (typeof tokenDone)[number] | null;
  /** The new token, which is shown this once. */
  readonly token: string | null;
  readonly form: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** The tokens by which programs act, and making one. */
export function TokensPage(props: TokensProps): VNode {
  const { context, session, tokens, isAdmin, form, errors } = props;
  return (
    <Frame
      context={context}
      heading={say('tokens.heading')}
      wrong={errors.length > 0}
      above={
        <>
          <ErrorSummary errors={errors} />
          <Done {...props} />
        </>
      }
    >
      <p class="plim-lead">{say('tokens.lead')}</p>
      {tokens.length === 0 ? <p>{say('tokens.none')}</p> : <Tokens {...props} />}
      <h2>{say('tokens.new')}</h2>
      <Form action="/tokens" session={session}>
        <TextField
          name="name"
          label={say('tokens.name')}
          hint={say('tokens.nameHint')}
          value={form['name']}
          error={errorOf(errors, 'name')}
        />
        {isAdmin ? (
          <SelectField
            name="role"
            label={say('tokens.role')}
            value={form['role'] ?? 'integration'}
            choices={[
              ...(['integration', 'reader', 'admin'] as const).map((value) => ({
                value,
                label: say(`tokens.role.${value}`),
              })),
              { value: 'me', label: say('tokens.role.me', { code: session.personId }) },
            ]}
            error={errorOf(errors, 'role')}
          />
        ) : null}
        <TextField
          name="expiresOn"
          type="date"
          width="medium"
          optional
          label={say('tokens.expiresOn')}
          hint={say('tokens.expiresHint')}
          value={form['expiresOn']}
          error={errorOf(errors, 'expiresOn')}
        />
        <SubmitButton>{say('tokens.make')}</SubmitButton>
      </Form>
    </Frame>
  );
}

function Done({ done, token }: TokensProps): VNode | null {
  if (done === null) return null;
  if (done === 'revoked') return <Message kind="success">{say('tokens.doneRevoked')}</Message>;
  if (token === null) return <Message kind="info">{say('tokens.gone')}</Message>;
  return (
    <Message kind="success" heading={say('tokens.shown')}>
      <p>{say('tokens.shownText')}</p>
      <p class="plim-code">{token}</p>
    </Message>
  );
}

function Tokens({ context, session, tokens }: TokensProps): VNode {
  const { timeZone } = context;
  const columns = [
    say('tokens.name'),
    say('tokens.for'),
    say('tokens.made'),
    say('tokens.expires'),
    say('tokens.state'),
    say('tokens.revoke'),
  ];
  return (
    <TableBox id="tokens" caption={say('tokens.caption')} columns={columns}>
      {tokens.map((row) => (
        <tr>
          <th scope="row">{row.name}</th>
          <td>{row.role ?? row.person_id}</td>
          <td>
            <When at={row.made_at} timeZone={timeZone} />
          </td>
          <td>{row.expires_on === null ? say('tokens.never') : <Day date={row.expires_on} year />}</td>
          <td>
            {row.revoked_at === null
              ? say('tokens.good')
              : say('tokens.revoked', { at: instantText(row.revoked_at, timeZone) })}
          </td>
          <td>
            {row.revoked_at === null ? (
              <Form action={`/tokens/${row.token_id}/revoke`} session={session}>
                <SubmitButton kind="quiet">
                  {say('tokens.revoke')}
                  <span class="usa-sr-only">: {row.name}</span>
                </SubmitButton>
              </Form>
            ) : null}
          </td>
        </tr>
      ))}
    </TableBox>
  );
}
