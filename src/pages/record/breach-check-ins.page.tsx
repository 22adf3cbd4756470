import type { VNode } from 'preact';

import { checkInBody } from '../../breaches/act.schema.js';
import type { CheckInRow } from '../../breaches/check-in.queries.js';
import type { LocalDate } from '../../core/instant.js';
import { say } from '../frame/say.js';
import { dayText } from '../frame/times.js';
import { Disputed } from '../parts/disputed.js';
import type { Names } from '../parts/names.js';
import type { BreachView } from './breach.view.js';

/** The check-ins of a breach, each with what was agreed in it: who does what, and by when. */
export function CheckIns({ view }: { readonly view: Pick<BreachView, 'checkIns' | 'disputed' | 'names'> }): VNode {
  const { checkIns, disputed, names } = view;
  return (
    <>
      <h2>{say('breach.checkIns')}</h2>
      {checkIns.length === 0 ? (
        <p>{say('breach.noCheckIns')}</p>
      ) : (
        <ul class="usa-list">
          {checkIns.map((row) => (
            <CheckIn row={row} names={names} isDisputed={disputed.has(row.check_in_id)} />
          ))}
        </ul>
      )}
    </>
  );
}

interface CheckInProps {
  readonly row: CheckInRow;
  readonly names: Names;
  readonly isDisputed: boolean;
}

function CheckIn({ row, names, isDisputed }: CheckInProps): VNode {
  const { heldOn, steps } = checkInBody.parse(row.body);
  return (
    <li>
      <a href={`/check-ins/${row.check_in_id}`}>
        {say('breach.checkIn', { on: dayText(heldOn as LocalDate), version: row.version })}
      </a>
      {isDisputed ? <Disputed /> : null}
      {steps.length === 0 ? null : (
        <ul class="usa-list">
          {steps.map(({ step, owner, by }) => (
            <li>
              {say('breach.step', {
                step: say(`step.${step}`),
                who: names.of(owner),
                by: dayText(by as LocalDate),
              })}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
