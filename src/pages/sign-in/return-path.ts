/** Where to go after signing in: a page of ours, else the first page. Nothing that leads elsewhere is followed. */
export function safeReturn(asked: string | undefined): string {
  if (asked === undefined || asked.length > 2_000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(asked)) return '/';
  const { origin, pathname, search } = new URL(asked, 'http://here');
  if (origin !== 'http://here' || pathname.startsWith('//') || /^\/(?:sign-|api\/|assets\/)/.test(pathname)) return '/';
  return pathname + search;
}

/** The sign-in page that leads back to this path. */
export function signInPath(path: string): string {
  const back = safeReturn(path);
  return back === '/' ? '/sign-in' : `/sign-in?return=${encodeURIComponent(back)}`;
}
