import type { ComponentChildren, VNode } from 'preact';

interface TableBoxProps {
  /** What the table is of; it is its caption and the name of the box. */
  readonly caption: ComponentChildren;
  readonly id: string;
  readonly columns: readonly ComponentChildren[];
  readonly children: ComponentChildren;
  /** On a narrow screen each row stands by itself, a line a cell; its cells then bear `data-label`. */
  readonly stacks?: boolean;
}

/** A table in a box that scrolls by itself, by keyboard too, so that the page never scrolls sideways. */
export function TableBox({ caption, id, columns, children, stacks = false }: TableBoxProps): VNode {
  // Laid out otherwise, a table is one to assistive software only if it says so.
  const roleOf = <Role extends string>(role: Role): Role | undefined => (stacks ? role : undefined);
  return (
    <div class="plim-table-box" role="region" aria-labelledby={`${id}-caption`} tabIndex={0}>
      <table class={`usa-table plim-table${stacks ? ' plim-stacks' : ''}`} id={id} role={roleOf('table')}>
        <caption id={`${id}-caption`}>{caption}</caption>
        <thead role={roleOf('rowgroup')}>
          <tr role={roleOf('row')}>
            {columns.map((column) => (
              <th scope="col" role={roleOf('columnheader')}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role={roleOf('rowgroup')}>{children}</tbody>
      </table>
    </div>
  );
}
