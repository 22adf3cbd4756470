import type { VNode } from 'preact';

import { say } from '../frame/say.js';
import { When } from '../frame/times.js';
import type { BreachView } from './breach.view.js';

/** What a request for a check-in is: when it was asked for, and whose clock and ladder it has. */
export function RequestFacts({ view, timeZone }: { readonly view: BreachView; readonly timeZone: string }): VNode {
  const { row, terms } = view;
  return (
    <>
      <dl class="plim-facts">
        <dt>{say('voice.askedOn')}</dt>
        <dd>
          <When at={row.opened_at} timeZone={timeZone} />
        </dd>
        <dt>{say('voice.askedTerms')}</dt>
        <dd>
          {terms === null ? (
            say('voice.askedUsual')
          ) : (
            <a href={`/targets/${row.target_id}`}>
              {say('breach.sourceVersion', { name: terms.name, version: row.target_version })}
            </a>
          )}
        </dd>
        <dt>{say('breach.round')}</dt>
        <dd>{row.round}</dd>
        {row.unit_id === null ? null : (
          <>
            <dt>{say('breach.unit')}</dt>
            <dd>{view.unitName ?? row.unit_id}</dd>
          </>
        )}
      </dl>
      <p>{say('voice.askedNoBreach')}</p>
      <p>
        <a href={`/workers/${encodeURIComponent(row.subject_id)}`}>{say('breach.worker')}</a>
      </p>
    </>
  );
}
