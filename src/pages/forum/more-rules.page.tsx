import type { VNode } from 'preact';

import { errorOf, type FieldError } from '../frame/error-summary.js';
import { TextField } from '../frame/fields.js';
import { say } from '../frame/say.js';
import { ruleField, ruleRows, type TypedTarget } from './target-form.js';

const numbers = ['goal', 'limit', 'absoluteLimit', 'clearAt'] as const;

interface RulesProps {
  readonly form: TypedTarget;
  readonly errors: readonly FieldError[];
}

/** The rules after the first: what counts, the word for one, and the levels. Open where something stands in them. */
export function MoreRules({ form, errors }: RulesProps): VNode {
  const rules = Array.from({ length: ruleRows - 1 }, (_, index) => index + 2);
  const isOpen = rules.some(
    (n) =>
      ['counts', 'countUnit', ...numbers].some((name) => (form[ruleField(name, n)] ?? '') !== '') ||
      errors.some(({ field }) => field === ruleField('limit', n)),
  );
  return (
    <details class="plim-details" open={isOpen}>
      <summary>{say('newTarget.moreRules')}</summary>
      <p class="usa-hint">{say('newTarget.moreRulesHint')}</p>
      {rules.map((n) => (
        <fieldset class="usa-fieldset">
          <legend class="usa-legend plim-legend">{say('newTarget.ruleN', { n })}</legend>
          <TextField
            name={ruleField('counts', n)}
            label={say('newTarget.counts')}
            value={form[ruleField('counts', n)]}
            error={errorOf(errors, ruleField('counts', n))}
            optional
          />
          <TextField
            name={ruleField('countUnit', n)}
            width="medium"
            label={say('newTarget.countUnit')}
            value={form[ruleField('countUnit', n)]}
            error={errorOf(errors, ruleField('countUnit', n))}
            optional
          />
          {numbers.map((name) => (
            <TextField
              name={ruleField(name, n)}
              width="small"
              inputMode="decimal"
              label={say(`newTarget.${name}`)}
              value={form[ruleField(name, n)]}
              error={errorOf(errors, ruleField(name, n))}
              optional
            />
          ))}
        </fieldset>
      ))}
    </details>
  );
}
