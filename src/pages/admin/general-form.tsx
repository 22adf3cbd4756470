import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { weekdays } from '../../people/settings.schema.js';
import { errorOf, type FieldError } from '../frame/error-summary.js';
import { ChoiceGroup, SelectField, TextField } from '../frame/fields.js';
import { Form, SubmitButton } from '../frame/form.js';
import { say } from '../frame/say.js';
import { one, rowField, rowsOf, type ListName, type SettingsFields } from './settings-form.js';

interface PartProps {
  readonly fields: SettingsFields;
  readonly errors: readonly FieldError[];
}

const ways = ['name', 'initials', 'code'] as const;

/** Working time, days off, mail, and how people are shown. */
export function GeneralForm({ session, fields, errors }: PartProps & { readonly session: Session }): VNode {
  const part = { fields, errors };
  const choices = ways.map((value) => ({ value, label: say(`settings.show.${value}`) }));
  return (
    <Form action="/settings" session={session} label={say('settings.general')}>
      <input type="hidden" name="part" value="general" />
      <h2>{say('settings.calendar')}</h2>
      <ChoiceGroup
        name="workingDays"
        kind="checkbox"
        label={say('settings.workingDays')}
        choices={weekdays.map((value) => ({ value, label: say(`settings.day.${value}`) }))}
        chosen={fields['workingDays'] ?? []}
        error={errorOf(errors, 'workingDays')}
      />
      <TextField
        name="closeOfBusiness"
        width="small"
        label={say('settings.close')}
        hint={say('settings.closeHint')}
        value={one(fields, 'closeOfBusiness')}
        error={errorOf(errors, 'closeOfBusiness')}
      />
      <DaysOff {...part} />
      <h2>{say('settings.mail')}</h2>
      <ChoiceGroup
        name="mail"
        kind="checkbox"
        label={say('settings.mailChoices')}
        choices={[
          { value: 'workerCopy', label: say('settings.workerCopy') },
          { value: 'digest', label: say('settings.digest') },
        ]}
        chosen={fields['mail'] ?? []}
      />
      <h2>{say('settings.people')}</h2>
      {(['line', 'forum'] as const).map((name) => (
        <SelectField
          name={name}
          label={say(`settings.${name}`)}
          value={one(fields, name)}
          choices={choices}
          error={errorOf(errors, name)}
        />
      ))}
      <SubmitButton>{say('settings.save')}</SubmitButton>
    </Form>
  );
}

/** Public holidays, the agency's own, those it works on, and closures. */
function DaysOff({ fields, errors }: PartProps): VNode {
  const part = { fields, errors };
  return (
    <>
      <h2>{say('settings.daysOff')}</h2>
      <div class="plim-pair">
        {(['country', 'state'] as const).map((name) => (
          <TextField
            name={name}
            width="small"
            label={say(`settings.${name}`)}
            hint={say(`settings.${name}Hint`)}
            value={one(fields, name)}
            error={errorOf(errors, name)}
            optional
          />
        ))}
      </div>
      <Rows {...part} list="add" columns={['date', 'name']} />
      <Rows {...part} list="remove" columns={['date']} />
      <Rows {...part} list="closure" columns={['from', 'until', 'reason']} />
    </>
  );
}

type RowList = Exclude<ListName, 'feed'>;
type Column = 'date' | 'name' | 'from' | 'until' | 'reason';

interface RowsProps extends PartProps {
  readonly list: RowList;
  readonly columns: readonly Column[];
}

/** A row of fields for each that is there, and two more; an emptied row takes its own away. */
function Rows({ list, columns, fields, errors }: RowsProps): VNode {
  const rows = Math.max(0, ...rowsOf(fields, list)) + 2;
  return (
    <details class="plim-details" open={rows > 2 || errors.some(({ field }) => field?.startsWith(`${list}-`))}>
      <summary>{say(`settings.${list}`, { n: rows - 2 })}</summary>
      <p class="usa-hint">{say(`settings.${list}Hint`)}</p>
      {Array.from({ length: rows }, (_, index) => index + 1).map((row) => (
        <fieldset class="usa-fieldset plim-row">
          <legend class="usa-sr-only">{say(`settings.${list}Row`, { row })}</legend>
          {columns.map((column) => {
            const name = rowField(list, row, column);
            return (
              <TextField
                name={name}
                type={column === 'name' || column === 'reason' ? 'text' : 'date'}
                label={say(`settings.column.${column}`)}
                value={one(fields, name)}
                error={errorOf(errors, name)}
              />
            );
          })}
        </fieldset>
      ))}
    </details>
  );
}
