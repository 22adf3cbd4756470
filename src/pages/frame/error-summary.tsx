import type { VNode } from 'preact';

import { say } from './say.js';

/** One thing that is wrong in a form, and the field it is about. */
export interface FieldError {
  /** The id of the field; null where it is about none. */
  readonly field: string | null;
  readonly message: string;
}

/** What is wrong, before everything else on the page: it takes the focus, and each line leads to its field. */
export function ErrorSummary({ errors }: { readonly errors: readonly FieldError[] }): VNode | null {
  if (errors.length === 0) return null;
  return (
    <div class="usa-alert usa-alert--error plim-errors" role="alert" tabIndex={-1} autofocus>
      <div class="usa-alert__body">
        <h2 class="usa-alert__heading">{say('form.errors')}</h2>
        <ul class="usa-list">
          {errors.map(({ field, message }) => (
            <li>{field === null ? message : <a href={`#${field}`}>{message}</a>}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** The message of a field, if there is one. */
export const errorOf = (errors: readonly FieldError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message;
