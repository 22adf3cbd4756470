import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { Form, SubmitButton } from '../frame/form.js';
import { say } from '../frame/say.js';

/** Accepts a held file or refuses it. */
export function DecideHeld({ importId, session }: { readonly importId: string; readonly session: Session }): VNode {
  const page = `/imports/${importId}`;
  return (
    <div class="plim-inline-forms">
      <Form action={`${page}/release`} session={session} label={say('import.accept')}>
        <SubmitButton>{say('import.accept')}</SubmitButton>
      </Form>
      <Form action={`${page}/refuse`} session={session} label={say('import.refuse')}>
        <SubmitButton kind="outline">{say('import.refuse')}</SubmitButton>
      </Form>
    </div>
  );
}
