import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { errorOf, ErrorSummary, type FieldError } from '../frame/error-summary.js';
import { type Choice, SelectField, TextArea, TextField } from '../frame/fields.js';
import { Form, SubmitButton } from '../frame/form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';
import type { AsOf } from '../parts/as-of.js';
import { AsOfLine } from '../parts/as-of-line.js';
import { workerPath } from '../supervisor/board-row.page.js';

/** A dispute as it stands in the form. */
export interface TypedDispute {
  readonly assignmentRef: string;
  readonly why: string;
  readonly since: string;
}

interface RaiseProps {
  readonly context: FrameContext;
  readonly session: Session;
  readonly workerId: string;
  /** What is counted for the worker now. */
  readonly counted: readonly Choice[];
  readonly asOf: AsOf;
  readonly form: TypedDispute;
  readonly errors: readonly FieldError[];
}

/** The worker says that something counted for them is not theirs. */
export function RaiseDisputePage(props: RaiseProps): VNode {
  const { context, session, workerId, counted, asOf, form, errors } = props;
  const page = workerPath(workerId);
  return (
    <Frame
      context={context}
      heading={say('voice.disputeHeading')}
      asOf={<AsOfLine asOf={asOf} timeZone={context.timeZone} />}
      wrong={errors.length > 0}
      above={<ErrorSummary errors={errors} />}
    >
      <p class="plim-lead">{say('voice.disputeLead')}</p>
      <Form action={`${page}/dispute`} session={session}>
        <SelectField
          name="assignmentRef"
          label={say('voice.disputeWhat')}
          value={form.assignmentRef}
          choices={[{ value: '', label: say('voice.disputeChoose') }, ...counted]}
          error={errorOf(errors, 'assignmentRef')}
        />
        <TextField
          name="since"
          type="date"
          width="medium"
          label={say('voice.disputeSince')}
          hint={say('voice.disputeSinceHint')}
          value={form.since}
          error={errorOf(errors, 'since')}
        />
        <TextArea
          name="why"
          label={say('voice.disputeWhy')}
          hint={say('voice.wordsHint')}
          value={form.why}
          error={errorOf(errors, 'why')}
        />
        <div class="plim-buttons">
          <SubmitButton>{say('voice.disputeSend')}</SubmitButton>
          <a href={page}>{say('voice.backOwn')}</a>
        </div>
      </Form>
    </Frame>
  );
}
