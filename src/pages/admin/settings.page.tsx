import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import type { SettingsDocument } from '../../agency/settings.js';
import { weekdays } from '../../people/settings.schema.js';
import { errorOf, ErrorSummary, type FieldError } from '../frame/error-summary.js';
import { ChoiceGroup, SelectField, TextField } from '../frame/fields.js';
import { Form, SubmitButton } from '../frame/form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { Message } from '../frame/message.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';

interface SettingsProps {
  readonly context: FrameContext;
  readonly session: Session;
  /** As they are. */
  readonly document: SettingsDocument;
  /** As they were typed. */
  readonly form: SettingsDocument;
  readonly mayChange: boolean;
  readonly isSaved: boolean;
  readonly errors: readonly FieldError[];
}

/** The settings of the agency. */
export function SettingsPage(props: SettingsProps): VNode {
  const { context, document, mayChange, isSaved, errors } = props;
  return (
    <Frame
      context={context}
      heading={say('settings.heading')}
      wrong={errors.length > 0}
      above={
        <>
          <ErrorSummary errors={errors} />
          {isSaved ? <Message kind="success">{say('settings.saved')}</Message> : null}
        </>
      }
    >
      <p>{say('settings.lead')}</p>
      <ul class="plim-links">
        <li>
          <a href="/tokens">{say('nav.tokens')}</a>
        </li>
        <li>
          <a href="/holds">{say('nav.holds')}</a>
        </li>
      </ul>
      {mayChange ? <SettingsForm {...props} /> : null}
      <p>{holidaysText(document)}</p>
      {document.feeds.length === 0 ? null : <Feeds document={document} />}
      <details class="plim-details plim-wide">
        <summary>{say('settings.document')}</summary>
        <pre class="plim-pre" tabIndex={0}>
          {JSON.stringify(document, null, 2)}
        </pre>
      </details>
    </Frame>
  );
}

const ways = ['name', 'initials', 'code'] as const;

function SettingsForm({ session, form, errors }: SettingsProps): VNode {
  const mail = [...(form.workerCopy ? ['workerCopy'] : []), ...(form.digest ? ['digest'] : [])];
  const choices = ways.map((value) => ({ value, label: say(`settings.show.${value}`) }));
  return (
    <Form action="/settings" session={session}>
      <h2>{say('settings.calendar')}</h2>
      <ChoiceGroup
        name="workingDays"
        kind="checkbox"
        label={say('settings.workingDays')}
        choices={weekdays.map((value) => ({ value, label: say(`settings.day.${value}`) }))}
        chosen={form.calendar.workingDays}
        error={errorOf(errors, 'workingDays')}
      />
      <TextField
        name="closeOfBusiness"
        width="small"
        label={say('settings.close')}
        hint={say('settings.closeHint')}
        value={form.calendar.closeOfBusiness}
        error={errorOf(errors, 'closeOfBusiness')}
      />
      <h2>{say('settings.mail')}</h2>
      <ChoiceGroup
        name="mail"
        kind="checkbox"
        label={say('settings.mailChoices')}
        choices={[
          { value: 'workerCopy', label: say('settings.workerCopy') },
          { value: 'digest', label: say('settings.digest') },
        ]}
        chosen={mail}
      />
      <h2>{say('settings.people')}</h2>
      <SelectField
        name="line"
        label={say('settings.line')}
        value={form.showPeopleAs.line}
        choices={choices}
        error={errorOf(errors, 'line')}
      />
      <SelectField
        name="forum"
        label={say('settings.forum')}
        value={form.showPeopleAs.forum}
        choices={choices}
        error={errorOf(errors, 'forum')}
      />
      <SubmitButton>{say('settings.save')}</SubmitButton>
    </Form>
  );
}

function holidaysText({ calendar: { holidays, closures } }: SettingsDocument): string {
  return say('settings.holidays', {
    country: holidays.country ?? say('parts.none'),
    state: holidays.state ?? '',
    added: holidays.add.length,
    removed: holidays.remove.length,
    closures: closures.length,
  });
}

function Feeds({ document }: { readonly document: SettingsDocument }): VNode {
  const columns = [
    say('imports.feed'),
    say('imports.kind'),
    say('settings.programs'),
    say('imports.rhythm'),
    say('settings.guards'),
  ];
  return (
    <TableBox id="feeds" caption={say('settings.feeds')} columns={columns}>
      {document.feeds.map(({ name, kind, programs, every, grace, guards }) => (
        <tr>
          <th scope="row">{name}</th>
          <td>{say(`imports.kind.${kind}`)}</td>
          <td>{programs.join(', ')}</td>
          <td>{say('imports.rhythmText', { every, grace })}</td>
          <td>
            {guards === null
              ? say('settings.guardsOff')
              : say('settings.guardsText', {
                  share: `${Math.round(guards.shrink.share * 100)} %`,
                  workers: guards.massChange.workers,
                })}
          </td>
        </tr>
      ))}
    </TableBox>
  );
}
