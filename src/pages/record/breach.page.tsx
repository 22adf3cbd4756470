import type { ComponentChildren, VNode } from 'preact';

import { type FieldError, ErrorSummary } from '../frame/error-summary.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { Message } from '../frame/message.js';
import { say } from '../frame/say.js';
import { dayText, When } from '../frame/times.js';
import { AsOfLine } from '../parts/as-of-line.js';
import { isSum } from '../parts/arithmetic.js';
import { decimal } from '../parts/decimal.js';
import { localDay } from '../parts/local-day.js';
import { BreachLinePicture } from '../pictures/breach-line.js';
import { pictureIds } from '../pictures/picture-ids.js';
import { BreachActions, type TypedAct } from './breach-actions.page.js';
import { CheckIns } from './breach-check-ins.page.js';
import { breachHeading, statusSentences, whoOf } from './breach-words.js';
import type { BreachView } from './breach.view.js';
import { RequestFacts } from './request-facts.page.js';
import { Timeline } from './timeline.page.js';

interface BreachProps {
  readonly context: FrameContext;
  readonly view: BreachView;
  /** What was just done: it stays in the address. */
  readonly confirmation?: readonly string[];
  readonly errors?: readonly FieldError[];
  /** The act that was refused, as it was typed. */
  readonly refused?: TypedAct;
}

/** One breach: what it is now, what is due, what can be done, and all that happened. */
export function BreachPage({ context, view, confirmation = [], errors = [], refused }: BreachProps): VNode {
  const { timeZone, session } = context;
  const { row } = view;
  const above = (
    <>
      <ErrorSummary errors={errors} />
      {confirmation.length === 0 ? null : (
        <Message kind="success" heading={say('parts.done')}>
          {confirmation.map((line) => (
            <p>{line}</p>
          ))}
        </Message>
      )}
    </>
  );
  return (
    <Frame
      context={context}
      heading={breachHeading(view)}
      asOf={
        <>
          {row.number} · <AsOfLine asOf={view.asOf} timeZone={timeZone} />
        </>
      }
      above={above}
      wrong={errors.length > 0}
    >
      <p class="plim-lead">{statusSentences(view, timeZone).join(' ')}</p>
      {session === null ? null : (
        <BreachActions view={view} session={session} errors={errors} refused={refused} timeZone={timeZone} />
      )}
      {view.drawn === null ? null : (
        <BreachLinePicture id={pictureIds().next()} who={whoOf(view)} row={row} drawn={view.drawn} />
      )}
      <div class="plim-split">
        <div>
          <h2>{say('breach.facts')}</h2>
          {row.kind === 'request' ? (
            <RequestFacts view={view} timeZone={timeZone} />
          ) : (
            <Facts view={view} timeZone={timeZone} />
          )}
          {row.subject_kind === 'worker' ? <CheckIns view={view} /> : null}
        </div>
        <div>
          <Timeline view={view} timeZone={timeZone} />
        </div>
      </div>
    </Frame>
  );
}

function Facts({ view, timeZone }: { readonly view: BreachView; readonly timeZone: string }): VNode {
  const { row, breach, terms, daysOver } = view;
  const sum = breach.figures.rules[0]?.arithmetic ?? '';
  const source = [terms?.agreement ?? '', terms?.clause ?? ''].filter((text) => text !== '').join(', ');
  const limit = decimal(row.effective_limit);
  const goal = row.goal === null ? null : decimal(row.goal);
  const facts: readonly (readonly [string, ComponentChildren] | null)[] = [
    [say('breach.level'), goal === null || goal === limit ? limit : say('breach.band', { goal, limit })],
    source === '' ? null : [say('breach.source'), source],
    [
      '',
      <a href={`/targets/${row.target_id}`}>
        {say('breach.sourceVersion', { name: terms?.name ?? '', version: row.target_version })}
      </a>,
    ],
    isSum(sum) ? [say('breach.sum'), sum] : null,
    [say('breach.since'), <When at={row.started_at} timeZone={timeZone} />],
    row.opened_at === row.started_at ? null : [say('breach.opened'), <When at={row.opened_at} timeZone={timeZone} />],
    row.noticed_at === row.opened_at || row.found_late
      ? null
      : [say('breach.noticed'), <When at={row.noticed_at} timeZone={timeZone} />],
    row.found_late ? ['', say('breach.foundLate', { at: dayText(localDay(row.noticed_at, timeZone)) })] : null,
    [say('breach.loadNow'), decimal(row.load_now ?? row.load)],
    [say('breach.peak'), decimal(row.peak)],
    [say('breach.days'), String(daysOver)],
    row.cleared_at === null ? null : [say('breach.cleared'), <When at={row.cleared_at} timeZone={timeZone} />],
    row.ended_reason === null ? null : [say('breach.endedBecause'), row.ended_reason],
    [say('breach.round'), String(row.round)],
    row.unit_id === null ? null : [say('breach.unit'), view.unitName ?? row.unit_id],
  ];
  return (
    <>
      <dl class="plim-facts">
        {groups(facts).map(({ label, values }) => (
          <div class="plim-fact">
            <dt>{label}</dt>
            {values.map((value) => (
              <dd>{value}</dd>
            ))}
          </div>
        ))}
      </dl>
      {row.subject_kind === 'worker' ? (
        <p>
          <a href={`/workers/${encodeURIComponent(row.subject_id)}`}>{say('breach.worker')}</a>
        </p>
      ) : null}
    </>
  );
}

/** A fact without a label belongs to the one before it. */
function groups(
  facts: readonly (readonly [string, ComponentChildren] | null)[],
): { label: string; values: ComponentChildren[] }[] {
  const grouped: { label: string; values: ComponentChildren[] }[] = [];
  for (const fact of facts) {
    if (fact === null) continue;
    const last = grouped.at(-1);
    if (fact[0] === '' && last !== undefined) last.values.push(fact[1]);
    else grouped.push({ label: fact[0], values: [fact[1]] });
  }
  return grouped;
}
