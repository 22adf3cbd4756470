import type { ComponentChildren, VNode } from 'preact';

import { ErrorSummary } from '../frame/error-summary.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';
import { When } from '../frame/times.js';
import { subjectOf } from '../record/breach-log.page.js';
import type { Group, SearchResults } from './search.view.js';

interface SearchProps {
  readonly context: FrameContext;
  /** Null: nothing was asked for, or it cannot be searched for. */
  readonly results: SearchResults | null;
  readonly isTooLong: boolean;
}

/** What was found, in three groups; what a reader may not see is not there. */
export function SearchPage({ context, results, isTooLong }: SearchProps): VNode {
  return (
    <Frame
      context={context}
      heading={heading(results)}
      wrong={isTooLong}
      above={
        isTooLong ? <ErrorSummary errors={[{ field: 'site-search', message: say('search.tooLong') }]} /> : undefined
      }
    >
      <p>{say('search.hint')}</p>
      {results === null ? null : <Groups results={results} timeZone={context.timeZone} />}
    </Frame>
  );
}

function heading(results: SearchResults | null): string {
  if (results === null) return say('search.headingEmpty');
  const { text, breaches, people, units } = results;
  const groups = [breaches, people, units];
  const n = groups.reduce((all, { found }) => all + found.length, 0);
  if (n === 0) return say('search.headingNone', { text });
  if (groups.some(({ isCut }) => isCut)) return say('search.headingFirst', { n, text });
  return n === 1 ? say('search.headingOne', { text }) : say('search.heading', { n, text });
}

function Groups({ results, timeZone }: { readonly results: SearchResults; readonly timeZone: string }): VNode {
  const { breaches, people, units, names } = results;
  return (
    <>
      <GroupList id="breaches" title={say('search.breaches')} group={breaches}>
        {breaches.found.map((row) => (
          <li>
            <a href={`/breaches/${row.number}`}>{row.number}</a> {subjectOf(row, names.of(row.subject_id))},{' '}
            {say('log.opened').toLowerCase()} <When at={row.opened_at} timeZone={timeZone} />,{' '}
            {say(`track.${row.load_track}`)}
          </li>
        ))}
      </GroupList>
      <GroupList id="people" title={say('search.people')} group={people}>
        {people.found.map(({ personId, name, hasPage }) => (
          <li>
            <a
              href={
                hasPage ? `/workers/${encodeURIComponent(personId)}` : `/people?find=${encodeURIComponent(personId)}`
              }
            >
              {name === personId ? personId : `${name} (${personId})`}
            </a>
          </li>
        ))}
      </GroupList>
      <GroupList id="units" title={say('search.units')} group={units}>
        {units.found.map(({ unitId, name, program, path }) => (
          <li>
            <a href={path}>{name === unitId ? unitId : `${name} (${unitId})`}</a>, {program}
          </li>
        ))}
      </GroupList>
    </>
  );
}

interface GroupProps {
  readonly id: string;
  readonly title: string;
  readonly group: Group<unknown>;
  readonly children: ComponentChildren;
}

function GroupList({ id, title, group, children }: GroupProps): VNode | null {
  if (group.found.length === 0) return null;
  return (
    <section aria-labelledby={`found-${id}`}>
      <h2 id={`found-${id}`}>{title}</h2>
      <ul class="usa-list">{children}</ul>
      {group.isCut ? <p class="plim-quiet">{say('search.cut', { n: group.found.length })}</p> : null}
    </section>
  );
}
