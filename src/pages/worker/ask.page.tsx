import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { errorOf, ErrorSummary, type FieldError } from '../frame/error-summary.js';
import { TextArea } from '../frame/fields.js';
import { Form, SubmitButton } from '../frame/form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';
import { workerPath } from '../supervisor/board-row.page.js';

interface AskProps {
  readonly context: FrameContext;
  readonly session: Session;
  readonly workerId: string;
  readonly why: string;
  readonly errors: readonly FieldError[];
}

/** The worker asks for a check-in. */
export function AskPage({ context, session, workerId, why, errors }: AskProps): VNode {
  const page = workerPath(workerId);
  return (
    <Frame
      context={context}
      heading={say('voice.askHeading')}
      wrong={errors.length > 0}
      above={<ErrorSummary errors={errors} />}
    >
      <p class="plim-lead">{say('voice.askLead')}</p>
      <Form action={`${page}/ask`} session={session}>
        <TextArea
          name="why"
          label={say('voice.askWhy')}
          hint={say('voice.wordsHint')}
          value={why}
          error={errorOf(errors, 'why')}
        />
        <div class="plim-buttons">
          <SubmitButton>{say('voice.askSend')}</SubmitButton>
          <a href={page}>{say('voice.backOwn')}</a>
        </div>
      </Form>
    </Frame>
  );
}
