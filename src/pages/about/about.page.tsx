import type { VNode } from 'preact';

import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';

interface AboutProps {
  readonly context: FrameContext;
}

const List = ({ lines }: { readonly lines: readonly string[] }): VNode => (
  <ul class="usa-list">
    {lines.map((line) => (
      <li>{line}</li>
    ))}
  </ul>
);

const terms = ['breach', 'limit', 'goal', 'round', 'pool', 'clear'] as const;

/** How it works, for each audience, and what the words mean. */
export function HelpPage({ context }: AboutProps): VNode {
  return (
    <Frame context={context} heading={say('help.heading')}>
      <p class="plim-lead">{say('help.lead')}</p>
      <h2>{say('help.supervisor')}</h2>
      <List
        lines={[say('help.supervisor1'), say('help.supervisor2'), say('help.supervisor3'), say('help.supervisor4')]}
      />
      <h2>{say('help.worker')}</h2>
      <List lines={[say('help.worker1'), say('help.worker2'), say('help.worker3')]} />
      <h2>{say('help.forum')}</h2>
      <List lines={[say('help.forum1'), say('help.forum2'), say('help.forum3')]} />
      <h2>{say('help.words')}</h2>
      <dl class="plim-facts">
        {terms.map((term) => (
          <>
            <dt>{say(`help.words.${term}`)}</dt>
            <dd>{say(`help.words.${term}Text`)}</dd>
          </>
        ))}
      </dl>
      {context.session === null ? null : (
        <p>
          <a href="/rules">{say('help.more')}</a>
        </p>
      )}
    </Frame>
  );
}

/** What was built and tested for whom pages are often not built. */
export function AccessibilityPage({ context }: AboutProps): VNode {
  return (
    <Frame context={context} heading={say('accessibility.heading')}>
      <p class="plim-lead">{say('accessibility.lead')}</p>
      <List
        lines={[
          say('accessibility.1'),
          say('accessibility.2'),
          say('accessibility.3'),
          say('accessibility.4'),
          say('accessibility.5'),
        ]}
      />
      <p>{say('accessibility.wrong')}</p>
    </Frame>
  );
}

/** What is kept, who sees it, and what is not kept at all. */
export function PrivacyPage({ context }: AboutProps): VNode {
  return (
    <Frame context={context} heading={say('privacy.heading')}>
      <p class="plim-lead">{say('privacy.lead')}</p>
      <h2>{say('privacy.kept')}</h2>
      <List lines={[say('privacy.kept1'), say('privacy.kept2'), say('privacy.kept3')]} />
      <h2>{say('privacy.sees')}</h2>
      <List lines={[say('privacy.sees1'), say('privacy.sees2'), say('privacy.sees3'), say('privacy.sees4')]} />
      <h2>{say('privacy.cookies')}</h2>
      <p>{say('privacy.cookiesText')}</p>
      <p>{say('privacy.ranked')}</p>
    </Frame>
  );
}
