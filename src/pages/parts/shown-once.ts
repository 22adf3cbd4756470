import { headerOf, type WebRequest } from '../../access/web-request.js';
import type { WebReply } from '../../platform/tsx/page-reply.js';

const name = 'plimsoll_once';

/** Carries a secret over to the next page, which is the only one to show it: no address and no history holds it. */
export function carryOnce(reply: WebReply, value: string, { path, secure }: { path: string; secure: boolean }): void {
  const kept = `${name}=${encodeURIComponent(value)}; Path=${path}; Max-Age=60; HttpOnly; SameSite=Strict`;
  reply.header('set-cookie', secure ? `${kept}; Secure` : kept);
}

/** What was carried over, and gone with it; null: nothing, or nothing of this shape. */
export function takeOnce(
  request: WebRequest,
  reply: WebReply,
  { path, shape }: { readonly path: string; readonly shape: RegExp },
): string | null {
  const pair = (headerOf(request, 'cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  if (pair === undefined) return null;
  reply.header('set-cookie', `${name}=; Path=${path}; Max-Age=0; HttpOnly; SameSite=Strict`);
  const value = decoded(pair.slice(name.length + 1));
  return shape.test(value) ? value : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
