import type { ComponentChildren, VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { errorOf, type FieldError } from '../frame/error-summary.js';
import { TextArea, TextField } from '../frame/fields.js';
import { Form, SubmitButton } from '../frame/form.js';
import { say } from '../frame/say.js';
import type { BreachView } from './breach.view.js';
import { type Offer, offersTo } from './offers.js';

/** An act that was refused, with what was typed for it. */
export interface TypedAct {
  readonly act: 'withdraw' | 'escalate' | 'waive' | 'excuse';
  readonly typed: Readonly<Record<string, string>>;
}

interface ActionsProps {
  readonly view: BreachView;
  readonly session: Session;
  readonly errors: readonly FieldError[];
  readonly refused: TypedAct | undefined;
}

/** What this reader can do about a breach: the usual acts as links to their pages, the others behind what they mean. */
export function BreachActions({ view, session, errors, refused }: ActionsProps): VNode | null {
  const offers = offersTo(view);
  if (offers.length === 0) return null;
  const page = `/breaches/${view.row.number}`;
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">{say('breach.actions')}</h2>
      <div class="plim-buttons">
        {offers.includes('acknowledge') ? (
          <a class="usa-button" href={`${page}/acknowledge`}>
            {say('act.acknowledge')}
          </a>
        ) : null}
        {offers.includes('check_in') ? (
          <a
            class={`usa-button${offers.includes('acknowledge') ? ' usa-button--outline' : ''}`}
            href={`${page}/check-in`}
          >
            {say('act.checkIn')}
          </a>
        ) : null}
      </div>
      {offers.filter(isRarer).map((act) => (
        <RarerAct
          act={act}
          open={refused?.act === act}
          action={`${page}/${act}`}
          session={session}
          round={view.row.round}
        >
          {act === 'waive' ? <Reason name="waiveReason" refused={refused} errors={errors} /> : null}
          {act === 'excuse' ? <ExcuseFields refused={refused} errors={errors} /> : null}
        </RarerAct>
      ))}
    </section>
  );
}

type Rarer = TypedAct['act'];

const isRarer = (offer: Offer): offer is Rarer =>
  offer === 'withdraw' || offer === 'escalate' || offer === 'waive' || offer === 'excuse';

interface RarerActProps {
  readonly act: Rarer;
  readonly open: boolean;
  readonly action: string;
  readonly session: Session;
  readonly round: number;
  readonly children: ComponentChildren;
}

function RarerAct({ act, open, action, session, round, children }: RarerActProps): VNode {
  return (
    <details class="plim-details" open={open}>
      <summary>{say(`act.${act}`)}</summary>
      <p>{say(`act.${act}Text`)}</p>
      <Form action={action} session={session} label={say(`act.${act}`)}>
        <input type="hidden" name="expectedRound" value={round} />
        {children}
        <SubmitButton kind="outline">{say(`act.${act}Now`)}</SubmitButton>
      </Form>
    </details>
  );
}

type FieldsProps = Pick<ActionsProps, 'refused' | 'errors'>;

function Reason({ name, refused, errors }: FieldsProps & { readonly name: string }): VNode {
  return (
    <TextArea
      name={name}
      rows={3}
      label={say('act.reason')}
      hint={say('act.reasonHint')}
      value={refused?.typed[name]}
      error={errorOf(errors, name)}
    />
  );
}

function ExcuseFields({ refused, errors }: FieldsProps): VNode {
  return (
    <>
      <Reason name="excuseReason" refused={refused} errors={errors} />
      <TextField
        name="excuseUntil"
        type="date"
        width="medium"
        label={say('act.until')}
        hint={say('act.untilHint')}
        value={refused?.typed['excuseUntil']}
        error={errorOf(errors, 'excuseUntil')}
      />
    </>
  );
}
