import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { csrfField } from '../../access/csrf.js';
import type { ImportKind } from '../../feeds/import-order.js';
import { ChoiceGroup, TextField } from '../frame/fields.js';
import { SubmitButton } from '../frame/form.js';
import { say } from '../frame/say.js';
import { withQuery } from '../parts/address.js';

interface UploadProps {
  readonly kind: ImportKind;
  readonly session: Session;
}

/** Sends a file of a step through the one door of files; a check that changes nothing unless it is said otherwise. */
export function Upload({ kind, session }: UploadProps): VNode {
  return (
    <section aria-labelledby="upload">
      <h2 id="upload">{say('start.upload')}</h2>
      <p>{say('start.uploadText')}</p>
      <form
        class="plim-form"
        method="post"
        action={withQuery('/imports', { [csrfField]: session.csrf })}
        encType="multipart/form-data"
        noValidate
      >
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="mode" value="snapshot" />
        {kind === 'assignments' ? (
          <TextField name="feed" width="medium" label={say('imports.feedName')} hint={say('imports.feedHint')} />
        ) : null}
        <TextField name="asOf" width="medium" label={say('imports.asOf')} hint={say('imports.asOfHint')} optional />
        <ChoiceGroup
          name="dryRun"
          kind="radio"
          label={say('imports.dryRun')}
          choices={(['true', 'false'] as const).map((value) => ({ value, label: say(`imports.dryRun.${value}`) }))}
          chosen={['true']}
        />
        <div class="usa-form-group">
          <label class="usa-label" for="file">
            {say('imports.file')}
          </label>
          <input id="file" name="file" class="plim-file" {...ofAFile} accept=".csv,.ndjson,.jsonl" />
        </div>
        <SubmitButton>{say('imports.send')}</SubmitButton>
      </form>
    </section>
  );
}

/** Preact tells the kinds of input apart by the roles they may have; one of a file has none. */
const ofAFile = { type: 'file' as string } as { type: 'text' };
