import { headerOf, type WebRequest } from './web-request.js';

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a request may change something. */
export const mayChange = (request: Pick<WebRequest, 'method'>): boolean => !reads.has(request.method);

/**
 * Whether a browser sent this from a page of ours. A browser always says where a form comes from, by Sec-Fetch-Site or
 * by Origin; what says neither is no browser, and nobody else's session can be in it.
 */
export function isFromHere(request: Pick<WebRequest, 'headers'>, baseUrl: string | undefined): boolean {
  const site = headerOf(request, 'sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = headerOf(request, 'origin');
  if (origin === undefined) return true;
  // a page that sends no referrer has the origin `null`, its own forms too
  if (origin === 'null') return site === 'same-origin';
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === headerOf(request, 'host') || (baseUrl !== undefined && new URL(baseUrl).host === host);
}
