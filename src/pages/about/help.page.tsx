import type { VNode } from 'preact';

import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';
import { Lines } from './lines.js';

const terms = [
  'target',
  'goal',
  'limit',
  'room',
  'breach',
  'checkIn',
  'ladder',
  'rung',
  'round',
  'clear',
  'restated',
  'annulled',
  'pool',
  'feed',
  'shadow',
  'packet',
] as const;

/** How it works, for each audience, and what the words mean. */
export function HelpPage({ context }: { readonly context: FrameContext }): VNode {
  return (
    <Frame context={context} heading={say('help.heading')}>
      <p class="plim-lead">{say('help.lead')}</p>
      {context.session === null ? null : (
        <p>
          <a href="/rules">{say('help.more')}</a>
        </p>
      )}
      <div class="plim-split">
        <div>
          <Lines
            heading={say('help.mail')}
            lines={[say('help.mail1'), say('help.mail2'), say('help.mail3'), say('help.mail4')]}
          />
          <Lines
            heading={say('help.supervisor')}
            lines={[
              say('help.supervisor1'),
              say('help.supervisor2'),
              say('help.supervisor3'),
              say('help.supervisor4'),
              say('help.supervisor5'),
            ]}
          />
          <Lines
            heading={say('help.worker')}
            lines={[say('help.worker1'), say('help.worker2'), say('help.worker3'), say('help.worker4')]}
          />
        </div>
        <div>
          <Lines heading={say('help.wrong')} lines={[say('help.wrong1'), say('help.wrong2'), say('help.wrong3')]} />
          <Lines heading={say('help.forum')} lines={[say('help.forum1'), say('help.forum2'), say('help.forum3')]} />
          <Lines heading={say('help.keeper')} lines={[say('help.keeper1'), say('help.keeper2'), say('help.keeper3')]} />
        </div>
      </div>
      <h2>{say('help.words')}</h2>
      <dl class="plim-facts">
        {terms.map((term) => (
          <div class="plim-fact">
            <dt>{say(`help.words.${term}`)}</dt>
            <dd>{say(`help.words.${term}Text`)}</dd>
          </div>
        ))}
      </dl>
    </Frame>
  );
}
