import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { csrfField } from '../../access/csrf.js';
import { importKinds } from '../../feeds/import-order.js';
import { errorOf, ErrorSummary, type FieldError } from '../frame/error-summary.js';
import { ChoiceGroup, SelectField, TextField } from '../frame/fields.js';
import { SubmitButton } from '../frame/form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { instantText, When } from '../frame/times.js';
import { withQuery } from '../parts/address.js';
import type { ImportsView } from './imports.view.js';

interface ImportsProps {
  readonly context: FrameContext;
  readonly session: Session;
  readonly view: ImportsView;
  readonly form: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
}

/** Where the data come from, how old they are, and every file that was sent. */
export function ImportsPage({ context, session, view, form, errors = [] }: ImportsProps): VNode {
  const { timeZone } = context;
  const { held } = view;
  return (
    <Frame
      context={context}
      heading={heading(view, timeZone)}
      wrong={errors.length > 0}
      above={<ErrorSummary errors={errors} />}
    >
      {held.length === 0 ? null : (
        <p class="plim-lead">
          <a href={held[0] === undefined ? '/imports' : `/imports/${held[0].importId}`}>
            {held.length === 1 ? say('imports.heldOne') : say('imports.held', { n: held.length })}
          </a>
        </p>
      )}
      {view.feeds.length === 0 ? null : <Feeds view={view} timeZone={timeZone} />}
      <h2>{say('imports.upload')}</h2>
      <p>{say('imports.uploadLead')}</p>
      <UploadForm session={session} form={form} errors={errors} />
      {view.imports.length === 0 ? null : <Files view={view} timeZone={timeZone} />}
    </Frame>
  );
}

function heading({ feeds }: ImportsView, timeZone: string): string {
  const late = feeds.find(({ lateSince }) => lateSince !== null);
  if (late?.lateSince !== undefined && late.lateSince !== null) {
    return say('imports.headingLate', { feed: late.name, since: instantText(late.lateSince, timeZone) });
  }
  return say(feeds.every(({ lastReceivedAt }) => lastReceivedAt === null) ? 'imports.headingNone' : 'imports.heading');
}

interface PartProps {
  readonly view: ImportsView;
  readonly timeZone: string;
}

function Feeds({ view, timeZone }: PartProps): VNode {
  const columns = [
    say('imports.feed'),
    say('imports.kind'),
    say('imports.last'),
    say('imports.received'),
    say('imports.rhythm'),
    say('imports.rows'),
    say('imports.feedState'),
  ];
  return (
    <TableBox id="feeds" caption={say('imports.feeds')} columns={columns}>
      {view.feeds.map((feed) => (
        <tr>
          <th scope="row">{feed.name}</th>
          <td>{say(`imports.kind.${feed.kind}`)}</td>
          <td>{feed.lastAsOf === null ? '' : <When at={feed.lastAsOf} timeZone={timeZone} />}</td>
          <td>{feed.lastReceivedAt === null ? '' : <When at={feed.lastReceivedAt} timeZone={timeZone} />}</td>
          <td>{say('imports.rhythmText', { every: feed.every, grace: feed.grace })}</td>
          <td class="plim-number">{feed.rows}</td>
          <td>
            {feed.lateSince === null
              ? say('imports.inTime')
              : say('imports.late', { since: instantText(feed.lateSince, timeZone) })}
          </td>
        </tr>
      ))}
    </TableBox>
  );
}

type FormProps = Pick<ImportsProps, 'session' | 'form'> & { readonly errors: readonly FieldError[] };

/** The file comes last: what is known of it has arrived before it. */
function UploadForm({ session, form, errors }: FormProps): VNode {
  return (
    <form
      class="plim-form"
      method="post"
      action={withQuery('/imports', { [csrfField]: session.csrf })}
      encType="multipart/form-data"
      noValidate
    >
      <SelectField
        name="kind"
        label={say('imports.what')}
        value={form['kind'] ?? 'assignments'}
        choices={importKinds.map((value) => ({ value, label: say(`imports.what.${value}`) }))}
        error={errorOf(errors, 'kind')}
      />
      <TextField
        name="feed"
        width="medium"
        label={say('imports.feedName')}
        hint={say('imports.feedHint')}
        value={form['feed']}
        error={errorOf(errors, 'feed')}
      />
      <ChoiceGroup
        name="mode"
        kind="radio"
        label={say('imports.mode')}
        choices={(['snapshot', 'delta'] as const).map((value) => ({ value, label: say(`imports.mode.${value}`) }))}
        chosen={[form['mode'] ?? 'snapshot']}
        error={errorOf(errors, 'mode')}
      />
      <TextField
        name="asOf"
        width="medium"
        label={say('imports.asOf')}
        hint={say('imports.asOfHint')}
        value={form['asOf']}
        error={errorOf(errors, 'asOf')}
        optional
      />
      <ChoiceGroup
        name="dryRun"
        kind="radio"
        label={say('imports.dryRun')}
        choices={(['true', 'false'] as const).map((value) => ({ value, label: say(`imports.dryRun.${value}`) }))}
        chosen={[form['dryRun'] ?? 'true']}
      />
      <FileField error={errorOf(errors, 'file')} />
      <SubmitButton>{say('imports.send')}</SubmitButton>
    </form>
  );
}

/** The file itself. */
function FileField({ error: fileError }: { readonly error: string | undefined }): VNode {
  return (
    <div class={`usa-form-group${fileError === undefined ? '' : ' usa-form-group--error'}`}>
      <label class="usa-label" for="file">
        {say('imports.file')}
      </label>
      {fileError === undefined ? null : (
        <p class="usa-error-message" id="file-error">
          <span class="usa-sr-only">{say('form.error')}</span> {fileError}
        </p>
      )}
      <input
        id="file"
        name="file"
        class="plim-file"
        {...ofAFile}
        accept=".csv,.ndjson,.jsonl,text/csv,application/x-ndjson"
        aria-describedby={fileError === undefined ? undefined : 'file-error'}
      />
    </div>
  );
}

/** Preact tells the kinds of input apart by the roles they may have; one of a file has none. */
const ofAFile = { type: 'file' as string } as { type: 'text' };

function Files({ view, timeZone }: PartProps): VNode {
  const columns = [
    say('imports.file.caption'),
    say('imports.feed'),
    say('imports.last'),
    say('imports.received'),
    say('imports.by'),
    say('imports.rows'),
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
          <td>{say(`imports.state.${one.state}`)}</td>
        </tr>
      ))}
    </TableBox>
  );
}
