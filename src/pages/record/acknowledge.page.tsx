import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { reliefSteps } from '../../breaches/act.schema.js';
import { isOver } from '../../core/breach.js';
import { errorOf, ErrorSummary, type FieldError } from '../frame/error-summary.js';
import { SelectField } from '../frame/fields.js';
import { Form, SubmitButton } from '../frame/form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';
import { instantText } from '../frame/times.js';
import { decimal } from '../parts/decimal.js';
import { whatOf, whoOf } from './breach-words.js';
import { type BreachView, toldIn } from './breach.view.js';

function headingOf(view: BreachView): string {
  const { row } = view;
  const who = whoOf(view);
  if (row.kind === 'request') return say('voice.acknowledgeHeading', { who });
  const load = decimal(row.load_now ?? row.load);
  const given = { who, load, limit: decimal(row.effective_limit), what: whatOf(row) };
  return say(isOver(view.breach) ? 'act.acknowledgeHeading' : 'act.acknowledgeHeadingBack', given);
}

interface AcknowledgeProps {
  readonly context: FrameContext;
  readonly session: Session;
  readonly view: BreachView;
  readonly step?: string;
  readonly errors?: readonly FieldError[];
}

/** Asks once more before an acknowledgement: looking at this page changes nothing. */
export function AcknowledgePage({ context, session, view, step, errors = [] }: AcknowledgeProps): VNode {
  const { row, breach } = view;
  const isPool = row.subject_kind === 'pool';
  const due = row.check_in_by === null || isPool ? null : instantText(row.check_in_by, context.timeZone);
  return (
    <Frame
      context={context}
      heading={headingOf(view)}
      wrong={errors.length > 0}
      above={<ErrorSummary errors={errors} />}
    >
      <p class="plim-lead">
        {isPool
          ? say('act.acknowledgePool')
          : due === null
            ? say('act.acknowledgeLeadPlain')
            : say('act.acknowledgeLead', { at: due })}
      </p>
      <Form action={`/breaches/${row.number}/acknowledge`} session={session}>
        <input type="hidden" name="expectedRound" value={row.round} />
        <input type="hidden" name="told" value={toldIn(breach).join(' ')} />
        {isPool ? (
          <SelectField
            name="step"
            label={say('act.step')}
            value={step ?? ''}
            choices={[
              { value: '', label: say('act.stepChoose') },
              ...reliefSteps.map((value) => ({ value, label: say(`step.${value}`) })),
            ]}
            error={errorOf(errors, 'step')}
          />
        ) : null}
        <div class="plim-buttons">
          <SubmitButton>{say('act.acknowledgeNow')}</SubmitButton>
          <a href={`/breaches/${row.number}`}>{say('act.back', { number: row.number })}</a>
        </div>
      </Form>
    </Frame>
  );
}
