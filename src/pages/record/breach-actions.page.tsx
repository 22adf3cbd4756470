import type { ComponentChildren, VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { isAnswered } from '../../core/breach.js';
import { errorOf, type FieldError } from '../frame/error-summary.js';
import { TextArea, TextField } from '../frame/fields.js';
import { Form, SubmitButton } from '../frame/form.js';
import { say } from '../frame/say.js';
import { instantText } from '../frame/times.js';
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
  readonly timeZone: string;
}

/** What this reader can do about a breach: the usual acts as links to their pages, the others behind what they mean. */
export function BreachActions({ view, session, errors, refused, timeZone }: ActionsProps): VNode | null {
  const offers = offersTo(view);
  if (offers.length === 0) return null;
  const page = `/breaches/${view.row.number}`;
  const isSettled = isAnswered(view.breach);
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
            class={`usa-button${offers.includes('acknowledge') || isSettled ? ' usa-button--outline' : ''}`}
            href={`${page}/check-in`}
          >
            {say(isSettled ? 'act.checkInFurther' : 'act.checkIn')}
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
          means={meaning(act, view, timeZone)}
        >
          {act === 'waive' ? <Reason name="waiveReason" refused={refused} errors={errors} /> : null}
          {act === 'excuse' ? <ExcuseFields refused={refused} errors={errors} /> : null}
        </RarerAct>
      ))}
    </section>
  );
}

type Rarer = TypedAct['act'];

function meaning(act: Rarer, { next, names }: BreachView, timeZone: string): string {
  if (act !== 'escalate' || next === null || next.to.length === 0 || next.to.includes('packet'))
    return say(`act.${act}Text`);
  const who = next.to.map((id) => names.of(id)).join(', ');
  return say('act.escalateTo', { who, at: instantText(next.at, timeZone) });
}

const isRarer = (offer: Offer): offer is Rarer =>
  offer === 'withdraw' || offer === 'escalate' || offer === 'waive' || offer === 'excuse';

interface RarerActProps {
  readonly act: Rarer;
  readonly open: boolean;
  readonly action: string;
  readonly session: Session;
  readonly round: number;
  /** What comes of it, in a sentence. */
  readonly means: string;
  readonly children: ComponentChildren;
}

function RarerAct({ act, open, action, session, round, means, children }: RarerActProps): VNode {
  return (
    <details class="plim-details" open={open}>
      <summary>{say(`act.${act}`)}</summary>
      <p>{means}</p>
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
