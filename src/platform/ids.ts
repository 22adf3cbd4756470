import { v7 } from 'uuid';

/** A new id: a UUIDv7, so that rows made one after the other lie one after the other. */
export const newId = (): string => v7();

/** When an id was made, in milliseconds since 1970 by the clock of the machine that made it. */
export const timeOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
