import type { ComponentChildren, VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import type { MailMode } from '../../agency/mail-mode.js';
import type { Instant } from '../../core/instant.js';
import { languageSpoken } from '../../platform/language/language.js';
import { assetUrl } from './assets.js';
import { Header } from './header.js';
import { LanguageChoice } from './language-choice.js';
import { say } from './say.js';
import { instantText } from './times.js';

/** What every page knows besides its own content. */
export interface FrameContext {
  readonly agencyName: string;
  readonly timeZone: string;
  /** The path and query asked for. */
  readonly path: string;
  readonly session: Session | null;
  readonly roles: ReadonlySet<string>;
  readonly rehearsal: boolean;
  /** The rehearsal's clock, where it was asked. */
  readonly rehearsalNow: Instant | null;
  /** Where mail goes; null: it is not said, as in a rehearsal, whose own banner says more. */
  readonly mail: MailMode | null;
  /** Since when a first run keeps all mail back; null: people are told. */
  readonly firstRunSince: Instant | null;
  readonly lateFeeds: readonly { readonly name: string; readonly since: Instant }[];
}

interface FrameProps {
  readonly context: FrameContext;
  /** The answer the page gives, as its h1 and the title of its tab. */
  readonly heading: string;
  /** As of when, from what, and when next. */
  readonly asOf?: ComponentChildren;
  /** Whether the page shows a form again because something in it is wrong. */
  readonly wrong?: boolean;
  /** What stands above the heading: the error summary, a confirmation. */
  readonly above?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** The frame of every page. */
export function Frame({ context, heading, asOf, wrong = false, above, children }: FrameProps): VNode {
  return (
    <html lang={languageSpoken()}>
      <Head title={say(wrong ? 'frame.titleWithError' : 'frame.title', { heading })} />
      <body>
        <a class="usa-skipnav" href="#main">
          {say('frame.skip')}
        </a>
        <Banners context={context} />
        <Header {...context} />
        <main id="main" class="plim-main" tabIndex={-1}>
          {above}
          <h1 class="plim-heading">{unbroken(heading)}</h1>
          {asOf === undefined ? null : <p class="plim-as-of">{asOf}</p>}
          {children}
        </main>
        <Footer {...context} />
      </body>
    </html>
  );
}

/** Codes and numbers of a heading, which no line end may divide at their hyphens. */
const unbroken = (heading: string): ComponentChildren[] =>
  heading
    .split(/(\([^()\s]{1,12}\):?|PL-\d{4}-\d{4,6})/)
    .map((part, place) => (place % 2 === 1 ? <span class="plim-nowrap">{part}</span> : part));

function Head({ title }: { readonly title: string }): VNode {
  return (
    <head>
      <meta charSet="utf-8" />
      <title>{title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <link
        rel="preload"
        href={assetUrl('sourcesanspro-regular-webfont.woff2')}
        as="font"
        type="font/woff2"
        crossOrigin="anonymous"
      />
      <link
        rel="preload"
        href={assetUrl('sourcesanspro-bold-webfont.woff2')}
        as="font"
        type="font/woff2"
        crossOrigin="anonymous"
      />
      <link rel="stylesheet" href={assetUrl('plimsoll.css')} />
      <link rel="icon" type="image/svg+xml" href={assetUrl('mark.svg')} />
      <script src={assetUrl('session-end.js')} defer />
    </head>
  );
}

function Banners({ context }: { readonly context: FrameContext }): VNode | null {
  const { rehearsal, rehearsalNow, mail, firstRunSince, lateFeeds, timeZone, session } = context;
  const clock = rehearsalNow === null ? '' : say('frame.rehearsalNow', { now: instantText(rehearsalNow, timeZone) });
  const lines = [
    ...(rehearsal ? [`${say('frame.rehearsal')} ${clock}`] : []),
    ...(mail === null || mail.leaves ? [] : [say(mail.why === 'shadow' ? 'frame.shadow' : 'frame.noMailServer')]),
    ...(firstRunSince === null ? [] : [say('frame.firstRun', { since: instantText(firstRunSince, timeZone) })]),
    ...(session === null
      ? []
      : lateFeeds.map(({ name, since }) => say('frame.lateFeed', { feed: name, since: instantText(since, timeZone) }))),
  ];
  if (lines.length === 0) return null;
  return (
    <div class="plim-banners" role="region" aria-label={say('frame.notices')}>
      {lines.map((line) => (
        <p class="plim-banner">{line}</p>
      ))}
    </div>
  );
}

function Footer({ agencyName, session, path }: FrameContext): VNode {
  return (
    <footer class="plim-footer">
      <p>
        {agencyName} · {say('frame.footer')}
      </p>
      <ul>
        <li>
          <a href="/help">{say('frame.help')}</a>
        </li>
        <li>
          <a href="/accessibility">{say('frame.accessibility')}</a>
        </li>
        <li>
          <a href="/privacy">{say('frame.privacy')}</a>
        </li>
        {session !== null ? (
          <li>
            <a href="/tokens">{say('frame.tokens')}</a>
          </li>
        ) : null}
      </ul>
      {session === null ? null : <LanguageChoice session={session} path={path} />}
    </footer>
  );
}
