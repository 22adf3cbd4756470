import { say } from '../frame/say.js';
import { instantText } from '../frame/times.js';
import { withQuery } from '../parts/address.js';
import { type BreachView, toldIn, toldLast } from './breach.view.js';

/** What an act came to, as the address of the page says it afterwards. */
export const outcomes = ['acknowledged', 'again', 'withdrawn', 'escalated', 'waived', 'excused'] as const;
export type Outcome = (typeof outcomes)[number];

interface Came {
  readonly outcome: Outcome;
  /** Whom it had gone to since the page was loaded that the act came from. */
  readonly gone?: readonly string[];
  /** Whether another round had begun since then. */
  readonly stale?: boolean;
}

/** The page of the breach, saying what was done. */
export const confirmedPath = (number: string, { outcome, gone = [], stale = false }: Came): string =>
  withQuery(`/breaches/${number}`, { done: outcome, gone: gone.join(' '), stale: stale ? '1' : null });

/** What is said of an act that an address speaks of: by the record, so that no address can say what was not done. */
export function confirmation(
  view: BreachView,
  { outcome, gone = [], stale = false }: Came,
  timeZone: string,
): readonly string[] {
  const { row, breach, names } = view;
  const told = toldIn(breach);
  const since = gone.filter((id) => told.includes(id) || breach.mailed.includes(id));
  const said = [
    sentence(view, outcome, timeZone),
    stale ? say('act.doneStale', { round: row.round }) : null,
    since.length === 0 ? null : say('act.goneTo', { who: since.map((id) => names.of(id)).join(', ') }),
  ];
  return said[0] === null ? [] : said.filter((line) => line !== null);
}

const escalated = (to: readonly string[]): string =>
  to.length === 0 ? say('act.doneEscalated') : say('act.doneEscalatedTo', { who: to.join(', ') });

function sentence({ row, breach, names, reader }: BreachView, outcome: Outcome, timeZone: string): string | null {
  const { number } = row;
  const known = breach.acknowledgement ?? breach.checkIn;
  switch (outcome) {
    case 'acknowledged':
    case 'again': {
      if (known === null) return null;
      const at = instantText(known.at, timeZone);
      if (known.by === reader && outcome === 'acknowledged') return say('act.doneAcknowledged', { number, at });
      return say('act.doneAgain', { number, at, by: names.of(known.by) });
    }
    case 'withdrawn':
      return breach.withdrawal === null ? null : say('act.doneWithdrawn');
    case 'escalated':
      return breach.responseTrack === 'awaiting' ? escalated(toldLast(breach).map((id) => names.of(id))) : null;
    case 'waived':
      return breach.waiver === null ? null : say('act.doneWaived', { number });
    case 'excused':
      return row.excused_until === null
        ? null
        : say('act.doneExcused', { at: instantText(row.excused_until, timeZone) });
  }
}
