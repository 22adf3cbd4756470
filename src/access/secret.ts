import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, written so that they fit a URL, a cookie and a header. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret: enough to know it again, not enough to use it. */
export const digestOf = (secret: string): Buffer => createHash('sha256').update(secret, 'utf8').digest();

/** Compares two secrets in a time that does not depend on where they differ. */
export const sameSecret = (a: string, b: string): boolean => timingSafeEqual(digestOf(a), digestOf(b));
