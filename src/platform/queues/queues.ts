/** Works off one job. A job may come twice, or after it has become moot: the handler must stand both. */
export type Handler = (id: string) => Promise<void>;

/**
 * Jobs on their way to whoever has time for them. A job is the id of a row, and only the row is true: jobs may be lost,
 * and whoever published them publishes what is still owed again.
 */
export interface Queues {
  /** Puts one job for each id into the queue of this name. Fails within seconds when it cannot. */
  publish(name: string, ids: readonly string[]): Promise<void>;
  /** Works off the jobs of this name, so many at a time, from now until the service closes. */
  process(name: string, concurrency: number, handler: Handler): void;
  /** What is wrong with the queue; null when nothing is. */
  fault(): Promise<string | null>;
  /** Lets the jobs in hand end, but does not wait for ever. */
  close(): Promise<void>;
}

/** The token that the queues are injected by. */
export const QUEUES = Symbol('queues');
