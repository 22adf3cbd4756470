import type { VNode } from 'preact';

import { say } from '../frame/say.js';
import { When } from '../frame/times.js';
import type { Names } from '../parts/names.js';
import { noticeKindText } from '../parts/notice-kind.js';
import type { BreachView, TimelineEntry } from './breach.view.js';
import { entryWords } from './entry-words.en.js';

/** What happened, oldest first: one line an entry of the log, each with an address of its own. */
export function Timeline({ view, timeZone }: { readonly view: BreachView; readonly timeZone: string }): VNode {
  const { row, names, timeline } = view;
  return (
    <>
      <h2 id="timeline">{say('breach.timeline')}</h2>
      <p>{say('breach.timelineLead')}</p>
      <ol class="plim-timeline">
        {timeline.map((entry) => (
          <li id={`entry-${entry.index}`}>
            <h3>{titleOf(entry)}</h3>
            <p class="plim-quiet plim-entry-line">
              {entry.by === null ? say('parts.service') : names.of(entry.by)} ·{' '}
              <When at={entry.at} timeZone={timeZone} /> ·{' '}
              <a href={`#entry-${entry.index}`}>{say('breach.entry', { index: entry.index })}</a>
            </p>
            {entry.text === titleOf(entry) ? null : <p>{named(entry, names)}</p>}
            {entry.checkInId === null ? null : (
              <p>
                <a href={`/check-ins/${entry.checkInId}`}>{say('entry.checked_in')}</a>
              </p>
            )}
          </li>
        ))}
      </ol>
      <p>
        <a href={`/api/v1/log/bundles/${row.number}`}>{say('breach.bundle')}</a>
      </p>
    </>
  );
}

/** The sentence of an entry with the people in it as this reader is to see them. */
const named = ({ text, people }: TimelineEntry, names: Names): string =>
  text
    .replace(/“(\w+)”/g, (_, kind: string) => `“${noticeKindText(kind)}”`)
    .split(/(?<![\w-])([\w.-]+)(?![\w-])/)
    .map((part) => (people.includes(part) ? names.of(part) : part))
    .join('');

const isTitled = (key: string): key is keyof typeof entryWords => Object.hasOwn(entryWords, key);

const titleOf = ({ kind }: TimelineEntry): string => entryTitle(kind);

/** What a kind of entry is called; one without a title of its own shows its kind. */
export function entryTitle(kind: string): string {
  const key = `entry.${kind}`;
  if (isTitled(key)) return say(key);
  const words = kind.replaceAll('_', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
