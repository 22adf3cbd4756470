import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { Form, SubmitButton } from '../frame/form.js';
import { say } from '../frame/say.js';
import { workerPath } from '../supervisor/board-row.page.js';

interface HeldAboutProps {
  readonly workerId: string;
  readonly session: Session;
}

/** What the service keeps about who reads their own page, as a download. */
export function HeldAbout({ workerId, session }: HeldAboutProps): VNode {
  return (
    <section aria-labelledby="held">
      <h2 id="held">{say('voice.heldHeading')}</h2>
      <p>{say('voice.heldLead')}</p>
      <Form action={`${workerPath(workerId)}/held`} session={session} label={say('voice.heldHeading')}>
        <SubmitButton kind="outline">{say('voice.heldSend')}</SubmitButton>
      </Form>
    </section>
  );
}
