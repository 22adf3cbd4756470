import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import type { TargetTerms } from '../../core/target.js';
import { errorOf, ErrorSummary, type FieldError } from '../frame/error-summary.js';
import { ChoiceGroup, SelectField, TextArea, TextField } from '../frame/fields.js';
import { Form, SubmitButton } from '../frame/form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say, type MessageKey } from '../frame/say.js';
import { MoreRules } from './more-rules.page.js';
import { rungRows, type TypedTarget } from './target-form.js';
import { AgreedIn, TermsInWords } from './target.page.js';

interface NewTargetProps {
  readonly context: FrameContext;
  readonly session: Session;
  readonly form: TypedTarget;
  /** The target that a change is proposed of; null: a new one. */
  readonly changeOf: { readonly targetId: string; readonly name: string } | null;
  /** What the form comes to, in words. */
  readonly preview?: TargetTerms | null;
  readonly errors?: readonly FieldError[];
}

/** Proposing a target: the fields that matter, the others behind one summary, and what they come to in words. */
export function NewTargetPage(props: NewTargetProps): VNode {
  const { context, session, changeOf, preview = null, errors = [] } = props;
  const heading =
    changeOf === null ? say('newTarget.heading') : say('newTarget.headingChange', { name: changeOf.name });
  return (
    <Frame context={context} heading={heading} wrong={errors.length > 0} above={<ErrorSummary errors={errors} />}>
      <p class="plim-lead">{say('newTarget.lead')}</p>
      {preview === null ? null : (
        <section class="plim-preview" aria-labelledby="preview">
          <h2 id="preview" tabIndex={-1} autofocus>
            {say('newTarget.previewHeading')}
          </h2>
          <AgreedIn terms={preview} />
          <TermsInWords version={{ terms: preview }} />
        </section>
      )}
      <Form action="/targets/new" session={session}>
        {changeOf === null ? null : <input type="hidden" name="of" value={changeOf.targetId} />}
        <MainFields {...props} errors={errors} />
        <MoreRules {...props} errors={errors} />
        <MoreFields {...props} errors={errors} />
        <div class="plim-buttons">
          <SubmitButton name="act" value="propose">
            {say('newTarget.send')}
          </SubmitButton>
          <SubmitButton kind="outline" name="act" value="preview">
            {say('newTarget.preview')}
          </SubmitButton>
          <a href="/targets">{say('newTarget.cancel')}</a>
        </div>
      </Form>
    </Frame>
  );
}

type PartProps = Pick<NewTargetProps, 'form'> & { readonly errors: readonly FieldError[] };

interface LineProps extends PartProps {
  readonly name: string;
  readonly label: MessageKey & `newTarget.${string}`;
  readonly hint?: MessageKey & `newTarget.${string}`;
  readonly type?: 'text' | 'date';
  readonly width?: 'small' | 'medium' | 'full';
  readonly optional?: boolean;
  readonly inputMode?: 'text' | 'decimal';
}

const plainly = say as (key: MessageKey) => string;

function Line({ form, errors, name, label, hint, ...rest }: LineProps): VNode {
  return (
    <TextField
      {...rest}
      name={name}
      label={plainly(label)}
      hint={hint === undefined ? undefined : plainly(hint)}
      value={form[name]}
      error={errorOf(errors, name)}
    />
  );
}

const kinds = ['open_count', 'pool_size'] as const;

