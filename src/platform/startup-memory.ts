import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** By then what a start reads, compiles and wires is done with. */
const settledAfter = 5_000;

/**
 * Keeps V8 from making room for all that a start only leaves behind: it does not give such room back, and an idle
 * service would hold it for good.
 */
export function spareRoomAtStart(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** Collects what loading the service left behind; what it is wired of then finds room there. */
export function collectLeftBehind(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  collect();
}

/** The start is over: from then on V8 makes as much room as the work asks for. */
export function endSparing(): void {
  setTimeout(() => {
    collectLeftBehind();
    setFlagsFromString('--semi-space-growth-factor=2');
  }, settledAfter).unref();
}
