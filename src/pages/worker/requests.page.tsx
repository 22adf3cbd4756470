import type { VNode } from 'preact';

import { say } from '../frame/say.js';
import { dayText } from '../frame/times.js';
import { localDay } from '../parts/local-day.js';
import { workerPath } from '../supervisor/board-row.page.js';
import type { WorkerView } from './worker.view.js';

/** The check-ins that the worker asked for, and asking for one. */
export function Requests({ view, timeZone }: { readonly view: WorkerView; readonly timeZone: string }): VNode | null {
  const { requests, relation, workerId } = view;
  if (requests.length === 0 && relation !== 'self') return null;
  return (
    <>
      <h2>{say(relation === 'self' ? 'voice.requests' : 'voice.requestsOf')}</h2>
      {requests.length === 0 ? null : (
        <ul class="usa-list">
          {requests.map(({ number, opened_at: at, closed_at: closedAt }) => (
            <li>
              <a href={`/breaches/${number}`}>
                {say('voice.requestRow', { number, on: dayText(localDay(at, timeZone)) })}
              </a>
              , {say(closedAt === null ? 'voice.requestOpen' : 'voice.requestClosed')}
            </li>
          ))}
        </ul>
      )}
      {relation === 'self' ? (
        <p>
          <a href={`${workerPath(workerId)}/ask`}>{say('voice.ask')}</a>
        </p>
      ) : null}
    </>
  );
}
