import { log } from '../log.js';
import { within } from '../queues/deadline.js';

/** Whoever asked us to end waits ten seconds before doing it by force. */
const longestClose = 9_000;

/** How long a start that is no longer wanted may take to come to its end. */
const longestStart = 4_000;

/** Resolves at the first signal to end. Further ones change nothing: what is under way is short. */
export function onStopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        resolve();
      });
    }
  });
}

/**
 * What `start` makes, unless a signal to end comes first: then a start that comes to its end soon is closed again, one that
 * hangs is left, and there is nothing to go on with.
 */
export async function unlessStopped<T extends { close(): Promise<unknown> }>(
  stopped: Promise<void>,
  start: (stop: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const stop = new AbortController();
  const starting = start(stop.signal);
  const first = await Promise.race([starting, stopped]);
  if (first !== undefined) return first;
  stop.abort();
  const made = await within(longestStart, 'the start', starting).catch((error: unknown) => {
    log.info({ err: error }, 'the start was broken off');
    return undefined;
  });
  if (made !== undefined) await closeAll([() => made.close()]);
  return undefined;
}

/** Closes one part after the other; one that fails or hangs does not keep the process alive. */
export async function closeAll(parts: readonly (() => Promise<unknown>)[]): Promise<void> {
  const inTurn = async (): Promise<void> => {
    for (const close of parts) {
      await close().catch((error: unknown) => {
        log.warn({ err: error }, 'a part of the service did not close as it should');
      });
    }
  };
  await within(longestClose, 'closing', inTurn()).catch((error: unknown) => {
    log.warn({ err: error }, 'not everything was closed in time');
  });
}
