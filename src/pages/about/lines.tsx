import type { VNode } from 'preact';

/** A few sentences under a heading. */
export function Lines({ heading, lines }: { readonly heading: string; readonly lines: readonly string[] }): VNode {
  return (
    <>
      <h2>{heading}</h2>
      <ul class="usa-list">
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </>
  );
}
