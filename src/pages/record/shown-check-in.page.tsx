import type { VNode } from 'preact';

import type { LocalDate } from '../../core/instant.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { Message } from '../frame/message.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { Day, dayText, instantText } from '../frame/times.js';
import { nameAndCode, type Names } from '../parts/names.js';
import type { CheckInView, ShownVersion } from './check-in.view.js';

/** What the address says was just done. */
export const checkInDone = ['recorded', 'edited', 'unchanged'] as const;
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
  }
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
