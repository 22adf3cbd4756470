import type { ComponentChildren, VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { csrfField } from '../../access/csrf.js';

/** The secret that proves a form to be of this session. */
export function CsrfField({ session }: { readonly session: Session }): VNode {
  return <input type="hidden" name={csrfField} value={session.csrf} />;
}

interface FormProps {
  readonly action: string;
  /** Null on the pages of who is not signed in. */
  readonly session: Session | null;
  /** What a screen reader calls it where a page has several. */
  readonly label?: string;
  readonly children: ComponentChildren;
}

/** A form that posts; the browser's own checks are off, so that ours are said in our words, all at once. */
export function Form({ action, session, label, children }: FormProps): VNode {
  return (
    <form class="plim-form" method="post" action={action} noValidate aria-label={label}>
      {session === null ? null : <CsrfField session={session} />}
      {children}
    </form>
  );
}

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly kind?: 'main' | 'outline' | 'quiet';
  readonly name?: string;
  readonly value?: string;
}

const buttonClasses = { main: '', outline: ' usa-button--outline', quiet: ' usa-button--unstyled' } as const;

/** The button that sends a form. */
export function SubmitButton({ children, kind = 'main', name, value }: ButtonProps): VNode {
  return (
    <button class={`usa-button${buttonClasses[kind]}`} type="submit" name={name} value={value}>
      {children}
    </button>
  );
}
