import { type Frontier, rootOf } from '../core/merkle.js';
import type { Db } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import { type ExtentRow, extentOf } from './log-head.queries.js';

/** Whether the log still holds all that it held; where it does not, nothing more is appended. */
export type Intactness = { readonly intact: true } | { readonly intact: false; readonly detail: string };

/** Compares the log's head with its entries and its last checkpoint. */
export async function logIntact(db: Db): Promise<Intactness> {
  return judgeExtent(await extentOf(db));
}

/** The log's tree; refuses to go on with a log that lost something. */
export async function intactTree(db: Db): Promise<Frontier> {
  const extent = await extentOf(db);
  const intactness = judgeExtent(extent);
  if (!intactness.intact) {
    throw new Problem({
      status: 503,
      title: 'The log is not what it was',
      detail: intactness.detail,
      more: { code: 'log_not_intact' },
    });
  }
  return { size: extent.size, hashes: extent.frontier };
}

function judgeExtent(extent: ExtentRow): Intactness {
  const { size, frontier, last_index: last, checkpoint_size: signed, checkpoint_root: root } = extent;
  const entries = last === null ? 0 : last + 1;
  if (signed !== null && size < signed) {
    return { intact: false, detail: `the log has ${size} entries, its last checkpoint was made over ${signed}` };
  }
  if (entries !== size) {
    return { intact: false, detail: `the log's head says ${size} entries, there are ${entries}` };
  }
  if (signed === size && root !== null && !rootOf({ size, hashes: frontier }).equals(root)) {
    return { intact: false, detail: `the log's root is not that of its checkpoint over the same ${size} entries` };
  }
  return { intact: true };
}
