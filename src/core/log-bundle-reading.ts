import type { EndLine, EntryLine, Line } from './log-bundle.js';
import { emptyFrontier, type Frontier, grow, rootOf } from './merkle.js';

/** Why a log does not verify. */
export type Fault =
  | 'unreadable'
  | 'altered'
  | 'missing'
  | 'out_of_order'
  | 'duplicate'
  | 'inserted'
  | 'root_mismatch'
  | 'no_checkpoint'
  | 'bad_signature'
  | 'unknown_key'
  | 'other_log'
  | 'smaller'
  | 'not_an_extension';

/** The first thing that is wrong; `index` is that of the entry, null where it is no entry's fault. */
export interface FirstBad {
  readonly index: number | null;
  readonly why: Fault;
  readonly detail: string;
}

/**
 * The first link that does not fit: entry `at + 1` names another leaf than that of entry `at`. Which of the two was
 * altered shows at the end: of the trees in which one of them is what the entries after it say, one has the signed root.
 */
export interface BrokenLink {
  readonly at: number;
  /** Every leaf as the entry after it names it: the true tree if entries were altered, but no link. */
  readonly named: Frontier;
  /** The same, but for the leaf `at`, as it stands: the true tree if the link of `at + 1` was altered. */
  readonly kept: Frontier;
  /** Whether the link after it is broken too; null while there is none. */
  readonly nextToo: boolean | null;
}

/** How far a log has been read. A value: following it with a line gives the next. */
export interface LogReading {
  readonly form: 'export' | 'bundle';
  readonly lines: number;
  /** The tree of the entries so far; `before` lacks the last of them. */
  readonly tree: Frontier;
  readonly before: Frontier;
  readonly last: Buffer | null;
  readonly broken: BrokenLink | null;
  /** What is wrong with a line by itself or its place; the entries after it are not judged. */
  readonly wrong: FirstBad | null;
  /** The roots at the sizes that somebody holds a checkpoint of. */
  readonly roots: ReadonlyMap<number, Buffer>;
  readonly sizes: ReadonlySet<number>;
  /** A bundle's lines wait for the tree size in the last line. */
  readonly included: readonly EntryLine[];
  readonly end: EndLine | null;
}

/** Begins to read a log; `sizes` are those at which its root is asked for. */
export function beginReading(sizes: Iterable<number>): LogReading {
  return {
    form: 'export',
    lines: 0,
    tree: emptyFrontier,
    before: emptyFrontier,
    last: null,
    broken: null,
    wrong: null,
    roots: new Map([[0, rootOf(emptyFrontier)]]),
    sizes: new Set(sizes),
    included: [],
    end: null,
  };
}

/** Reads on by one line. */
export function follow(reading: LogReading, line: Line): LogReading {
  const next = { ...reading, lines: reading.lines + 1 };
  if (reading.end !== null) {
    return {
      ...next,
      wrong: reading.wrong ?? bad(null, 'unreadable', `line ${next.lines} stands after the checkpoint`),
    };
  }
  switch (line.kind) {
    case 'end':
      return { ...next, end: line };
    case 'unreadable': {
      const detail = `line ${next.lines} cannot be read: ${line.detail}`;
      return { ...next, wrong: reading.wrong ?? bad(expected(reading), 'unreadable', detail) };
    }
    case 'entry':
      return reading.wrong === null ? followEntry(next, line) : reconsider(next, line);
  }
}

function followEntry(reading: LogReading, line: EntryLine): LogReading {
  const form = line.inclusion === null ? 'export' : 'bundle';
  if (reading.lines > 1 && form !== reading.form) {
    const detail = `line ${reading.lines} is a line of ${form === 'export' ? 'an export' : 'a bundle'}, those before are not`;
    return { ...reading, wrong: bad(expected(reading), 'unreadable', detail) };
  }
  if (form === 'bundle') return { ...reading, form, included: [...reading.included, line] };
  const wrong = misplaced(reading, line);
  return wrong === null ? append(reading, line) : { ...reading, wrong };
}

/** An export holds every entry, in order: the line's place is its index. */
function misplaced(reading: LogReading, line: EntryLine): FirstBad | null {
  const place = reading.tree.size;
  if (line.index === place && line.ownIndex === place) return null;
  if (line.index === place || line.ownIndex === place || line.index !== line.ownIndex) {
    const own = line.ownIndex === null ? 'none' : String(line.ownIndex);
    return bad(place, 'altered', `line ${reading.lines} has the index ${line.index}, its entry ${own}`);
  }
  if (line.index > place) {
    return bad(place, 'missing', `line ${reading.lines} holds entry ${line.index}; entry ${place} is missing`);
  }
  return bad(line.index, 'duplicate', `line ${reading.lines} holds entry ${line.index} a second time`);
}

/** An entry that was found missing and comes later is not missing but out of order. */
function reconsider(reading: LogReading, line: EntryLine): LogReading {
  const { wrong } = reading;
  if (wrong?.why !== 'missing' || line.index !== wrong.index) return reading;
  const detail = `entry ${line.index} comes only in line ${reading.lines}`;
  return { ...reading, wrong: bad(line.index, 'out_of_order', detail) };
}

function append(reading: LogReading, line: EntryLine): LogReading {
  const { tree, last, sizes } = reading;
  const grown = grow(tree, line.leaf);
  const asked = sizes.has(grown.size);
  return {
    ...reading,
    tree: grown,
    before: tree,
    last: line.leaf,
    broken: last === null ? null : followLink(reading, last, line.prev),
    roots: asked ? new Map([...reading.roots, [grown.size, rootOf(grown)]]) : reading.roots,
  };
}

function followLink(reading: LogReading, last: Buffer, prev: Buffer | null): BrokenLink | null {
  const { broken, before, tree } = reading;
  const fits = prev?.equals(last) ?? false;
  const named = prev ?? last;
  if (broken !== null) {
    return {
      ...broken,
      named: grow(broken.named, named),
      kept: grow(broken.kept, named),
      nextToo: broken.nextToo ?? !fits,
    };
  }
  return fits ? null : { at: tree.size - 1, named: grow(before, named), kept: tree, nextToo: null };
}

const expected = (reading: LogReading): number | null =>
  reading.form === 'bundle' ? (reading.included.at(-1)?.index ?? null) : reading.tree.size;

const bad = (index: number | null, why: Fault, detail: string): FirstBad => ({ index, why, detail });
