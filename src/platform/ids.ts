import { v7 } from 'uuid';

/** A new id: a UUIDv7, so that rows made one after the other lie one after the other. */
export const newId = (): string => v7();
