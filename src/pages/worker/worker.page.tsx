import type { VNode } from 'preact';

import type { LocalDate } from '../../core/instant.js';
import { several } from '../../targets/spoken-counts.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { Message } from '../frame/message.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { dayText, When } from '../frame/times.js';
import { AsOfLine } from '../parts/as-of-line.js';
import { decimal } from '../parts/decimal.js';
import { Disputed } from '../parts/disputed.js';
import { nameAndCode } from '../parts/names.js';
import { pictureIds } from '../pictures/picture-ids.js';
import { WorkerPictures } from '../pictures/worker-pictures.js';
import { lineOf } from '../supervisor/line.js';
import { Disputes } from './disputes.page.js';
import { HeldAbout } from './held-about.page.js';
import { Requests } from './requests.page.js';
import { StandingSection } from './standing.page.js';
import type { WorkerView } from './worker.view.js';

interface WorkerProps {
  readonly context: FrameContext;
  readonly view: WorkerView;
  /** What was just done, in words: it stays in the address. */
  readonly done: string | null;
}

/** Where a worker stands, what is counted and what not, and what happened so far. */
export function WorkerPage({ context, view, done }: WorkerProps): VNode {
  const { timeZone } = context;
  return (
    <Frame
      context={context}
      heading={heading(view)}
      asOf={<AsOfLine asOf={view.asOf} timeZone={timeZone} />}
      above={
        done === null ? undefined : (
          <Message kind="success" heading={say('parts.done')}>
            {done}
          </Message>
        )
      }
    >
      {view.away ? <p>{say('worker.away')}</p> : null}
      <WorkerPictures who={nameAndCode(view.names, view.workerId)} pictures={view.pictures} ids={pictureIds()} />
      {view.standings.map((standing) => (
        <StandingSection standing={standing} view={view} timeZone={timeZone} />
      ))}
      <Disputes view={view} timeZone={timeZone} />
      <Requests view={view} timeZone={timeZone} />
      <h2>{say('worker.breaches')}</h2>
      <Breaches view={view} timeZone={timeZone} />
      <h2>{say('worker.checkIns')}</h2>
      <CheckIns view={view} />
      {view.relation === 'self' && context.session !== null ? (
        <HeldAbout workerId={view.workerId} session={context.session} />
      ) : null}
    </Frame>
  );
}

/** The fullest of the targets is the sentence of the page. */
function heading({ standings, relation, names, workerId }: WorkerView): string {
  const who = nameAndCode(names, workerId);
  const isSelf = relation === 'self';
  const lines = standings.map(lineOf);
  const line = lines.find(({ rule }) => rule.exceeded) ?? lines[0];
  if (line === undefined) return isSelf ? say('worker.headingNoneSelf') : say('worker.headingNone', { who });
  const { load, effectiveLimit: limit, countUnit, overBy: by, exceeded } = line.rule;
  const given = { who, load, limit, by, what: several(countUnit, line.program) };
  if (exceeded) return say(isSelf ? 'worker.headingSelfOver' : 'worker.headingOver', given);
  return say(isSelf ? 'worker.headingSelf' : 'worker.heading', given);
}

interface PartProps {
  readonly view: WorkerView;
  readonly timeZone: string;
}

function Breaches({ view, timeZone }: PartProps): VNode {
  if (view.breaches.length === 0) return <p>{say('worker.breachesNone')}</p>;
  const columns = [
    say('log.number'),
    say('log.opened'),
    say('log.count'),
    say('log.peak'),
    say('log.load'),
    say('log.answer'),
  ];
  return (
    <TableBox id="breaches" caption={say('log.caption')} columns={columns}>
      {view.breaches.map((row) => (
        <tr>
          <th scope="row">
            <a href={`/breaches/${row.number}`}>{row.number}</a>
          </th>
          <td>
            <When at={row.opened_at} timeZone={timeZone} />
          </td>
          <td class="plim-number">{`${decimal(row.load_now ?? row.load)} / ${decimal(row.effective_limit)}`}</td>
          <td class="plim-number">{decimal(row.peak)}</td>
          <td>{say(`track.${row.load_track}`)}</td>
          <td>{say(`response.${row.response_track}`)}</td>
        </tr>
      ))}
    </TableBox>
  );
}

function CheckIns({ view: { checkIns, relation } }: { readonly view: WorkerView }): VNode {
  if (checkIns.length === 0) return <p>{say('worker.checkInsNone')}</p>;
  return (
    <ul class="usa-list">
      {checkIns.map(({ check_in_id: id, held_on: on, version, number, disputed }) => (
        <li>
          <a href={`/check-ins/${id}`}>{say('breach.checkIn', { on: dayText(on as LocalDate), version })}</a>, {number}
          {disputed ? <Disputed /> : null}
          {relation === 'self' ? (
            <>
              {' '}
              <a href={`/check-ins/${id}/statement`}>
                {say('voice.statementLink')}
                <span class="usa-sr-only">: {say('breach.checkIn', { on: dayText(on as LocalDate), version })}</span>
              </a>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
