import { adminToken, type StoryService } from './story-service.js';

const host = 'plimsoll.test';

/** Of addresses that differ only in what is filtered, sorted or paged, so many are enough. */
const mostOfAShape = 12;

/** Signs somebody in by the rehearsal; the Cookie header of their session. */
export async function cookieOf(service: StoryService, who: string): Promise<string> {
  const answer = await service.app.inject({
    method: 'POST',
    url: '/api/v1/rehearsal/sessions',
    headers: { host, authorization: `Bearer ${adminToken}` },
    payload: { personId: who },
  });
  const [cookie = ''] = [answer.headers['set-cookie'] ?? ''].flat();
  return cookie.split(';')[0] ?? '';
}

/** The text of an attribute as it is meant. */
export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** The addresses of this service that a page or a mail leads to, frames and pictures included; places in it left out. */
export function linksIn(html: string, from: string): string[] {
  const base = `http://${host}${from}`;
  return [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].flatMap(([, address = '']) => {
    const url = URL.parse(unescaped(address), base);
    return url?.host === host ? [url.pathname + url.search] : [];
  });
}

const shapeOf = (path: string): string => {
  const url = new URL(path, `http://${host}`);
  return `${url.pathname}?${[...url.searchParams.keys()].sort().join('&')}`;
};

export interface Crawl {
  readonly seen: ReadonlyMap<string, number>;
  readonly faults: readonly string[];
}

interface Reader {
  readonly who: string;
  readonly cookie: string;
  /** What is done with each page that this reader gets. */
  readonly onPage?: (html: string, path: string) => void;
}

/** Goes wherever a reader is led, from the first page and their mail: each address by GET and by HEAD. */
export async function crawl(
  service: StoryService,
  { who, cookie, onPage }: Reader,
  mail: readonly string[] = [],
): Promise<Crawl> {
  const waiting: [path: string, from: string][] = [
    ['/', 'the address bar'],
    ...mail.map((path): [string, string] => [path, 'mail']),
  ];
  const seen = new Map<string, number>();
  const shapes = new Map<string, number>();
  const faults: string[] = [];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [path, from] = next;
    if (seen.has(path)) continue;
    const ofShape = (shapes.get(shapeOf(path)) ?? 0) + 1;
    shapes.set(shapeOf(path), ofShape);
    if (ofShape > mostOfAShape) continue;
    const headers = { host, cookie };
    const got = await service.app.inject({ method: 'GET', url: path, headers });
    const head = await service.app.inject({ method: 'HEAD', url: path, headers });
    seen.set(path, got.statusCode);
    if (got.statusCode >= 400) faults.push(`${who}: ${path}, led to from ${from}: ${got.statusCode}`);
    if (head.statusCode !== got.statusCode)
      faults.push(`${who}: HEAD ${path}: ${head.statusCode}, GET ${got.statusCode}`);
    const { location } = got.headers;
    const onward = typeof location === 'string' ? linksIn(` href="${location}"`, path) : [];
    // a mail in the mailbox was written to somebody else, and its frame leads nowhere: it is sandboxed
    const isMail = /^\/mailbox\/[^/]+\/html$/.test(path);
    const isPage = !isMail && String(got.headers['content-type']).includes('html');
    if (isPage) onPage?.(got.body, path);
    for (const link of [...onward, ...(isPage ? linksIn(got.body, path) : [])]) waiting.push([link, path]);
  }
  return { seen, faults };
}
