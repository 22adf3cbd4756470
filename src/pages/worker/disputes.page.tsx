import type { VNode } from 'preact';

import type { HeldLine } from '../../assessment/standing.js';
import { instant, type Instant } from '../../core/instant.js';
import { say } from '../frame/say.js';
import { dayText } from '../frame/times.js';
import { withQuery } from '../parts/address.js';
import { Disputed } from '../parts/disputed.js';
import { localDay } from '../parts/local-day.js';
import { workerPath } from '../supervisor/board-row.page.js';
import type { WorkerView } from './worker.view.js';

const dayOf = (at: Instant, timeZone: string): string => dayText(localDay(at, timeZone));

interface DisputeOfProps {
  readonly held: HeldLine;
  readonly view: WorkerView;
  readonly timeZone: string;
}

/** What the worker says of something that is counted; the worker may say that it is not theirs. */
export function DisputeOf({ held, view, timeZone }: DisputeOfProps): VNode | null {
  const { relation, workerId, disputed } = view;
  const dispute = disputed.get(held.assignmentRef);
  const isNear = relation === 'self' || relation === 'line';
  if (dispute !== undefined) {
    const text = say('voice.disputedSince', { on: dayOf(instant(Date.parse(dispute.since)), timeZone) });
    return (
      <div>
        {dispute.state === 'open' ? <Disputed /> : null}{' '}
        {isNear ? <a href={`/disputes/${dispute.id}`}>{text}</a> : text}
      </div>
    );
  }
  if (relation !== 'self') return null;
  return (
    <div>
      <a href={withQuery(`${workerPath(workerId)}/dispute`, { ref: held.assignmentRef })}>
        {say('voice.disputeLink')}
        <span class="usa-sr-only">: {held.assignmentRef}</span>
      </a>
    </div>
  );
}

/** Everything the worker disputed, and what came of it. */
export function Disputes({ view, timeZone }: { readonly view: WorkerView; readonly timeZone: string }): VNode | null {
  const { disputes, relation, workerId } = view;
  const isNear = relation === 'self' || relation === 'line';
  if (disputes.length === 0 && relation !== 'self') return null;
  return (
    <>
      <h2>{say('voice.disputes')}</h2>
      {disputes.length === 0 ? null : (
        <ul class="usa-list">
          {disputes.map(({ id, state, madeAt, ref }) => {
            const text = say('voice.disputeRow', {
              state: say(`voice.disputeState.${state}`),
              on: dayOf(madeAt, timeZone),
            });
            return (
              <li>
                {isNear ? (
                  <>
                    <a href={`/disputes/${id}`}>{text}</a>, {ref}
                  </>
                ) : (
                  text
                )}
              </li>
            );
          })}
        </ul>
      )}
      {relation === 'self' ? (
        <p>
          <a href={`${workerPath(workerId)}/dispute`}>{say('voice.disputeAny')}</a>
        </p>
      ) : null}
    </>
  );
}
