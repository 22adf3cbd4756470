import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { errorOf, ErrorSummary, type FieldError } from '../frame/error-summary.js';
import { TextArea, TextField } from '../frame/fields.js';
import { Form, SubmitButton } from '../frame/form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';

/** The end of a target as it stands in the form. */
export interface TypedRetirement {
  readonly on: string;
  readonly reason: string;
}

interface RetireProps {
  readonly context: FrameContext;
  readonly session: Session;
  readonly target: { readonly targetId: string; readonly name: string };
  readonly form: TypedRetirement;
  readonly errors: readonly FieldError[];
}

/** Proposing that a target ends: the first day without it, and why. */
export function RetirePage({ context, session, target, form, errors }: RetireProps): VNode {
  const page = `/targets/${target.targetId}`;
  return (
    <Frame
      context={context}
      heading={say('retire.heading', { name: target.name })}
      wrong={errors.length > 0}
      above={<ErrorSummary errors={errors} />}
    >
      <p class="plim-lead">{say('retire.lead')}</p>
      <Form action={`${page}/retire`} session={session}>
        <TextField
          name="on"
          type="date"
          width="medium"
          label={say('retire.on')}
          hint={say('retire.onHint')}
          value={form.on}
          error={errorOf(errors, 'on')}
        />
        <TextArea
          name="reason"
          rows={3}
          label={say('newTarget.reason')}
          hint={say('retire.reasonHint')}
          value={form.reason}
          error={errorOf(errors, 'reason')}
        />
        <div class="plim-buttons">
          <SubmitButton>{say('retire.send')}</SubmitButton>
          <a href={page}>{say('retire.cancel')}</a>
        </div>
      </Form>
    </Frame>
  );
}
