import type { VNode } from 'preact';

import type { FirstMail } from '../../first-run/first-mail.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { nameAndCode } from '../parts/names.js';
import { Facts, StepLinks, type StepProps } from './step-parts.js';

/** The step of the target: what is proposed and signed, and who would be over today. */
export function TargetStep(props: StepProps): VNode {
  const { state, reckoned } = props;
  return (
    <>
      <section aria-labelledby="today">
        <h2 id="today">{say('start.target.today')}</h2>
        {reckoned === null ? null : <Reckoned {...props} reckoned={reckoned} />}
        <p>{say('start.target.todayText')}</p>
        <p>
          <a href="/start/7?reckon=today">{say('start.target.reckon')}</a>
        </p>
      </section>
      <h2>{say('start.there')}</h2>
      <Facts
        facts={[
          [say('start.target.proposed'), String(state.targets.proposed)],
          [say('start.target.agreed'), String(state.targets.agreed)],
          [say('start.target.inForce'), String(state.targets.inForce)],
        ]}
      />
      <StepLinks
        links={[
          ['/targets/new', say('start.target.propose')],
          ['/targets', say('start.target.sign')],
        ]}
      />
    </>
  );
}

type ReckonedProps = StepProps & { readonly reckoned: FirstMail };

function Reckoned({ reckoned, ...props }: ReckonedProps): VNode {
  const { targets, over, pending, mails } = reckoned;
  const names = targets.map(({ name, state }) =>
    state === 'in_force' ? name : say('start.target.asIfSigned', { name }),
  );
  return (
    <>
      <p class="plim-lead" role="status">
        {over.length === 0
          ? say('start.target.overNone')
          : say('start.target.over', { n: over.length, mails: mails.length })}
      </p>
      <p>
        {names.length === 0 ? say('start.target.withNone') : say('start.target.with', { targets: names.join(', ') })}
      </p>
      {pending === 0 ? null : <p>{say('start.target.pending', { n: pending })}</p>}
      {over.length === 0 ? null : <OverToday {...props} reckoned={reckoned} />}
      {mails.length === 0 ? null : <MailsToday {...props} reckoned={reckoned} />}
    </>
  );
}

function OverToday({ reckoned, names }: ReckonedProps): VNode {
  const columns = [
    say('start.target.who'),
    say('start.target.unit'),
    say('start.target.load'),
    say('start.target.limit'),
    say('start.target.program'),
  ];
  return (
    <TableBox id="over" caption={say('start.target.overCaption')} columns={columns}>
      {reckoned.over.map(({ subjectId, unitId, load, effectiveLimit, program }) => (
        <tr>
          <th scope="row">{nameAndCode(names, subjectId)}</th>
          <td>{unitId}</td>
          <td class="plim-number">{load}</td>
          <td class="plim-number">{effectiveLimit}</td>
          <td>{program}</td>
        </tr>
      ))}
    </TableBox>
  );
}

function MailsToday({ reckoned, names }: ReckonedProps): VNode {
  const columns = [say('start.target.to'), say('start.target.because'), say('start.target.about')];
  return (
    <TableBox id="mails" caption={say('start.target.mails')} columns={columns}>
      {reckoned.mails.map(({ personId, because, breaches }) => (
        <tr>
          <th scope="row">{nameAndCode(names, personId)}</th>
          <td>{because}</td>
          <td>{breaches === 0 ? say('start.target.notice') : say('start.target.breaches', { n: breaches })}</td>
        </tr>
      ))}
    </TableBox>
  );
}
