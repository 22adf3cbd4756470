/**
 * Where a statement takes its rows from: arrays, one for each column; or, for a single row, plain values. The plan of a
 * single row is then found once and kept, which more than doubles the rate of one event at a time.
 */
export function rowSource(types: readonly string[], from: number, single: boolean): string {
  const parameters = types.map((type, i) => `$${from + i}::${type}${single ? '' : '[]'}`).join(', ');
  return single ? `(values (${parameters}))` : `unnest(${parameters})`;
}

/** The columns of some rows as the parameters of that statement. */
export const columnsOf = (columns: readonly (readonly unknown[])[], single: boolean): unknown[] =>
  single ? columns.map(([only]) => only) : [...columns];
