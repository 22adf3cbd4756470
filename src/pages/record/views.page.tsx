import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { errorOf, ErrorSummary, type FieldError } from '../frame/error-summary.js';
import { TextField } from '../frame/fields.js';
import { Form, SubmitButton } from '../frame/form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { Message } from '../frame/message.js';
import { say } from '../frame/say.js';
import { withQuery } from '../parts/address.js';
import type { Filters } from './breach-log.filters.js';
import { filterWords } from './breach-log-filters.page.js';
import type { BreachLog } from './breach-log.view.js';
import type { SavedView } from './saved-view.queries.js';

interface NewViewProps {
  readonly context: FrameContext;
  readonly session: Session;
  readonly filters: Filters;
  readonly units: BreachLog['units'];
  readonly name: string;
  readonly errors: readonly FieldError[];
}

/** Gives the filters of the breach log a name. */
export function NewViewPage({ context, session, filters, units, name, errors }: NewViewProps): VNode {
  const words = filterWords(filters, units);
  return (
    <Frame
      context={context}
      heading={say('views.newHeading')}
      wrong={errors.length > 0}
      above={<ErrorSummary errors={errors} />}
    >
      <p>{say('views.newLead')}</p>
      {words.length === 0 ? (
        <p>
          {say('views.noFilters')} <a href="/breaches">{say('views.toLog')}</a>
        </p>
      ) : (
        <>
          <FilterList filters={filters} units={units} />
          <Form action="/views" session={session}>
            {Object.entries(filters).map(([field, value]) => (
              <input type="hidden" name={field} value={value} />
            ))}
            <TextField
              name="name"
              width="medium"
              label={say('views.name')}
              hint={say('views.nameHint')}
              value={name}
              error={errorOf(errors, 'name')}
            />
            <SubmitButton>{say('views.save')}</SubmitButton>
          </Form>
        </>
      )}
    </Frame>
  );
}

interface ViewsProps {
  readonly context: FrameContext;
  readonly views: readonly SavedView[];
  readonly units: BreachLog['units'];
  readonly done: 'renamed' | 'deleted' | null;
}

const sentences = { renamed: 'views.doneRenamed', deleted: 'views.doneDeleted' } as const;

/** A person's own views. */
export function ViewsPage({ context, views, units, done }: ViewsProps): VNode {
  return (
    <Frame
      context={context}
      heading={heading(views.length)}
      above={done === null ? null : <Message kind="success">{say(sentences[done])}</Message>}
    >
      <p>
        {say('views.lead')} <a href="/breaches">{say('views.toLog')}</a>
      </p>
      {views.map(({ id, name, filters }) => (
        <section aria-labelledby={`view-${id}`}>
          <h2 id={`view-${id}`}>
            <a href={withQuery('/breaches', filters)}>{name}</a>
          </h2>
          <FilterList filters={filters} units={units} />
          <p>
            <a href={`/views/${id}`}>
              {say('views.change')}
              <span class="usa-sr-only">: {name}</span>
            </a>
          </p>
        </section>
      ))}
    </Frame>
  );
}

function heading(n: number): string {
  if (n === 0) return say('views.headingNone');
  return n === 1 ? say('views.headingOne') : say('views.heading', { n });
}

interface ViewProps {
  readonly context: FrameContext;
  readonly session: Session;
  readonly view: SavedView;
  readonly units: BreachLog['units'];
  /** The name as it was typed. */
  readonly name: string;
  readonly errors: readonly FieldError[];
}

/** One view: its name to be changed, or all of it to go. */
export function ViewPage({ context, session, view, units, name, errors }: ViewProps): VNode {
  const { id } = view;
  return (
    <Frame
      context={context}
      heading={say('views.oneHeading', { name: view.name })}
      wrong={errors.length > 0}
      above={<ErrorSummary errors={errors} />}
    >
      <FilterList filters={view.filters} units={units} />
      <Form action={`/views/${id}/rename`} session={session} label={say('views.rename')}>
        <TextField name="name" width="medium" label={say('views.name')} value={name} error={errorOf(errors, 'name')} />
        <SubmitButton>{say('views.rename')}</SubmitButton>
      </Form>
      <Form action={`/views/${id}/delete`} session={session} label={say('views.delete')}>
        <SubmitButton kind="outline">{say('views.delete')}</SubmitButton>
      </Form>
      <p>
        <a href="/views">{say('views.all')}</a>
      </p>
    </Frame>
  );
}

function FilterList({ filters, units }: { readonly filters: Filters; readonly units: BreachLog['units'] }): VNode {
  return (
    <ul class="usa-list" aria-label={say('views.filters')}>
      {filterWords(filters, units).map(({ label, value }) => (
        <li>
          {label}: {value}
        </li>
      ))}
    </ul>
  );
}
