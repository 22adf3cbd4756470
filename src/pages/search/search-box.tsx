import type { VNode } from 'preact';

import { say } from '../frame/say.js';

/** The search in the head of every page: a form that fetches, with what was last asked still in it. */
export function SearchBox({ path }: { readonly path: string }): VNode {
  return (
    <form class="plim-search" role="search" method="get" action="/search">
      <label class="usa-sr-only" for="site-search">
        {say('search.label')}
      </label>
      <input class="usa-input" id="site-search" name="q" autoComplete="off" maxLength={100} value={askedIn(path)} />
      <button class="usa-button usa-button--outline" type="submit">
        {say('search.button')}
      </button>
    </form>
  );
}

function askedIn(path: string): string {
  if (!path.startsWith('/search?')) return '';
  return new URLSearchParams(path.slice('/search?'.length)).get('q')?.slice(0, 100) ?? '';
}
