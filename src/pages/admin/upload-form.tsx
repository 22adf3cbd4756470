import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { csrfField } from '../../access/csrf.js';
import { importKinds } from '../../feeds/import-order.js';
import { errorOf, type FieldError } from '../frame/error-summary.js';
import { ChoiceGroup, SelectField, TextField } from '../frame/fields.js';
import { SubmitButton } from '../frame/form.js';
import { say } from '../frame/say.js';
import { withQuery } from '../parts/address.js';

interface FormProps {
  readonly session: Session;
  /** As it was typed. */
  readonly form: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** Sends a file. The file comes last: what is known of it has arrived before it. */
export function UploadForm({ session, form, errors }: FormProps): VNode {
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
