import type { VNode } from 'preact';

import type { HeldLine } from '../../assessment/standing.js';
import { instant } from '../../core/instant.js';
import { plural } from '../../targets/spoken-counts.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { instantText, When } from '../frame/times.js';
import { isSum } from '../parts/arithmetic.js';
import { LoadMeter } from '../parts/load-meter.js';
import { noticeKindText } from '../parts/notice-kind.js';
import { StandingBadge } from '../parts/standing-state.js';
import { lineOf } from '../supervisor/line.js';
import { DisputeOf } from './disputes.page.js';
import type { WorkerStanding, WorkerView } from './worker.view.js';

interface StandingProps {
  readonly standing: WorkerStanding;
  readonly view: WorkerView;
  readonly timeZone: string;
}

/** Where a worker stands by one target, by which rules, and what the number is made of. */
export function StandingSection({ standing, view, timeZone }: StandingProps): VNode {
  const { targetName, pendingSince, opensAt, counted, notCounted, target } = standing;
  const line = lineOf(standing);
  return (
    <section aria-labelledby={`target-${target}`}>
      <h2 id={`target-${target}`}>{targetName}</h2>
      <p class="plim-inline-forms">
        <StandingBadge state={line.state} />
        <span>
          {line.rule.load} / {line.rule.effectiveLimit}
        </span>
        <LoadMeter load={line.rule.load} limit={line.rule.effectiveLimit} />
      </p>
      {pendingSince === null || opensAt === null ? null : (
        <p>{say('worker.opens', { since: at(pendingSince, timeZone), when: at(opensAt, timeZone) })}</p>
      )}
      <Facts standing={standing} view={view} timeZone={timeZone} />
      {counted.length === 0 ? (
        <p>{say('worker.countedNone')}</p>
      ) : (
        <Held
          id={`counted-${target}`}
          caption={say('worker.counted', { load: line.rule.load })}
          lines={counted}
          view={view}
          timeZone={timeZone}
        />
      )}
      {notCounted.length === 0 ? null : (
        <Held
          id={`not-${target}`}
          caption={say('worker.notCounted')}
          lines={notCounted}
          view={view}
          timeZone={timeZone}
        />
      )}
    </section>
  );
}

const at = (time: string, timeZone: string): string => instantText(instant(Date.parse(time)), timeZone);

function Facts({ standing, view, timeZone }: StandingProps): VNode {
  const { rules, terms, breach, told, notToldBecause } = standing;
  const source = [terms.agreement, terms.clause].filter((text) => text !== '').join(', ');
  return (
    <dl class="plim-facts">
      {rules.map(({ goal, effectiveLimit, countUnit, arithmetic }) => (
        <>
          <dt>{say('worker.level')}</dt>
          <dd>
            {goal === null ? effectiveLimit : say('breach.band', { goal, limit: effectiveLimit })} ({plural(countUnit)})
            {isSum(arithmetic) ? `; ${arithmetic}` : ''}
          </dd>
        </>
      ))}
      <dt>{say('worker.target')}</dt>
      <dd>
        <a href={`/targets/${standing.target}`}>
          {say('worker.targetVersion', { name: standing.targetName, version: standing.version })}
        </a>
        {source === '' ? '' : `; ${source}`}
      </dd>
      {breach === null ? null : (
        <>
          <dt>{say('worker.breach')}</dt>
          <dd>
            <a href={`/breaches/${breach}`}>{breach}</a>
          </dd>
          <dt>{say('worker.told')}</dt>
          {told.map(({ personId, kind, at: time }) => (
            <dd>
              {say('worker.toldLine', {
                who: view.names.of(personId),
                kind: noticeKindText(kind),
                at: at(time, timeZone),
              })}
            </dd>
          ))}
          {notToldBecause === null ? null : <dd>{say('worker.notTold', { why: notToldBecause })}</dd>}
        </>
      )}
    </dl>
  );
}

interface HeldProps {
  readonly id: string;
  readonly caption: string;
  readonly lines: readonly (HeldLine & { readonly counts?: number })[];
  readonly view: WorkerView;
  readonly timeZone: string;
}

/** What a worker holds: its references are for the worker and the line, nobody else needs them. */
function Held({ id, caption, lines, view, timeZone }: HeldProps): VNode {
  const isNear = view.relation === 'self' || view.relation === 'line';
  const hasCounts = lines.some(({ counts }) => counts !== undefined);
  const columns = [
    ...(isNear ? [say('worker.ref')] : []),
    say('worker.type'),
    say('worker.role'),
    say('worker.since'),
    ...(hasCounts ? [say('worker.counts')] : []),
    say('worker.why'),
  ];
  return (
    <>
      <TableBox id={id} caption={caption} columns={columns} stacks>
        {lines.map((held) => (
          <tr role="row">
            {isNear ? (
              <th scope="row" role="rowheader">
                {held.assignmentRef}
              </th>
            ) : null}
            <td role="cell" data-label={say('worker.type')}>{`${held.program} ${held.caseType}`}</td>
            <td role="cell" data-label={say('worker.role')}>
              {held.role}
            </td>
            <td role="cell" data-label={say('worker.since')}>
              <When at={instant(Date.parse(held.since))} timeZone={timeZone} />
            </td>
            {hasCounts ? (
              <td role="cell" class="plim-number" data-label={say('worker.counts')}>
                {held.counts}
              </td>
            ) : null}
            <td role="cell" data-label={say('worker.why')}>
              {held.why}
              {hasCounts ? <DisputeOf held={held} view={view} timeZone={timeZone} /> : null}
            </td>
          </tr>
        ))}
      </TableBox>
      {isNear ? <p class="plim-quiet">{say('worker.refsNote')}</p> : null}
    </>
  );
}
