import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import type { SettingsDocument } from '../../agency/settings.js';
import { ErrorSummary, type FieldError } from '../frame/error-summary.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { Message } from '../frame/message.js';
import { say } from '../frame/say.js';
import { clockText } from '../frame/times.js';
import { FeedsForm } from './feeds-form.js';
import { GeneralForm } from './general-form.js';
import type { SettingsFields } from './settings-form.js';
import { SettingsFacts } from './settings-facts.js';

interface SettingsProps {
  readonly context: FrameContext;
  readonly session: Session;
  /** As they are. */
  readonly document: SettingsDocument;
  /** As they are or were typed: the form of calendar, mail and people, and that of the feeds. */
  readonly general: SettingsFields;
  readonly feeds: SettingsFields;
  readonly mayChange: boolean;
  readonly isSaved: boolean;
  readonly errors: readonly FieldError[];
}

/** The settings of the agency: what they are for everybody who may see them, forms for who may change them. */
export function SettingsPage(props: SettingsProps): VNode {
  const { context, document, session, general, feeds, mayChange, isSaved, errors } = props;
  return (
    <Frame
      context={context}
      heading={heading(document)}
      wrong={errors.length > 0}
      above={
        <>
          <ErrorSummary errors={errors} />
          {isSaved ? <Message kind="success">{say('settings.saved')}</Message> : null}
        </>
      }
    >
      <p>{say('settings.lead')}</p>
      {mayChange ? (
        <>
          <GeneralForm session={session} fields={general} errors={errors} />
          <FeedsForm session={session} fields={feeds} errors={errors} />
        </>
      ) : (
        <SettingsFacts document={document} />
      )}
      <details class="plim-details plim-wide">
        <summary>{say('settings.document')}</summary>
        <pre class="plim-pre" tabIndex={0}>
          {JSON.stringify(document, null, 2)}
        </pre>
      </details>
    </Frame>
  );
}

function heading({ calendar: { workingDays, closeOfBusiness } }: SettingsDocument): string {
  const days = workingDays.map((day) => say(`settings.short.${day}`));
  const some = days.slice(0, -1).join(', ');
  const last = days.at(-1) ?? '';
  return say('settings.heading', {
    days: some === '' ? last : say('parts.and', { some, last }),
    close: clockText(closeOfBusiness),
  });
}