function MainFields({ form, errors }: PartProps): VNode {
  const part = { form, errors };
  return (
    <>
      <ChoiceGroup
        name="kind"
        kind="radio"
        label={say('newTarget.kind')}
        choices={kinds.map((value) => ({ value, label: say(`newTarget.kind.${value}`) }))}
        chosen={[form['kind'] ?? '']}
        error={errorOf(errors, 'kind')}
      />
      <Line {...part} name="name" label="newTarget.name" hint="newTarget.nameHint" />
      <Line {...part} name="program" label="newTarget.program" width="medium" />
      <Line {...part} name="agreement" label="newTarget.agreement" hint="newTarget.agreementHint" optional />
      <Line {...part} name="clause" label="newTarget.clause" optional />
      <Line {...part} name="counts" label="newTarget.counts" hint="newTarget.countsHint" optional />
      <Line
        {...part}
        name="countUnit"
        label="newTarget.countUnit"
        hint="newTarget.countUnitHint"
        width="medium"
        optional
      />
      <div class="plim-pair">
        <Line {...part} name="goal" label="newTarget.goal" width="small" inputMode="decimal" optional />
        <Line
          {...part}
          name="limit"
          label="newTarget.limit"
          hint="newTarget.limitHint"
          width="small"
          inputMode="decimal"
        />
      </div>
      <Line
        {...part}
        name="absoluteLimit"
        label="newTarget.absoluteLimit"
        hint="newTarget.absoluteHint"
        width="small"
        inputMode="decimal"
        optional
      />
      <Line {...part} name="from" type="date" label="newTarget.from" hint="newTarget.dayHint" width="medium" />
      <TextArea
        name="reason"
        rows={3}
        optional
        label={say('newTarget.reason')}
        value={form['reason']}
        error={errorOf(errors, 'reason')}
      />
    </>
  );
}

const times = ['alertAfter', 'clearAfter', 'checkInWithin', 'remindEvery', 'checkInAgainAfter'] as const;
const scopes = ['region', 'unit', 'classification', 'person'] as const;

function MoreFields({ form, errors }: PartProps): VNode {
  const part = { form, errors };
  const names = [...times, ...scopes, 'until', 'clearAt', 'excusedUpTo'];
  const isWrong = errors.some(
    ({ field }) => field !== null && (names.includes(field) || /^(to|after|unless)-\d$/.test(field)),
  );
  return (
    <details class="plim-details" open={isWrong}>
      <summary>{say('newTarget.more')}</summary>
      {scopes.map((name) => (
        <Line {...part} name={name} label={`newTarget.${name}`} optional />
      ))}
      <Line
        {...part}
        name="until"
        type="date"
        label="newTarget.until"
        hint="newTarget.dayHint"
        width="medium"
        optional
      />
      <Line {...part} name="clearAt" label="newTarget.clearAt" width="small" inputMode="decimal" optional />
      {times.map((name) => (
        <Line {...part} name={name} label={`newTarget.${name}`} hint="newTarget.durationHint" width="medium" />
      ))}
      <Line
        {...part}
        name="excusedUpTo"
        label="newTarget.excusedUpTo"
        hint="newTarget.excusedHint"
        width="medium"
        optional
      />
      <ChoiceGroup
        name="prorate"
        kind="checkbox"
        label={say('newTarget.prorate')}
        choices={[{ value: 'yes', label: say('newTarget.prorateYes') }]}
        chosen={[form['prorate'] ?? '']}
      />
      <h2>{say('newTarget.ladder')}</h2>
      <p class="usa-hint">{say('newTarget.ladderHint')}</p>
      {Array.from({ length: rungRows }, (_, index) => (
        <RungFields {...part} n={index + 1} />
      ))}
    </details>
  );
}

const posts = ['supervisor', 'cover', 'manager', 'director', 'packet'] as const;

function RungFields({ form, errors, n }: PartProps & { readonly n: number }): VNode {
  const to = form[`to-${n}`] ?? '';
  const several = to.includes('+') ? [{ value: to, label: to.replaceAll('+', ', ') }] : [];
  return (
    <div class="plim-step">
      <SelectField
        name={`to-${n}`}
        label={say('newTarget.rungTo', { n })}
        value={to}
        choices={[
          { value: '', label: say('newTarget.nobody') },
          ...posts.map((value) => ({ value, label: say(`post.${value}`) })),
          ...several,
        ]}
        error={errorOf(errors, `to-${n}`)}
      />
      <TextField
        name={`after-${n}`}
        width="medium"
        label={say('newTarget.rungAfter', { n })}
        value={form[`after-${n}`]}
        error={errorOf(errors, `after-${n}`)}
      />
      <SelectField
        name={`unless-${n}`}
        label={say('newTarget.rungUnless', { n })}
        value={form[`unless-${n}`] ?? ''}
        choices={[
          { value: '', label: say('newTarget.unlessNone') },
          { value: 'acknowledged', label: say('newTarget.unlessAcknowledged') },
          { value: 'checked_in', label: say('newTarget.unlessCheckedIn') },
        ]}
        error={errorOf(errors, `unless-${n}`)}
      />
    </div>
  );
}
