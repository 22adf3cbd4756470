import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import type { SettingsDocument } from '../../agency/settings.js';
import type { FirstRunStep } from '../../core/first-run.js';
import type { FirstMail } from '../../first-run/first-mail.js';
import type { FirstRunState } from '../../first-run/found.queries.js';
import type { FieldError } from '../frame/error-summary.js';
import type { FrameContext } from '../frame/frame.page.js';
import type { Names } from '../parts/names.js';
import type { TestMessage } from './step.view.js';

/** Everything that the page of a step shows. */
export interface StepProps {
  readonly context: FrameContext;
  readonly session: Session;
  readonly state: FirstRunState;
  readonly steps: readonly FirstRunStep[];
  readonly step: FirstRunStep;
  readonly errors: readonly FieldError[];
  readonly settings: SettingsDocument;
  readonly test: TestMessage | null;
  /** Whom the first mail would go to; null: it was not asked. */
  readonly reckoned: FirstMail | null;
  readonly names: Names;
  readonly address: string;
  readonly done: 'tested' | 'started' | null;
}

/** What is there, a name and a value a line. */
export function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: string])[] }): VNode {
  return (
    <dl class="plim-facts">
      {facts.map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}

/** Where the work of a step is done. */
export function StepLinks({ links }: { readonly links: readonly (readonly [path: string, label: string])[] }): VNode {
  return (
    <ul class="plim-links">
      {links.map(([path, label]) => (
        <li>
          <a href={path}>{label}</a>
        </li>
      ))}
    </ul>
  );
}
