import type { ComponentChildren, VNode } from 'preact';

interface MessageProps {
  readonly kind: 'success' | 'info' | 'warning' | 'error';
  readonly heading?: string;
  readonly children: ComponentChildren;
}

/** A message that stays on the page: what was done, what to mind. */
export function Message({ kind, heading, children }: MessageProps): VNode {
  const role = kind === 'success' || kind === 'info' ? 'status' : 'alert';
  return (
    <div class={`usa-alert usa-alert--${kind}${heading === undefined ? ' usa-alert--slim' : ''}`} role={role}>
      <div class="usa-alert__body">
        {heading === undefined ? null : <h2 class="usa-alert__heading">{heading}</h2>}
        <div class="usa-alert__text">{children}</div>
      </div>
    </div>
  );
}
