import type { VNode } from 'preact';

import { type FieldError, errorOf, ErrorSummary } from '../frame/error-summary.js';
import { TextField } from '../frame/fields.js';
import { Form, SubmitButton } from '../frame/form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { Message } from '../frame/message.js';
import { say } from '../frame/say.js';
import { type KeptForm, packed } from './kept-form.js';

interface SignInProps {
  readonly context: FrameContext;
  /** Where to go on. */
  readonly back: string;
  readonly kept?: KeptForm | null;
  readonly name?: string;
  readonly errors?: readonly FieldError[];
  /** Why the page is shown, where nobody asked for it. */
  readonly notice?: 'signIn.signedOut' | 'signIn.ended' | 'signIn.kept' | null;
}

/** Where people sign in, with code or address and password. */
export function SignInPage({ context, back, kept = null, name, errors = [], notice = null }: SignInProps): VNode {
  const above =
    errors.length > 0 ? (
      <ErrorSummary errors={errors} />
    ) : notice === null ? null : (
      <Message kind="info">{say(notice)}</Message>
    );
  return (
    <Frame context={context} heading={say('signIn.heading')} wrong={errors.length > 0} above={above}>
      <p class="plim-lead">{say('signIn.lead')}</p>
      <Form action="/sign-in" session={null}>
        <input type="hidden" name="return" value={back} />
        {kept === null ? null : <input type="hidden" name="kept" value={packed(kept)} />}
        <TextField
          name="name"
          label={say('signIn.name')}
          hint={say('signIn.nameHint')}
          value={name}
          autoComplete="username"
          error={errorOf(errors, 'name')}
        />
        <TextField
          name="password"
          type="password"
          label={say('signIn.password')}
          autoComplete="current-password"
          error={errorOf(errors, 'password')}
        />
        <SubmitButton>{say('signIn.button')}</SubmitButton>
      </Form>
      <h2>{say('signIn.noPassword')}</h2>
      <p>{say('signIn.noPasswordText')}</p>
    </Frame>
  );
}
