import type { VNode } from 'preact';

import { Frame, type FrameContext } from './frame.page.js';
import { say } from './say.js';

const told = [400, 403, 404, 409, 413, 422] as const;
type Told = (typeof told)[number] | 500;

interface RefusedProps {
  readonly context: FrameContext;
  readonly status: number;
  /** What the refusal says of itself. */
  readonly detail: string | undefined;
}

/** Why there is no page: not theirs, not there, not possible, or our fault. */
export function RefusedPage({ context, status, detail }: RefusedProps): VNode {
  const kind: Told = told.find((one) => one === status) ?? (status < 500 ? 400 : 500);
  const back = context.session === null ? '/sign-in' : '/';
  return (
    <Frame context={context} heading={say(`refused.${kind}.heading`)}>
      <p class="plim-lead">
        {saysItself(kind) ? (detail ?? say(`refused.${kind}.text`)) : say(`refused.${kind}.text`)}
      </p>
      <p>
        <a href={back}>{say('refused.home')}</a>
      </p>
    </Frame>
  );
}

/** A page that is not there says nothing that could tell why; nor does a fault of ours. */
const saysItself = (kind: Told): boolean => kind !== 404 && kind !== 500;
