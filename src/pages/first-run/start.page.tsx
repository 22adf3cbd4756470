import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { type FirstRunStep, nextStep } from '../../core/first-run.js';
import type { FirstRunState } from '../../first-run/found.queries.js';
import { lackText } from '../../first-run/lack-words.js';
import { Form, SubmitButton } from '../frame/form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { Message } from '../frame/message.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { instantText } from '../frame/times.js';
import { CommandLine } from './command-line.js';

interface StartProps {
  readonly context: FrameContext;
  readonly session: Session;
  readonly state: FirstRunState;
  readonly steps: readonly FirstRunStep[];
  readonly done: 'kept' | 'told' | null;
}

/** How far the first run has come, and what comes next. */
export function StartPage(props: StartProps): VNode {
  const { context, state, steps, done } = props;
  return (
    <Frame context={context} heading={heading(steps)} above={done === null ? null : <Done done={done} />}>
      <p class="plim-lead">{say('start.lead')}</p>
      <Keeping {...props} />
      <TableBox
        id="steps"
        caption={say('start.steps')}
        columns={[say('start.number'), say('start.what'), say('start.state'), say('start.missing')]}
        stacks
      >
        {steps.map(({ name, number, state: how, lacks }) => (
          <tr role="row">
            <td role="cell" data-label={say('start.number')}>
              {number}
            </td>
            <th scope="row" role="rowheader">
              <a href={`/start/${number}`}>{say(`start.step.${name}`)}</a>
            </th>
            <td role="cell" data-label={say('start.state')}>
              {say(`start.state.${how}`)}
            </td>
            <td role="cell" data-label={say('start.missing')}>
              {lacks.map(lackText).join(' ')}
            </td>
          </tr>
        ))}
      </TableBox>
      <CommandLine lines={['npx plimsoll first-run status']} />
      {state.telling ? <p>{say('start.told')}</p> : null}
    </Frame>
  );
}

function heading(steps: readonly FirstRunStep[]): string {
  const next = nextStep(steps);
  if (next === null) return say('start.headingDone');
  const done = steps.filter(({ state }) => state !== 'open').length;
  return say('start.headingOpen', { done, next: say(`start.step.${next.name}`) });
}

function Done({ done }: { readonly done: 'kept' | 'told' }): VNode {
  return done === 'kept' ? (
    <Message kind="success">{say('start.keepDone')}</Message>
  ) : (
    <Message kind="info">{say('start.keepTold')}</Message>
  );
}

/** That mail is kept back, or the offer to do so while it still can be. */
function Keeping({ context, session, state }: StartProps): VNode | null {
  if (state.keptSince !== null)
    return <p>{say('start.kept', { since: instantText(state.keptSince, context.timeZone) })}</p>;
  if (!state.mayBegin) return null;
  return (
    <section aria-labelledby="keep">
      <h2 id="keep">{say('start.keepHeading')}</h2>
      <p>{say('start.keepText')}</p>
      <Form action="/start/keep" session={session}>
        <SubmitButton>{say('start.keep')}</SubmitButton>
      </Form>
    </section>
  );
}
