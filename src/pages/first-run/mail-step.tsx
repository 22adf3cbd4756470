import type { VNode } from 'preact';

import { Form, SubmitButton } from '../frame/form.js';
import { say } from '../frame/say.js';
import { instantText } from '../frame/times.js';
import { Facts, StepLinks, type StepProps } from './step-parts.js';

/** The last step: try the mail out, then say that people are to be told. */
export function MailStep(props: StepProps): VNode {
  const { session, state } = props;
  return (
    <>
      <h2>{say('start.there')}</h2>
      <Facts
        facts={[
          [say('start.mail.way'), wayOf(props)],
          [say('start.mail.test'), testText(props)],
        ]}
      />
      <Form action="/start/test-message" session={session}>
        <SubmitButton kind="outline">{say('start.mail.sendTest')}</SubmitButton>
      </Form>
      {state.keptSince === null ? null : <Tell {...props} />}
    </>
  );
}

function Tell({ session, state: { targets } }: StepProps): VNode {
  if (targets.agreed === 0 && targets.inForce === 0) return <p>{say('start.mail.notYet')}</p>;
  return (
    <>
      <StepLinks links={[['/start/7?reckon=today', say('start.mail.preview')]]} />
      <Form action="/start/tell" session={session}>
        <SubmitButton>{say('start.mail.tell')}</SubmitButton>
      </Form>
    </>
  );
}

function wayOf({ context: { mail } }: StepProps): string {
  if (mail === null) return say('start.mail.rehearsal');
  return say(mail.leaves ? 'start.mail.leaves' : `start.mail.${mail.why}`);
}

function testText({ context: { timeZone }, test }: StepProps): string {
  if (test === null) return say('start.mail.testNone');
  const state = say(`notifications.state.${test.state}`);
  const at = instantText(test.at, timeZone);
  return test.reply === null
    ? say('start.mail.testWaits', { state, at })
    : say('start.mail.testState', { state, at, reply: test.reply });
}
