import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { errorOf, ErrorSummary, type FieldError } from '../frame/error-summary.js';
import { ChoiceGroup, TextArea } from '../frame/fields.js';
import { Form, SubmitButton } from '../frame/form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { Message } from '../frame/message.js';
import { say } from '../frame/say.js';
import { instantText, When } from '../frame/times.js';
import { nameAndCode } from '../parts/names.js';
import { workerPath } from '../supervisor/board-row.page.js';
import type { DisputeView } from './dispute.view.js';

/** What the address says was just done. */
export const disputeDone = ['raised', 'raised_before', 'answered', 'answered_before'] as const;
export type DisputeDone = (typeof disputeDone)[number];

interface DisputeProps {
  readonly context: FrameContext;
  readonly session: Session;
  readonly view: DisputeView;
  readonly done: DisputeDone | null;
  readonly typed: { readonly agree: string; readonly text: string };
  readonly errors: readonly FieldError[];
}

/** A dispute: what is said, what came of it, and for the line the answer. */
export function DisputePage({ context, session, view, done, typed, errors }: DisputeProps): VNode {
  const { dispute, names } = view;
  const who = nameAndCode(names, dispute.workerId);
  return (
    <Frame
      context={context}
      heading={say(`voice.dispute.${dispute.state}`, { who })}
      wrong={errors.length > 0}
      above={
        <>
          <ErrorSummary errors={errors} />
          {done === null ? null : (
            <Message kind="success" heading={say('parts.done')}>
              {say(`voice.done.${done}`)}
            </Message>
          )}
        </>
      }
    >
      <Facts view={view} timeZone={context.timeZone} />
      {view.relation === 'line' && dispute.state === 'open' ? (
        <Form action={`/disputes/${dispute.id}`} session={session} label={say('voice.answer')}>
          <h2>{say('voice.answer')}</h2>
          <ChoiceGroup
            kind="radio"
            name="agree"
            label={say('voice.answerLabel')}
            choices={[
              { value: 'yes', label: say('voice.answerYes'), hint: say('voice.answerYesHint') },
              { value: 'no', label: say('voice.answerNo'), hint: say('voice.answerNoHint') },
            ]}
            chosen={[typed.agree]}
            error={errorOf(errors, 'agree')}
          />
          <TextArea
            name="text"
            label={say('voice.answerText')}
            hint={say('voice.wordsHint')}
            value={typed.text}
            error={errorOf(errors, 'text')}
          />
          <SubmitButton>{say('voice.answerSend')}</SubmitButton>
        </Form>
      ) : null}
      <p>
        <a href={workerPath(dispute.workerId)}>
          {view.relation === 'self' ? say('voice.backOwn') : say('voice.backWorker', { who })}
        </a>
      </p>
    </Frame>
  );
}

function Facts({ view, timeZone }: { readonly view: DisputeView; readonly timeZone: string }): VNode {
  const { dispute, names, answerBy } = view;
  const { ref, why, since, madeAt, answer, reopened, passedOnAt } = dispute;
  return (
    <dl class="plim-facts">
      <dt>{say('voice.disputeWhat')}</dt>
      <dd>{ref}</dd>
      <dt>{say('voice.disputeSince')}</dt>
      <dd>
        <When at={since} timeZone={timeZone} />
      </dd>
      <dt>{say('voice.disputeWhy')}</dt>
      <dd class="plim-kept">{why}</dd>
      <dt>{say('voice.disputeMade')}</dt>
      <dd>
        <When at={madeAt} timeZone={timeZone} />
      </dd>
      {reopened ? <dd>{say('voice.disputeReopened')}</dd> : null}
      {answerBy === null ? null : (
        <>
          <dt>{say('voice.disputeDue')}</dt>
          <dd>{passedOnAt === null ? <When at={answerBy} timeZone={timeZone} /> : say('voice.disputePassedOn')}</dd>
        </>
      )}
      {answer === null ? null : (
        <>
          <dt>{say('voice.answer')}</dt>
          <dd>{say('voice.statedBy', { by: names.of(answer.by), at: instantText(answer.at, timeZone) })}</dd>
          {answer.text === '' ? null : <dd class="plim-kept">{answer.text}</dd>}
          {dispute.state === 'agreed' ? <dd>{say('voice.countsNow')}</dd> : null}
        </>
      )}
    </dl>
  );
}
