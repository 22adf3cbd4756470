import type { VNode } from 'preact';

import type { LocalDate } from '../../core/instant.js';
import { isDisputed } from '../../core/statement.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { Message } from '../frame/message.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { Day, dayText, instantText } from '../frame/times.js';
import { Disputed } from '../parts/disputed.js';
import { nameAndCode, type Names } from '../parts/names.js';
import type { CheckInView, ShownVersion } from './check-in.view.js';

/** What the address says was just done. */
export const checkInDone = ['recorded', 'edited', 'unchanged', 'stated', 'stated_before'] as const;
export type CheckInDone = (typeof checkInDone)[number];

interface ShownCheckInProps {
  readonly context: FrameContext;
  readonly view: CheckInView;
  readonly done: CheckInDone | null;
}

/** A check-in: the newest version first, every earlier one under it. */
export function ShownCheckInPage({ context, view, done }: ShownCheckInProps): VNode {
  const { newest, versions, names, number, id } = view;
  const who = nameAndCode(names, view.subjectId);
  return (
    <Frame
      context={context}
      heading={say('checkIn.shown', { on: dayText(newest.body.heldOn as LocalDate), who })}
      above={
        done === null ? undefined : (
          <Message kind="success" heading={say('parts.done')}>
            {doneText(view, done)}
          </Message>
        )
      }
    >
      <p>
        {say('checkIn.of')} <a href={`/breaches/${number}`}>{number}</a>
      </p>
      {view.relation === 'line' ? (
        <p>
          <a href={`/check-ins/${id}/edit`}>{say('checkIn.edit')}</a>
        </p>
      ) : null}
      <Statements view={view} timeZone={context.timeZone} />
      {[...versions].reverse().map((version) => (
        <VersionView version={version} names={names} timeZone={context.timeZone} />
      ))}
    </Frame>
  );
}

function doneText({ newest, number }: CheckInView, done: CheckInDone): string {
  const given = { number, version: newest.version, index: newest.index ?? '' };
  switch (done) {
    case 'recorded':
      return say('checkIn.recorded', given);
    case 'edited':
      return say('checkIn.edited', given);
    case 'unchanged':
      return say('checkIn.unchanged', given);
    case 'stated':
      return say('voice.statementDone');
    case 'stated_before':
      return say('voice.statementAgain');
  }
}

/** What the worker says of it, beside what it says itself; the worker may add to it. */
function Statements({ view, timeZone }: { readonly view: CheckInView; readonly timeZone: string }): VNode {
  const { statements, relation, names, id } = view;
  return (
    <>
      {statements.length === 0 ? null : (
        <section aria-labelledby="statements">
          <h2 id="statements">
            {say('voice.statements')} {isDisputed(statements) ? <Disputed /> : null}
          </h2>
          <dl class="plim-facts">
            {statements.map(({ held, text, by, at }) => (
              <div class="plim-fact">
                <dt>{say(held ? 'voice.statedHeld' : 'voice.statedNotHeld')}</dt>
                <dd class="plim-kept">{text}</dd>
                <dd class="plim-quiet">{say('voice.statedBy', { by: names.of(by), at: instantText(at, timeZone) })}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {relation === 'self' ? (
        <p>
          <a href={`/check-ins/${id}/statement`}>{say('voice.statementLink')}</a>
        </p>
      ) : null}
    </>
  );
}

function VersionView({
  version: shown,
  names,
  timeZone,
}: {
  version: ShownVersion;
  names: Names;
  timeZone: string;
}): VNode {
  const { version, body, by, at } = shown;
  return (
    <section aria-labelledby={`version-${version}`}>
      <h2 id={`version-${version}`}>{say('checkIn.version', { version })}</h2>
      <p class="plim-quiet">{say('checkIn.versionBy', { by: names.of(by), at: instantText(at, timeZone) })}</p>
      <dl class="plim-facts">
        <dt>{say('checkIn.heldOn')}</dt>
        <dd>
          <Day date={body.heldOn as LocalDate} />, {say(`checkIn.how.${body.how}`)}
        </dd>
        <dt>{say('checkIn.attended')}</dt>
        <dd>{body.attended.map((id) => names.of(id)).join(', ')}</dd>
        <dt>{say('checkIn.found')}</dt>
        <dd class="plim-kept">{body.found}</dd>
        <dt>{say('checkIn.note')}</dt>
        <dd class="plim-kept">{body.note === '' ? say('checkIn.noNote') : body.note}</dd>
        <dt>{say('checkIn.copy')}</dt>
        <dd>{say(body.workerGivenCopy ? 'checkIn.copyYes' : 'checkIn.copyNo')}</dd>
      </dl>
      {body.steps.length === 0 ? <p>{say('checkIn.stepsNone')}</p> : <StepsTable version={shown} names={names} />}
    </section>
  );
}

function StepsTable({ version: { version, body }, names }: { version: ShownVersion; names: Names }): VNode {
  return (
    <TableBox
      id={`steps-${version}`}
      caption={say('checkIn.steps')}
      columns={[say('checkIn.stepColumn'), say('checkIn.ownerColumn'), say('checkIn.byColumn')]}
    >
      {body.steps.map(({ step, owner, by }) => (
        <tr>
          <th scope="row">{say(`step.${step}`)}</th>
          <td>{names.of(owner)}</td>
          <td>
            <Day date={by as LocalDate} />
          </td>
        </tr>
      ))}
    </TableBox>
  );
}
