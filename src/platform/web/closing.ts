import { log } from '../log.js';
import { within } from '../queues/deadline.js';

/** Whoever asked us to end waits ten seconds before doing it by force. */
const longestClose = 9_000;

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
