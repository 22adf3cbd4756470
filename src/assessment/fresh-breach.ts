import type { Instant } from '../core/instant.js';
import { foundLate, opened } from '../core/response.js';
import type { Change } from '../breaches/carry-out.js';
import type { Contexts } from '../breaches/contexts.js';
import type { Filing } from '../breaches/breach-value.js';
import { newId } from '../platform/ids.js';
import type { HeldBy } from './case.js';
import type { Judgement } from './judge.js';

/** In what a judgement is answered. */
export interface Frame {
  readonly now: Instant;
  readonly contexts: Contexts;
  readonly hold: HeldBy | null;
  /** Whether those who were told hear of what is restated: a retroactive target tells nobody. */
  readonly tell: boolean;
}

type Episode = Omit<Parameters<typeof foundLate>[0], 'subject' | 'targetId'>;
type Opening = Omit<Parameters<typeof opened>[0], 'subject' | 'targetId'>;
type Matter = Pick<Judgement, 'subject' | 'targetId'>;

/** A breach that began and ended before we could tell. */
export function foundPast({ subject, targetId }: Matter, episode: Episode, { contexts }: Frame): Change {
  const context = contexts.of({ subject, targetId, breachId: null }, false);
  return {
    filing: freshFiling({ subject, targetId }, contexts, null),
    decision: foundLate({ ...episode, subject, targetId }, context),
  };
}

/** A breach opens; with a hold its round waits. */
export function openedNow({ subject, targetId }: Matter, opening: Opening, { contexts, hold }: Frame): Change {
  const context = contexts.of({ subject, targetId, breachId: null }, hold !== null);
  return {
    filing: freshFiling({ subject, targetId }, contexts, hold),
    decision: opened({ ...opening, subject, targetId }, context),
  };
}

function freshFiling({ subject, targetId }: Matter, contexts: Contexts, hold: HeldBy | null): Filing {
  return {
    breachId: newId(),
    unitId: contexts.unitOf(subject),
    program: contexts.program(targetId),
    holdId: hold?.holdId ?? null,
  };
}
