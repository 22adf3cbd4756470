import type { ComponentChildren, VNode } from 'preact';

import { say } from '../frame/say.js';

interface PictureProps {
  /** An id of the page's own: the parts of the picture are named after it. */
  readonly id: string;
  readonly title: string;
  /** Every number that the picture shows, in words; seen under the title, and read to who cannot see the picture. */
  readonly description: string;
  /** In CSS pixels; without a width, that of the place it is given. */
  readonly height: number;
  readonly width?: number;
  readonly class: string;
  readonly children: ComponentChildren;
  /** The same numbers as a table. */
  readonly table: VNode;
}

/**
 * The frame of every picture: title, description, drawing, table. The drawing has no view box, so its text keeps its
 * size at every width: across, things are placed in parts of the width, and down, in pixels.
 */
export function Picture({ id, title, description, height, children, table, ...props }: PictureProps): VNode {
  return (
    <figure class={`plim-picture ${props.class}`}>
      <figcaption>
        <strong>{title}</strong>
        <p id={`${id}-text`}>{description}</p>
      </figcaption>
      <div class="plim-picture__paper">
        <svg
          role="img"
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-text`}
          width={props.width ?? '100%'}
          height={height}
          focusable="false"
        >
          <title id={`${id}-title`}>{title}</title>
          {children}
        </svg>
      </div>
      <AsTable title={title}>{table}</AsTable>
    </figure>
  );
}

/** The table behind a picture, folded; it opens without a script. */
export function AsTable({ title, children }: { readonly title: string; readonly children: VNode }): VNode {
  return (
    <details class="plim-picture__table">
      <summary>
        {say('picture.asTable')}
        <span class="usa-sr-only">: {title}</span>
      </summary>
      {children}
    </details>
  );
}

/** The hatch of what lies over the line: one ink, so that it prints. */
export function Hatch({ id }: { readonly id: string }): VNode {
  return (
    <defs>
      <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path class="plim-hatch" d="M0 0V7" />
      </pattern>
    </defs>
  );
}
