import type { VNode } from 'preact';

import { errorOf } from '../frame/error-summary.js';
import { SelectField, TextField } from '../frame/fields.js';
import { say } from '../frame/say.js';
import { withQuery } from '../parts/address.js';
import type { FilterName, Filters } from './breach-log.filters.js';
import type { BreachLog, Counted } from './breach-log.view.js';

const statuses = ['open', 'owed', 'closed'] as const;

/** What the list can be narrowed to; it lives in the address. */
export function FilterForm({ log }: { readonly log: BreachLog }): VNode {
  const { filters, units, programs, errors } = log;
  const field = (name: FilterName) => ({
    name,
    label: say(`log.${name}`),
    value: filters[name] ?? '',
    error: errorOf(errors, name),
  });
  return (
    <form class="plim-filter" method="get" action="/breaches" aria-label={say('log.filter')} noValidate>
      <SelectField
        {...field('status')}
        choices={[
          { value: '', label: say('log.status.any') },
          ...statuses.map((value) => ({ value, label: say(`log.status.${value}`) })),
        ]}
      />
      <SelectField
        {...field('unit')}
        choices={[
          { value: '', label: say('log.unit.any') },
          ...units.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SelectField
        {...field('program')}
        choices={[
          { value: '', label: say('log.program.any') },
          ...programs.map((program) => ({ value: program, label: program })),
        ]}
      />
      <TextField {...field('worker')} />
      <TextField {...field('openedFrom')} type="date" />
      <TextField {...field('openedUntil')} type="date" />
      <button class="usa-button" type="submit">
        {say('log.apply')}
      </button>
    </form>
  );
}

/** What narrows the list, each to be taken away by itself; how many there are is said to who does not see it change. */
export function Chips({ log }: { readonly log: BreachLog }): VNode {
  const { filters, lines, counted } = log;
  return (
    <>
      <p role="status">{say('log.announced', { n: lines.length, all: countText(counted) })}</p>
      {Object.keys(filters).length === 0 ? null : (
        <nav aria-label={say('log.filters')}>
          <ul class="plim-chips">
            {filterWords(filters, log.units).map(({ name, label, value }) => (
              <li>
                <a
                  href={withQuery('/breaches', { ...filters, [name]: null })}
                  aria-label={say('log.remove', { name: label, value })}
                >
                  {label}: {value} <span aria-hidden="true">×</span>
                </a>
              </li>
            ))}
            <li>
              <a href="/breaches">{say('log.clear')}</a>
            </li>
          </ul>
          <p>
            <a href={withQuery('/views/new', filters)}>{say('views.saveThis')}</a>
          </p>
        </nav>
      )}
    </>
  );
}

/** `214`, or that there are more than were counted. */
export const countText = ({ n, isMore }: Counted): string => {
  const text = n.toLocaleString('en-US');
  return isMore ? say('log.moreThan', { n: text }) : text;
};

/** Filters in the words of the page. */
export function filterWords(
  filters: Filters,
  units: BreachLog['units'],
): { readonly name: FilterName; readonly label: string; readonly value: string }[] {
  return (Object.entries(filters) as [FilterName, string][]).map(([name, value]) => ({
    name,
    label: say(`log.${name}`),
    value: valueText(units, name, value),
  }));
}

function valueText(units: BreachLog['units'], name: FilterName, value: string): string {
  const status = statuses.find((one) => one === value);
  if (name === 'status' && status !== undefined) return say(`log.status.${status}`);
  return (name === 'unit' ? units.find(({ id }) => id === value)?.name : undefined) ?? value;
}
