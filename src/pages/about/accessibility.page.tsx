import type { VNode } from 'preact';

import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';
import { Lines } from './lines.js';

/** What was built and tested for whom pages are often not built, and what was not. */
export function AccessibilityPage({ context }: { readonly context: FrameContext }): VNode {
  return (
    <Frame context={context} heading={say('accessibility.heading')}>
      <p class="plim-lead">{say('accessibility.lead')}</p>
      <Lines
        heading={say('accessibility.how')}
        lines={[
          say('accessibility.1'),
          say('accessibility.2'),
          say('accessibility.3'),
          say('accessibility.4'),
          say('accessibility.5'),
          say('accessibility.6'),
          say('accessibility.7'),
        ]}
      />
      <Lines
        heading={say('accessibility.tested')}
        lines={[say('accessibility.tested1'), say('accessibility.tested2'), say('accessibility.tested3')]}
      />
      <Lines heading={say('accessibility.not')} lines={[say('accessibility.not1'), say('accessibility.not2')]} />
      <p>{say('accessibility.wrong')}</p>
    </Frame>
  );
}
