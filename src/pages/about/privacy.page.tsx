import type { VNode } from 'preact';

import type { SettingsDocument } from '../../agency/settings.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { Lines } from './lines.js';
import { seenThings, whoSees } from './who-sees.js';

interface PrivacyProps {
  readonly context: FrameContext;
  readonly showPeopleAs: SettingsDocument['showPeopleAs'];
}

/** What is kept, who sees it and for how long, and what is not kept at all. */
export function PrivacyPage({ context, showPeopleAs }: PrivacyProps): VNode {
  const { line, forum } = showPeopleAs;
  return (
    <Frame context={context} heading={say('privacy.heading')}>
      <p class="plim-lead">{say('privacy.lead')}</p>
      <Lines
        heading={say('privacy.kept')}
        lines={[
          say('privacy.kept1'),
          say('privacy.kept2'),
          say('privacy.kept3'),
          say('privacy.kept4'),
          say('privacy.kept5'),
          say('privacy.kept6'),
        ]}
      />
      <h2>{say('privacy.sees')}</h2>
      <TableBox id="sees" caption={say('privacy.seesLead')} columns={[say('privacy.what'), say('privacy.who')]}>
        {seenThings.map((thing) => (
          <tr>
            <th scope="row">{say(`privacy.sees.${thing}`)}</th>
            <td>{whoSees(thing)}</td>
          </tr>
        ))}
      </TableBox>
      <p>{say('privacy.line')}</p>
      <p>{say('privacy.shown', { line: say(`settings.show.${line}`), forum: say(`settings.show.${forum}`) })}</p>
      <p>{say('privacy.references')}</p>
      <Lines heading={say('privacy.long')} lines={[say('privacy.long1'), say('privacy.long2'), say('privacy.long3')]} />
      <h2>{say('privacy.cookies')}</h2>
      <p>{say('privacy.cookiesText')}</p>
      <p>{say('privacy.ranked')}</p>
    </Frame>
  );
}
