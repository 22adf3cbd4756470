import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { Form, SubmitButton } from '../frame/form.js';
import { say } from '../frame/say.js';
import type { ExportedTable } from './exported.js';

interface ExportFormProps {
  readonly table: ExportedTable;
  readonly session: Session | null;
  /** What the page is narrowed to: the file has the rows of its address. */
  readonly filters?: Readonly<Record<string, string | null | undefined>>;
}

/** The button that downloads a table; a form, since each export is put on record. */
export function ExportForm({ table, session, filters = {} }: ExportFormProps): VNode | null {
  if (session === null) return null;
  return (
    <Form action={`/${table}/export`} session={session} label={say(`export.${table}`)}>
      {Object.entries(filters).map(([name, value]) =>
        value === null || value === undefined || value === '' ? null : (
          <input type="hidden" name={name} value={value} />
        ),
      )}
      <SubmitButton kind="outline">{say(`export.${table}`)}</SubmitButton>
      <p class="usa-hint">{say('export.onRecord')}</p>
    </Form>
  );
}
