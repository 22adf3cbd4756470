import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { reliefSteps } from '../../breaches/act.schema.js';
import { errorOf, ErrorSummary, type FieldError } from '../frame/error-summary.js';
import { type Choice, ChoiceGroup, SelectField, TextArea, TextField } from '../frame/fields.js';
import { Form, SubmitButton } from '../frame/form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';
import { type TypedCheckIn, stepRows } from './check-in-form.js';

interface CheckInFormProps {
  readonly context: FrameContext;
  readonly session: Session;
  readonly heading: string;
  readonly lead: string;
  /** Where one sees more, or does less. */
  readonly links?: readonly { readonly path: string; readonly label: string }[];
  /** Where the form goes, and where one goes without sending it. */
  readonly action: string;
  readonly back: { readonly path: string; readonly number: string };
  readonly form: TypedCheckIn;
  readonly round: number | null;
  readonly people: readonly Choice[];
  /** Who of them usually takes part: the worker and the line. */
  readonly usual: readonly string[];
  readonly errors?: readonly FieldError[];
}

/** The check-in on one page: five things, and everything that was typed is still there if one of them is wrong. */
export function CheckInFormPage(props: CheckInFormProps): VNode {
  const { context, session, heading, lead, links = [], action, back, form, round, errors = [] } = props;
  return (
    <Frame context={context} heading={heading} wrong={errors.length > 0} above={<ErrorSummary errors={errors} />}>
      <p class="plim-lead">{lead}</p>
      {links.length === 0 ? null : (
        <ul class="plim-links">
          {links.map(({ path, label }) => (
            <li>
              <a href={path}>{label}</a>
            </li>
          ))}
        </ul>
      )}
      <Form action={action} session={session}>
        {round === null ? null : <input type="hidden" name="expectedRound" value={round} />}
        <WhenAndHow {...props} errors={errors} />
        <TextArea
          name="found"
          label={<span class="plim-label">{say('checkIn.foundHeading')}</span>}
          hint={say('checkIn.foundHint')}
          value={form.found}
          error={errorOf(errors, 'found')}
        />
        <Steps {...props} errors={errors} />
        <TextArea
          name="note"
          rows={4}
          optional
          label={<span class="plim-label">{say('checkIn.noteHeading')}</span>}
          hint={say('checkIn.noteHint')}
          value={form.note}
          error={errorOf(errors, 'note')}
        />
        <ChoiceGroup
          name="workerGivenCopy"
          kind="checkbox"
          label={<span class="plim-label">{say('checkIn.copyHeading')}</span>}
          choices={[{ value: 'yes', label: say('checkIn.copyGiven') }]}
          chosen={form.workerGivenCopy ? ['yes'] : []}
        />
        <div class="plim-buttons">
          <SubmitButton>{say(round === null ? 'checkIn.saveEdit' : 'checkIn.save')}</SubmitButton>
          <a href={back.path}>{say('act.back', { number: back.number })}</a>
        </div>
      </Form>
    </Frame>
  );
}

const ways = ['in_person', 'phone', 'video'] as const;

type PartProps = CheckInFormProps & { readonly errors: readonly FieldError[] };

/** Somebody of the unit who does not usually take part. */
function OtherAttendee({ choice, id }: { readonly choice: Choice; readonly id: string }): VNode {
  return (
    <div class="usa-checkbox">
      <input class="usa-checkbox__input" id={id} type="checkbox" name="attended" value={choice.value} />
      <label class="usa-checkbox__label" for={id}>
        {choice.label}
      </label>
    </div>
  );
}

function WhenAndHow({ form, people, usual, errors }: PartProps): VNode {
  const isNear = ({ value }: Choice): boolean => usual.includes(value) || form.attended.includes(value);
  const near = people.filter(isNear);
  const others = people.filter((choice) => !isNear(choice));
  return (
    <>
      <h2>{say('checkIn.when')}</h2>
      <TextField
        name="heldOn"
        type="date"
        width="medium"
        label={say('checkIn.heldOn')}
        hint={say('checkIn.heldOnHint')}
        value={form.heldOn}
        error={errorOf(errors, 'heldOn')}
      />
      <ChoiceGroup
        name="how"
        kind="radio"
        label={say('checkIn.how')}
        choices={ways.map((value) => ({ value, label: say(`checkIn.how.${value}`) }))}
        chosen={[form.how]}
        error={errorOf(errors, 'how')}
      />
      <ChoiceGroup
        name="attended"
        kind="checkbox"
        label={say('checkIn.attended')}
        choices={near}
        chosen={form.attended}
        error={errorOf(errors, 'attended')}
      />
      {others.length === 0 ? null : (
        <details class="plim-details">
          <summary>{say('checkIn.others')}</summary>
          {others.map((choice, index) => (
            <OtherAttendee choice={choice} id={`attended-other-${index}`} />
          ))}
        </details>
      )}
    </>
  );
}

/** Rows that are shown at once; the others are behind one summary. */
const shownRows = 2;

function Steps(props: PartProps): VNode {
  const { form, errors } = props;
  const rows = Array.from({ length: stepRows }, (_, index) => index + 1);
  const later = rows.slice(shownRows);
  const isUsed = later.some((n) => Object.values(form.steps[n - 1] ?? {}).some((value) => value !== ''));
  const isWrong = later.some((n) =>
    ['step', 'owner', 'by'].some((part) => errorOf(errors, `${part}-${n}`) !== undefined),
  );
  return (
    <>
      <h2>{say('checkIn.stepsHeading')}</h2>
      <p class="usa-hint">{say('checkIn.stepsHint')}</p>
      {rows.slice(0, shownRows).map((n) => (
        <StepRow {...props} n={n} />
      ))}
      <details class="plim-details" open={isUsed || isWrong}>
        <summary>{say('checkIn.more')}</summary>
        {later.map((n) => (
          <StepRow {...props} n={n} />
        ))}
      </details>
    </>
  );
}

function StepRow({ form, people, errors, n }: PartProps & { readonly n: number }): VNode {
  const row = form.steps[n - 1] ?? { step: '', owner: '', by: '' };
  return (
    <fieldset class="usa-fieldset plim-step">
      <legend class="usa-sr-only">{say('checkIn.step', { n })}</legend>
      <SelectField
        name={`step-${n}`}
        label={say('checkIn.step', { n })}
        value={row.step}
        choices={[
          { value: '', label: say('checkIn.stepNone') },
          ...reliefSteps.map((value) => ({ value, label: say(`step.${value}`) })),
        ]}
        error={errorOf(errors, `step-${n}`)}
      />
      <SelectField
        name={`owner-${n}`}
        label={say('checkIn.owner', { n })}
        value={row.owner}
        choices={[{ value: '', label: say('checkIn.ownerNone') }, ...people]}
        error={errorOf(errors, `owner-${n}`)}
      />
      <TextField
        name={`by-${n}`}
        type="date"
        width="medium"
        label={say('checkIn.by', { n })}
        value={row.by}
        error={errorOf(errors, `by-${n}`)}
      />
    </fieldset>
  );
}
