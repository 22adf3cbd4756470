import type { ComponentChildren, VNode } from 'preact';

import { say } from './say.js';

/** What every field has. Its id is its name, so that the error summary can lead to it. */
interface FieldProps {
  readonly name: string;
  readonly label: ComponentChildren;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean;
}

interface ValueProps extends FieldProps {
  readonly value?: string | undefined;
}

interface TextFieldProps extends ValueProps {
  readonly type?: 'text' | 'password' | 'date' | 'time' | 'number' | 'search';
  readonly autoComplete?: string;
  readonly inputMode?: 'text' | 'decimal' | 'numeric';
  readonly width?: 'small' | 'medium' | 'full';
  readonly step?: string;
}

/** A line of text, a day, a number. */
export function TextField(props: TextFieldProps): VNode {
  const { name, value, type = 'text', autoComplete, inputMode, width = 'full', step, error } = props;
  return (
    <FieldGroup {...props}>
      <input
        class={`usa-input plim-input--${width}${error === undefined ? '' : ' usa-input--error'}`}
        id={name}
        name={name}
        {...plainInput(type)}
        value={value}
        autoComplete={autoComplete}
        inputMode={inputMode}
        step={step}
        {...described(props)}
      />
    </FieldGroup>
  );
}

/** Preact tells the kinds of input apart by the roles they may have; ours have none. */
const plainInput = (type: string): { type: 'text' } => ({ type }) as { type: 'text' };

/** Several lines of text. */
export function TextArea({ rows = 5, ...props }: ValueProps & { readonly rows?: number }): VNode {
  const { name, value, error } = props;
  return (
    <FieldGroup {...props}>
      <textarea
        class={`usa-textarea plim-textarea${error === undefined ? '' : ' usa-input--error'}`}
        id={name}
        name={name}
        rows={rows}
        {...described(props)}
      >
        {value}
      </textarea>
    </FieldGroup>
  );
}

/** One of what a field may be set to. */
export interface Choice {
  readonly value: string;
  readonly label: ComponentChildren;
  readonly hint?: string;
}

/** One of a list. */
export function SelectField({ choices, ...props }: ValueProps & { readonly choices: readonly Choice[] }): VNode {
  const { name, value, error } = props;
  return (
    <FieldGroup {...props}>
      <select
        class={`usa-select plim-select${error === undefined ? '' : ' usa-input--error'}`}
        id={name}
        name={name}
        {...described(props)}
      >
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldGroup>
  );
}

interface ChoiceGroupProps extends FieldProps {
  readonly kind: 'radio' | 'checkbox';
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
}

/** One of a few, or several: the first has the field's id. */
export function ChoiceGroup(props: ChoiceGroupProps): VNode {
  const { name, label, hint, error, kind, choices, chosen, optional = false } = props;
  return (
    <fieldset class={`usa-fieldset ${groupClass(error)}`} {...described(props)}>
      <legend class={`usa-legend plim-legend${error === undefined ? '' : ' usa-label--error'}`}>
        {label} {optional ? <span class="usa-hint">{say('form.optional')}</span> : null}
      </legend>
      <HintAndError name={name} hint={hint} error={error} />
      {choices.map((choice, index) => {
        const id = index === 0 ? name : `${name}-${index}`;
        return (
          <div class={`usa-${kind}`}>
            <input
              class={`usa-${kind}__input`}
              id={id}
              type={kind}
              name={name}
              value={choice.value}
              checked={chosen.includes(choice.value)}
            />
            <label class={`usa-${kind}__label`} for={id}>
              {choice.label}
              {choice.hint === undefined ? null : <span class={`usa-${kind}__label-description`}>{choice.hint}</span>}
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}

function FieldGroup({ name, label, hint, error, optional = false, children }: FieldProps & { children: VNode }): VNode {
  return (
    <div class={groupClass(error)}>
      <label class={`usa-label${error === undefined ? '' : ' usa-label--error'}`} for={name}>
        {label} {optional ? <span class="usa-hint">{say('form.optional')}</span> : null}
      </label>
      <HintAndError name={name} hint={hint} error={error} />
      {children}
    </div>
  );
}

function HintAndError({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>): VNode {
  return (
    <>
      {hint === undefined ? null : (
        <p class="usa-hint plim-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p class="usa-error-message" id={`${name}-error`}>
          <span class="usa-sr-only">{say('form.error')}</span> {error}
        </p>
      )}
    </>
  );
}

const groupClass = (error: string | undefined): string =>
  `usa-form-group${error === undefined ? '' : ' usa-form-group--error'}`;

function described({ name, hint, error }: FieldProps): { 'aria-describedby'?: string; 'aria-invalid'?: true } {
  const ids = [...(hint === undefined ? [] : [`${name}-hint`]), ...(error === undefined ? [] : [`${name}-error`])];
  return {
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
    ...(error === undefined ? {} : { 'aria-invalid': true }),
  };
}
