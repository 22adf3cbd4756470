import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { errorOf, ErrorSummary, type FieldError } from '../frame/error-summary.js';
import { ChoiceGroup, TextArea } from '../frame/fields.js';
import { Form, SubmitButton } from '../frame/form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';

interface StatementProps {
  readonly context: FrameContext;
  readonly session: Session;
  readonly checkInId: string;
  /** The day that the check-in says it was held on, in words. */
  readonly on: string;
  readonly typed: { readonly held: string; readonly text: string };
  readonly errors: readonly FieldError[];
}

/** The worker says whether a check-in about them took place. */
export function StatementPage({ context, session, checkInId, on, typed, errors }: StatementProps): VNode {
  const page = `/check-ins/${checkInId}`;
  return (
    <Frame
      context={context}
      heading={say('voice.statementHeading', { on })}
      wrong={errors.length > 0}
      above={<ErrorSummary errors={errors} />}
    >
      <p class="plim-lead">{say('voice.statementLead')}</p>
      <Form action={`${page}/statement`} session={session}>
        <ChoiceGroup
          kind="radio"
          name="held"
          label={say('voice.held')}
          choices={[
            { value: 'yes', label: say('voice.heldYes') },
            { value: 'no', label: say('voice.heldNo') },
          ]}
          chosen={[typed.held]}
          error={errorOf(errors, 'held')}
        />
        <TextArea
          name="text"
          label={say('voice.text')}
          hint={say('voice.wordsHint')}
          value={typed.text}
          error={errorOf(errors, 'text')}
        />
        <div class="plim-buttons">
          <SubmitButton>{say('voice.statementSend')}</SubmitButton>
          <a href={page}>{say('voice.statementBack')}</a>
        </div>
      </Form>
    </Frame>
  );
}
