import type { VNode } from 'preact';

import { type FieldError, errorOf, ErrorSummary } from '../frame/error-summary.js';
import { TextField } from '../frame/fields.js';
import { Form, SubmitButton } from '../frame/form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';

interface LinkProps {
  readonly context: FrameContext;
  readonly secret: string;
  /** Whose link it is. */
  readonly code: string;
  readonly errors?: readonly FieldError[];
}

/** Where a one-time link leads: a password is set here, and the link is used up by that only. */
export function LinkPage({ context, secret, code, errors = [] }: LinkProps): VNode {
  return (
    <Frame
      context={context}
      heading={say('link.heading')}
      wrong={errors.length > 0}
      above={<ErrorSummary errors={errors} />}
    >
      <p class="plim-lead">{say('link.lead', { code })}</p>
      <Form action={`/sign-in/link/${secret}`} session={null}>
        <input type="hidden" name="name" value={code} autoComplete="username" />
        <TextField
          name="password"
          type="password"
          label={say('link.password')}
          hint={say('link.passwordHint')}
          autoComplete="new-password"
          error={errorOf(errors, 'password')}
        />
        <TextField
          name="again"
          type="password"
          label={say('link.again')}
          autoComplete="new-password"
          error={errorOf(errors, 'again')}
        />
        <SubmitButton>{say('link.button')}</SubmitButton>
      </Form>
    </Frame>
  );
}

/** Where a link leads that is used, replaced or too old. */
export function ClosedLinkPage({ context }: { readonly context: FrameContext }): VNode {
  return (
    <Frame context={context} heading={say('link.closedHeading')}>
      <p class="plim-lead">{say('link.closedText')}</p>
      <p>
        <a href="/sign-in">{say('link.toSignIn')}</a>
      </p>
    </Frame>
  );
}
