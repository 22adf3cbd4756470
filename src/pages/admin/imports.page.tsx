import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { ErrorSummary, type FieldError } from '../frame/error-summary.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { instantText, When } from '../frame/times.js';
import { AsOfLine } from '../parts/as-of-line.js';
import { Feeds } from './feeds-table.js';
import { HeldFiles } from './held-files.js';
import type { ImportsView } from './imports.view.js';
import { SetAsidePart } from './set-aside-part.js';
import { UploadForm } from './upload-form.js';

interface ImportsProps {
  readonly context: FrameContext;
  readonly session: Session;
  readonly view: ImportsView;
  readonly form: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
}

/** Where the data come from, how old they are, what is held, what does not fit, and every file that was sent. */
export function ImportsPage({ context, session, view, form, errors = [] }: ImportsProps): VNode {
  const { timeZone } = context;
  return (
    <Frame
      context={context}
      heading={heading(view, timeZone)}
      asOf={view.asOf.at === null ? undefined : <AsOfLine asOf={view.asOf} timeZone={timeZone} />}
      wrong={errors.length > 0}
      above={<ErrorSummary errors={errors} />}
    >
      <ul class="plim-links">
        <li>
          <a href="#send">{say('imports.upload')}</a>
        </li>
        {view.imports.length === 0 ? null : (
          <li>
            <a href="#files">{say('imports.toFiles')}</a>
          </li>
        )}
      </ul>
      {view.held.length === 0 ? null : <HeldFiles view={view} session={session} timeZone={timeZone} />}
      {view.feeds.length === 0 ? null : <Feeds view={view} timeZone={timeZone} />}
      <SetAsidePart aside={view.aside} timeZone={timeZone} />
      <h2 id="send">{say('imports.upload')}</h2>
      <p>{say('imports.uploadLead')}</p>
      <UploadForm session={session} form={form} errors={errors} />
      {view.imports.length === 0 ? null : <Files view={view} timeZone={timeZone} />}
    </Frame>
  );
}

/** What is worst comes first: silence, then what waits for a decision. */
function heading({ feeds, held, asOf }: ImportsView, timeZone: string): string {
  const late = feeds.find(({ lateSince }) => lateSince !== null);
  if (late !== undefined && late.lateSince !== null) {
    return say('imports.headingLate', {
      feed: late.name,
      since: instantText(late.lastReceivedAt ?? late.lateSince, timeZone),
    });
  }
  if (held.length > 0) return held.length === 1 ? say('imports.heldOne') : say('imports.held', { n: held.length });
  if (asOf.at === null) return say('imports.headingNone');
  return feeds.length === 1 ? say('imports.headingOne') : say('imports.heading', { n: feeds.length });
}

function Files({ view, timeZone }: { readonly view: ImportsView; readonly timeZone: string }): VNode {
  const columns = [
    say('imports.file.caption'),
    say('imports.feed'),
    say('imports.last'),
    say('imports.received'),
    say('imports.by'),
    say('imports.rows'),
    say('imports.findings'),
    say('imports.state'),
  ];
  return (
    <TableBox id="files" caption={say('imports.list')} columns={columns}>
      {view.imports.map((one) => (
        <tr>
          <th scope="row">
            <a href={`/imports/${one.importId}`}>{say(`imports.what.${one.kind}`)}</a>
          </th>
          <td>{one.feed}</td>
          <td>
            <When at={one.asOf} timeZone={timeZone} />
          </td>
          <td>
            <When at={one.receivedAt} timeZone={timeZone} />
          </td>
          <td>{one.receivedBy === null ? say('imports.token') : view.names.of(one.receivedBy)}</td>
          <td class="plim-number">{one.totals.rows}</td>
          <td class="plim-number">{one.findings.length + one.findingsLeftOut}</td>
          <td>{say(`imports.state.${one.state}`)}</td>
        </tr>
      ))}
    </TableBox>
  );
}
