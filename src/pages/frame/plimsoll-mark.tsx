import type { VNode } from 'preact';

/** The load line's ring with a bar through it. The word beside it says its name. */
export function PlimsollMark({ size = 32 }: { readonly size?: number }): VNode {
  return (
    <svg class="plim-mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle cx="16" cy="16" r="10.5" fill="none" stroke="currentColor" stroke-width="3" />
      <path d="M0 16h32" stroke="currentColor" stroke-width="3.5" />
    </svg>
  );
}

/** The same mark as a file, for the browser's tab. */
export const markFile =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="10.5" fill="none" stroke="#1b3a57" stroke-width="3"/><path d="M0 16h32" stroke="#1b3a57" stroke-width="3.5"/></svg>';
