import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { firstRunSteps } from '../../core/first-run.js';
import type { Import } from '../../feeds/import.queries.js';
import { ErrorSummary, type FieldError } from '../frame/error-summary.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { Message } from '../frame/message.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { When } from '../frame/times.js';
import { DecideHeld } from './decide-held.js';

/** What the address says was just done. */
export const importDone = ['duplicate', 'accepted', 'refused'] as const;

interface ImportProps {
  readonly context: FrameContext;
  readonly session: Session;
  readonly sent: Import;
  readonly mayDecide: boolean;
  readonly done: (typeof importDone)[number] | null;
  readonly errors?: readonly FieldError[];
}

const totals = ['rows', 'added', 'changed', 'closed', 'unchanged', 'rejected'] as const;

/** What became of a file, row by row where something was found. */
export function ImportPage({ context, session, sent, mayDecide, done, errors = [] }: ImportProps): VNode {
  const { timeZone } = context;
  return (
    <Frame
      context={context}
      heading={heading(sent)}
      wrong={errors.length > 0}
      above={
        <>
          <ErrorSummary errors={errors} />
          {done === null ? null : <Message kind="info">{say(`import.${done}`)}</Message>}
        </>
      }
    >
      {sent.heldBecause === null ? null : (
        <p class="plim-lead">
          {say(sent.state === 'held' ? 'import.because' : 'import.becauseOnce', { why: sent.heldBecause })}
        </p>
      )}
      {sent.state === 'held' && mayDecide ? <DecideHeld importId={sent.importId} session={session} /> : null}
      {sent.state === 'checking' ? (
        <p>
          <a href={`/imports/${sent.importId}`}>{say('import.reload')}</a>
        </p>
      ) : null}
      <dl class="plim-facts">
        {sent.feed === null ? null : (
          <>
            <dt>{say('import.feed')}</dt>
            <dd>{sent.feed}</dd>
          </>
        )}
        <dt>{say('import.mode')}</dt>
        <dd>{say(`imports.mode.${sent.mode}`)}</dd>
        <dt>{say('import.asOf')}</dt>
        <dd>
          <When at={sent.asOf} timeZone={timeZone} />
        </dd>
        <dt>{say('import.received')}</dt>
        <dd>
          <When at={sent.receivedAt} timeZone={timeZone} />
        </dd>
      </dl>
      <TableBox id="totals" caption={say('import.totals')} columns={totals.map((name) => say(`import.${name}`))}>
        <tr>
          {totals.map((name) => (
            <td class="plim-number">{sent.totals[name]}</td>
          ))}
        </tr>
      </TableBox>
      <Findings sent={sent} />
      <p>
        <a href="/imports">{say('import.back')}</a>
      </p>
      <BackToStep context={context} kind={sent.kind} />
    </Frame>
  );
}

/** The step of the first run that the file belongs to, while there is one: where a file that was checked is loaded. */
function BackToStep({
  context,
  kind,
}: {
  readonly context: FrameContext;
  readonly kind: Import['kind'];
}): VNode | null {
  if (context.firstRunSince === null || !context.roles.has('admin')) return null;
  const number = firstRunSteps.indexOf(kind) + 1;
  return (
    <p>
      <a href={`/start/${number}`}>{say('import.backToStep', { n: number })}</a>
    </p>
  );
}

function heading({ state, kind, findings, findingsLeftOut }: Import): string {
  const what = say(`imports.what.${kind}`).toLowerCase();
  const n = findings.length + findingsLeftOut;
  if (state === 'checked' && n > 0) return say('import.heading.checkedFindings', { kind: what, n });
  return say(`import.heading.${state}`, { kind: what });
}

function Findings({ sent: { findings, findingsLeftOut } }: { readonly sent: Import }): VNode {
  if (findings.length === 0) return <p>{say('import.findingsNone')}</p>;
  const columns = [say('import.line'), say('import.column'), say('import.code'), say('import.detail')];
  return (
    <>
      <TableBox id="findings" caption={say('import.findings')} columns={columns}>
        {findings.map(({ line, column, code, detail }) => (
          <tr>
            <td class="plim-number">{line}</td>
            <td>{column}</td>
            <td>{code}</td>
            <td>{detail}</td>
          </tr>
        ))}
      </TableBox>
      {findingsLeftOut === 0 ? null : <p>{say('import.findingsMore', { n: findingsLeftOut })}</p>}
    </>
  );
}
