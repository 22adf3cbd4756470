import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { errorOf, type FieldError } from '../frame/error-summary.js';
import { ChoiceGroup, SelectField, TextArea, TextField } from '../frame/fields.js';
import { Form, SubmitButton } from '../frame/form.js';
import { say } from '../frame/say.js';
import { guardFields, one, rowField, rowsOf, type SettingsFields } from './settings-form.js';

interface PartProps {
  readonly fields: SettingsFields;
  readonly errors: readonly FieldError[];
}

/** Every feed with its rhythm and its guards, and room for one more. */
export function FeedsForm({ session, fields, errors }: PartProps & { readonly session: Session }): VNode {
  const rows = rowsOf(fields, 'feed');
  return (
    <Form action="/settings" session={session} label={say('settings.feeds')}>
      <input type="hidden" name="part" value="feeds" />
      <h2 id="feeds">{say('settings.feeds')}</h2>
      <p class="usa-hint">{say('settings.feedsHint')}</p>
      {rows.map((row) => (
        <FeedFields row={row} fields={fields} errors={errors} />
      ))}
      <FeedFields row={Math.max(0, ...rows) + 1} fields={fields} errors={errors} />
      <SubmitButton>{say('settings.saveFeeds')}</SubmitButton>
    </Form>
  );
}

function FeedFields({ row, fields, errors }: PartProps & { readonly row: number }): VNode {
  const field = (column: string) => {
    const name = rowField('feed', row, column);
    return { name, value: one(fields, name), error: errorOf(errors, name) };
  };
  const feed = field('name').value;
  const isWrong = errors.some((error) => error.field?.startsWith(`feed-${row}-`));
  return (
    <details class="plim-details" open={isWrong}>
      <summary>{feed === '' ? say('settings.newFeed') : feed}</summary>
      <TextField {...field('name')} label={say('settings.feedName')} />
      <SelectField
        {...field('kind')}
        label={say('imports.kind')}
        choices={(['snapshot', 'events'] as const).map((value) => ({ value, label: say(`imports.kind.${value}`) }))}
      />
      <TextArea
        {...field('programs')}
        rows={2}
        label={say('settings.programs')}
        hint={say('settings.programsHint')}
        optional
      />
      <TextArea
        {...field('sources')}
        rows={2}
        label={say('settings.sources')}
        hint={say('settings.sourcesHint')}
        optional
      />
      <div class="plim-pair">
        <TextField {...withDefault(field('every'), '1 working day')} label={say('settings.every')} />
        <TextField {...withDefault(field('grace'), '2 working days')} label={say('settings.grace')} />
      </div>
      <ChoiceGroup
        name={field('guards').name}
        kind="checkbox"
        label={say('settings.guards')}
        choices={[{ value: 'on', label: say('settings.guardsOn') }]}
        chosen={[feed === '' ? 'on' : field('guards').value]}
      />
      <div class="plim-pair">
        {(Object.keys(guardFields) as (keyof typeof guardFields)[]).map((guard) => (
          <TextField
            {...withDefault(field(guard), guardDefaults[guard])}
            inputMode="decimal"
            label={say(`settings.${guard}`)}
          />
        ))}
      </div>
    </details>
  );
}

/** What an empty field of a guard means: it is shown, so that nobody has to know it. */
const guardDefaults = { shrinkShare: '15', shrinkRows: '50', massShare: '20', massWorkers: '20' } as const;

const withDefault = <Field extends { readonly value: string }>(field: Field, value: string): Field =>
  field.value === '' ? { ...field, value } : field;
