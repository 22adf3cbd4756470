import type { ComponentChildren, VNode } from 'preact';

interface TableBoxProps {
  /** What the table is of; it is its caption and the name of the box. */
  readonly caption: ComponentChildren;
  readonly id: string;
  readonly columns: readonly ComponentChildren[];
  readonly children: ComponentChildren;
}

/** A table in a box that scrolls by itself, by keyboard too, so that the page never scrolls sideways. */
export function TableBox({ caption, id, columns, children }: TableBoxProps): VNode {
  return (
    <div class="plim-table-box" role="region" aria-labelledby={`${id}-caption`} tabIndex={0}>
      <table class="usa-table plim-table" id={id}>
        <caption id={`${id}-caption`}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
