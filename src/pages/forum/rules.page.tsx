import type { VNode } from 'preact';

import { addDays } from '../../core/calendar.js';
import type { LocalDate } from '../../core/instant.js';
import type { CalendarSetting } from '../../people/settings.schema.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';
import { dayText, instantText } from '../frame/times.js';
import { agreedIn, levelOf } from './target-words.js';
import { TermsInWords } from './target.page.js';
import type { ShownVersion } from './targets.view.js';

interface RulesProps {
  readonly context: FrameContext;
  readonly inForce: readonly ShownVersion[];
  readonly oneSided: boolean;
  readonly calendar: CalendarSetting;
}

/** What is in force, in sentences: made from the targets, so that it cannot say anything else. */
export function RulesPage({ context, inForce, oneSided, calendar }: RulesProps): VNode {
  return (
    <Frame context={context} heading={say(inForce.length === 0 ? 'rules.headingNone' : 'rules.heading')}>
      <p class="plim-lead">{say('rules.lead')}</p>
      {oneSided ? <p>{say('targets.leadOneSided')}</p> : null}
      {inForce.map((version) => (
        <section aria-labelledby={`rule-${version.targetId}`}>
          <h2 id={`rule-${version.targetId}`}>
            {version.terms.name}: {levelOf(version.terms)}
          </h2>
          <p class="plim-quiet">{sourceOf(version, context.timeZone)}</p>
          <TermsInWords version={version} />
        </section>
      ))}
      <h2>{say('rules.calendar')}</h2>
      <p>
        {say('rules.calendarText', {
          days: calendar.workingDays.map((day) => say(`settings.short.${day}`)).join(', '),
          close: calendar.closeOfBusiness,
        })}
      </p>
      {calendar.closures.length === 0 ? null : (
        <>
          <p>{say('rules.closures')}</p>
          <ul class="usa-list">
            {calendar.closures.map(({ from, until, reason }) => (
              <li>
                {say('rules.closure', {
                  from: dayText(from as LocalDate, { year: true }),
                  to: dayText(addDays(until as LocalDate, -1), { year: true }),
                  reason,
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{say('rules.always')}</h2>
      <ul class="usa-list">
        <li>{say('rules.always1')}</li>
        <li>{say('rules.always2')}</li>
        <li>{say('rules.always3')}</li>
        <li>{say('rules.always4')}</li>
      </ul>
    </Frame>
  );
}

function sourceOf({ terms, inForceFrom }: ShownVersion, timeZone: string): string {
  const source = agreedIn(terms) || terms.name;
  const from = inForceFrom === null ? dayText(terms.from, { year: true }) : instantText(inForceFrom, timeZone);
  return say('rules.source', { source, from });
}
