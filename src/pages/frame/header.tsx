import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import type { Instant } from '../../core/instant.js';
import { SearchBox } from '../search/search-box.js';
import { CsrfField } from './form.js';
import { isUnder, navigationFor } from './navigation.js';
import { PlimsollMark } from './plimsoll-mark.js';
import { say } from './say.js';
import { instantText } from './times.js';

interface HeaderProps {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly path: string;
  readonly session: Session | null;
  readonly roles: ReadonlySet<string>;
  readonly firstRunSince: Instant | null;
}

/** The head of every page: whose service it is, where one may go, who is signed in. */
export function Header({ agencyName, timeZone, path, session, roles, firstRunSince }: HeaderProps): VNode {
  const items = session === null ? [] : navigationFor(roles, firstRunSince !== null);
  const own = session === null ? null : `/workers/${encodeURIComponent(session.personId)}`;
  return (
    <header class="plim-header">
      <div class="plim-header__bar">
        <a class="plim-brand" href="/">
          <PlimsollMark />
          <span class="plim-brand__name">{say('frame.brand')}</span>
          <span class="plim-brand__agency">{agencyName}</span>
          <span class="usa-sr-only">{say('frame.home')}</span>
        </a>
        {session === null ? null : <Account session={session} timeZone={timeZone} />}
        {session === null ? null : <SearchBox path={path} />}
      </div>
      {items.length === 0 ? null : (
        <nav class="plim-nav" aria-label={say('frame.navigation')}>
          <ul>
            {items.map((item) => (
              <li>
                <a
                  href={item.path}
                  aria-current={
                    isUnder(own !== null && isUnder(path, { path: own }) ? '/mine' : path, item) ? 'page' : undefined
                  }
                >
                  {say(item.label)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  );
}

function Account({ session, timeZone }: { readonly session: Session; readonly timeZone: string }): VNode {
  const time = instantText(session.expiresAt, timeZone);
  return (
    <div class="plim-account">
      <p>{say('frame.account', { name: session.name })}</p>
      <form method="post" action="/sign-out">
        <CsrfField session={session} />
        <button class="usa-button usa-button--unstyled" type="submit">
          {say('frame.signOut')}
        </button>
      </form>
      <form class="plim-session-end" method="post" action="/sign-in/stay" data-ends-at={session.expiresAt} hidden>
        <CsrfField session={session} />
        <p role="alert">{say('frame.sessionEnds', { time })}</p>
        <button class="usa-button" type="submit">
          {say('frame.stay')}
        </button>
      </form>
    </div>
  );
}
