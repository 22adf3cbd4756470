import type { VNode } from 'preact';

import { say } from '../frame/say.js';

/** How the same is done without a page, to be copied. */
export function CommandLine({ lines }: { readonly lines: readonly string[] }): VNode {
  const needsToken = lines.some((line) => line.includes('$TOKEN'));
  return (
    <section aria-labelledby="line">
      <h2 id="line">{say('start.line')}</h2>
      <p>
        {say('start.lineText')} {needsToken ? say('start.lineToken') : ''}
      </p>
      <pre class="plim-pre" tabIndex={0} aria-labelledby="line">
        {lines.join('\n')}
      </pre>
    </section>
  );
}
