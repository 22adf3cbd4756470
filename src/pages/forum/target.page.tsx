import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import type { Json } from '../../core/entry.js';
import type { Side } from '../../core/target-life.js';
import { ErrorSummary, type FieldError } from '../frame/error-summary.js';
import { Form, SubmitButton } from '../frame/form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { Message } from '../frame/message.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { dayText, instantText } from '../frame/times.js';
import { RetirementSection } from './retirement-section.js';
import { agreedIn, ladderSentences, levelOf, sentencesOf } from './target-words.js';
import { Signed } from './targets.page.js';
import type { ShownVersion, TargetView } from './targets.view.js';

interface TargetProps {
  readonly context: FrameContext;
  readonly session: Session;
  readonly view: TargetView;
  /** The sides that the reader sits for. */
  readonly sides: readonly Side[];
  readonly mayPropose: boolean;
  readonly confirmation: string | null;
  readonly errors?: readonly FieldError[];
}

/** One target: what it says, every version with what it changed, and both signatures. */
export function TargetPage(props: TargetProps): VNode {
  const { context, view, mayPropose, confirmation, errors = [] } = props;
  const { newest, versions } = view;
  const above = (
    <>
      <ErrorSummary errors={errors} />
      {confirmation === null ? null : (
        <Message kind="success" heading={say('parts.done')}>
          {confirmation}
        </Message>
      )}
    </>
  );
  return (
    <Frame
      context={context}
      heading={say('target.heading', { name: newest.terms.name, level: levelOf(newest.terms) })}
      above={above}
      wrong={errors.length > 0}
    >
      {view.oneSided ? <p class="plim-lead">{say('targets.leadOneSided')}</p> : null}
      {mayPropose ? (
        <p>
          <a href={`/targets/new?of=${view.targetId}`}>{say('target.propose')}</a>
        </p>
      ) : null}
      <RetirementSection
        {...{ view, mayPropose }}
        session={props.session}
        sides={props.sides}
        timeZone={context.timeZone}
      />
      {[...versions].reverse().map((version) => (
        <VersionSection {...props} version={version} />
      ))}
    </Frame>
  );
}

type SectionProps = TargetProps & { readonly version: TargetView['versions'][number] };

function VersionSection({ context, view, version, ...props }: SectionProps): VNode {
  const { timeZone } = context;
  const { terms, proposedBy, proposedAt, differences, differsFrom } = version;
  const at = instantText(proposedAt, timeZone);
  return (
    <section aria-labelledby={`version-${version.version}`}>
      <h2 id={`version-${version.version}`}>{say('target.version', { version: version.version })}</h2>
      <p>
        <strong>{stateOf(version, view.oneSided, timeZone)}.</strong>{' '}
        {proposedBy === null
          ? say('target.proposedByToken', { at })
          : say('target.proposedBy', { who: view.names.of(proposedBy), at })}
        {terms.reason === '' ? '.' : `. ${say('target.reason', { reason: terms.reason })}`}
      </p>
      <div class="plim-split">
        <div>
          <h3>{say('target.inWords')}</h3>
          <AgreedIn terms={terms} />
          <TermsInWords version={version} />
          <Replaced of={terms.insteadOf} replaced={view.replaced} />
        </div>
        <div>
          <h3>{say('target.signatures')}</h3>
          <Signed version={version} names={view.names} timeZone={timeZone} />
          <SigningForms {...props} view={view} version={version} />
        </div>
      </div>
      {differsFrom === null || differences.length === 0 ? null : (
        <TableBox
          id={`changes-${version.version}`}
          caption={say('target.changes', { version: differsFrom })}
          columns={[say('target.field'), say('target.was'), say('target.is')]}
        >
          {differences.map(({ field, was, is }) => (
            <tr>
              <th scope="row">{field}</th>
              <td>{text(was)}</td>
              <td>{text(is)}</td>
            </tr>
          ))}
        </TableBox>
      )}
    </section>
  );
}

/** That a version takes another target's place: nobody signs that unseen. */
function Replaced({
  of,
  replaced,
}: {
  readonly of: string | null;
  readonly replaced: TargetView['replaced'];
}): VNode | null {
  if (of === null) return null;
  return (
    <p>
      <strong>
        {say('target.insteadOf')}
        <a href={`/targets/${of}`}>{replaced.get(of) ?? of}</a>.
      </strong>
    </p>
  );
}

/** The agreement and the clause that a target stands on: nobody signs without seeing them. */
export function AgreedIn({ terms }: Pick<ShownVersion, 'terms'>): VNode | null {
  const source = agreedIn(terms);
  return source === '' ? null : <p>{say('target.agreedIn', { source })}</p>;
}

/** A version's terms as sentences, and its ladder. */
export function TermsInWords({ version: { terms } }: { readonly version: Pick<ShownVersion, 'terms'> }): VNode {
  return (
    <>
      <ul class="usa-list">
        {sentencesOf(terms).map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      <p>{say('rule.ladder')}:</p>
      <ol class="usa-list">
        {ladderSentences(terms).map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ol>
    </>
  );
}

type FormsProps = Pick<TargetProps, 'session' | 'sides' | 'mayPropose' | 'view'> & { readonly version: ShownVersion };

/** Signing and withdrawing: only a proposed version can be. */
function SigningForms({ session, sides, mayPropose, view, version }: FormsProps): VNode | null {
  if (version.state !== 'proposed') return null;
  const page = `/targets/${view.targetId}`;
  const open = sides.filter((side) => !version.signatures.some((signature) => signature.side === side));
  return (
    <div class="plim-buttons">
      {open.map((side) => (
        <Form action={`${page}/approve`} session={session} label={say('target.approve', { side: say(`side.${side}`) })}>
          <input type="hidden" name="version" value={version.version} />
          <input type="hidden" name="side" value={side} />
          <SubmitButton>{say('target.approve', { side: say(`side.${side}`) })}</SubmitButton>
        </Form>
      ))}
      {mayPropose ? (
        <Form action={`${page}/withdraw`} session={session} label={say('target.withdraw')}>
          <input type="hidden" name="version" value={version.version} />
          <SubmitButton kind="outline">{say('target.withdraw')}</SubmitButton>
        </Form>
      ) : null}
    </div>
  );
}

function stateOf({ state, terms, inForceFrom }: ShownVersion, oneSided: boolean, timeZone: string): string {
  if (state !== 'agreed' && state !== 'in_force') return say(`target.state.${state}`);
  const from = inForceFrom === null ? dayText(terms.from, { year: true }) : instantText(inForceFrom, timeZone);
  if (terms.agreedBy === 'statute') return say(`target.state.statute.${state}`, { from });
  return state === 'agreed' && oneSided
    ? say('target.state.oneSided', { from })
    : say(`target.state.${state}`, { from });
}

function text(value: Json): string {
  if (value === null) return say('parts.none');
  if (typeof value === 'boolean') return say(value ? 'parts.yes' : 'parts.no');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
