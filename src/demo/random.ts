import { createHash } from 'node:crypto';

/** The seed of the demonstration that `npm start -- --demo` makes. */
export const usualSeed = 2026;

/** Numbers that look drawn by chance and are the same for the same seed. */
export class Random {
  private constructor(private state: number) {}

  /** The numbers that belong to one matter, whoever asks about it, when, and after what. */
  static about(seed: number, ...matter: readonly (string | number)[]): Random {
    return new Random(
      createHash('sha256')
        .update([seed, ...matter].join(' '))
        .digest()
        .readUInt32BE(0),
    );
  }

  /** From 0 up to and not including 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** How many of something come in a while in which `mean` come on average. */
  arrivals(mean: number): number {
    const limit = Math.exp(-mean);
    let product = this.next();
    let count = 0;
    while (product > limit) {
      product *= this.next();
      count += 1;
    }
    return count;
  }

  /** How long something lasts that lasts `mean` on average. */
  lasting(mean: number): number {
    return -Math.log(1 - this.next()) * mean;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new Error('there is nothing to pick from');
    return item;
  }
}
