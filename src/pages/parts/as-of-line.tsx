import type { VNode } from 'preact';

import { say } from '../frame/say.js';
import { instantText } from '../frame/times.js';
import type { AsOf } from './as-of.js';

const mostNamed = 3;

/** `Counts as of Mon Nov 23, 6:02 AM from cws-er; next due Tue Nov 24, 6:00 AM`. */
export function AsOfLine({ asOf, timeZone }: { readonly asOf: AsOf; readonly timeZone: string }): VNode {
  if (asOf.at === null) return <>{say('parts.noData')}</>;
  const feeds =
    asOf.feeds.length > mostNamed ? say('parts.manyFeeds', { n: asOf.feeds.length }) : asOf.feeds.join(', ');
  const when = instantText(asOf.at, timeZone);
  const next = asOf.nextDue === null ? '' : `; ${say('frame.asOfNext', { next: instantText(asOf.nextDue, timeZone) })}`;
  return <>{`${say('frame.asOfSource', { when, source: feeds })}${next}.`}</>;
}
