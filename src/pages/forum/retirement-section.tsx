import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import type { Side } from '../../core/target-life.js';
import { Form, SubmitButton } from '../frame/form.js';
import { say } from '../frame/say.js';
import { dayText, instantText } from '../frame/times.js';
import { Signed } from './targets.page.js';
import type { TargetView } from './targets.view.js';

interface SectionProps {
  readonly view: TargetView;
  readonly session: Session;
  readonly sides: readonly Side[];
  readonly mayPropose: boolean;
  readonly timeZone: string;
}

/** The end of a target: that it is proposed or agreed, why, by whom, and who signed it; or the way to propose one. */
export function RetirementSection({ view, session, sides, mayPropose, timeZone }: SectionProps): VNode | null {
  const { retirement, targetId, versions, names } = view;
  const page = `/targets/${targetId}`;
  if (retirement === null) {
    const lasts = versions.some(({ state }) => state === 'in_force' || state === 'agreed');
    return mayPropose && lasts ? (
      <p>
        <a href={`${page}/retire`}>{say('target.retire')}</a>
      </p>
    ) : null;
  }
  const { on, reason, state, proposedBy, proposedAt } = retirement;
  const at = instantText(proposedAt, timeZone);
  return (
    <section class="plim-preview" aria-labelledby="retirement">
      <h2 id="retirement">{say('retire.section')}</h2>
      <p>
        {say(state === 'agreed' ? 'target.retirementAgreed' : 'target.retirementProposed', {
          on: dayText(on, { year: true }),
          reason,
        })}
      </p>
      <p>
        {proposedBy === null
          ? say('target.proposedByToken', { at })
          : say('target.proposedBy', { who: names.of(proposedBy), at })}
        .
      </p>
      <h3>{say('target.signatures')}</h3>
      <Signed version={retirement} names={names} timeZone={timeZone} />
      {state === 'proposed' ? <RetirementForms {...{ view, session, sides, mayPropose }} page={page} /> : null}
    </section>
  );
}

type FormsProps = Pick<SectionProps, 'view' | 'session' | 'sides' | 'mayPropose'> & { readonly page: string };

function RetirementForms({ view, session, sides, mayPropose, page }: FormsProps): VNode {
  const given = view.retirement?.signatures ?? [];
  const open = sides.filter((side) => !given.some((signature) => signature.side === side));
  return (
    <div class="plim-buttons">
      {open.map((side) => (
        <Form
          action={`${page}/retire/approve`}
          session={session}
          label={say('retire.sign', { side: say(`side.${side}`) })}
        >
          <input type="hidden" name="side" value={side} />
          <SubmitButton>{say('retire.sign', { side: say(`side.${side}`) })}</SubmitButton>
        </Form>
      ))}
      {mayPropose ? (
        <>
          <Form action={`${page}/retire/withdraw`} session={session} label={say('retire.withdraw')}>
            <SubmitButton kind="outline">{say('retire.withdraw')}</SubmitButton>
          </Form>
          <a href={`${page}/retire`}>{say('retire.edit')}</a>
        </>
      ) : null}
    </div>
  );
}
