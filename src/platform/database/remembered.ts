import type { Db, Tx } from './database.js';

/** Reads something; within one transaction it is read once, until it is said to have changed. */
export interface Remembered<Value> {
  (db: Db): Promise<Value>;
  /** To be said by whatever changes it, in the transaction of the change. */
  changed(tx: Tx): void;
}

/** What is asked for many times in one transaction and changes seldom. Outside a transaction it is read each time. */
export function remembered<Value>(read: (db: Db) => Promise<Value>): Remembered<Value> {
  const known = new WeakMap<Db, Promise<Value>>();
  const inTransaction = (db: Db): Promise<Value> => {
    const value = known.get(db) ?? read(db);
    known.set(db, value);
    return value;
  };
  return Object.assign((db: Db) => ('kind' in db ? inTransaction(db) : read(db)), {
    changed: (tx: Tx) => void known.delete(tx),
  });
}
