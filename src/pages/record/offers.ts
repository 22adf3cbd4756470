import { isOver, isOwed } from '../../core/breach.js';
import { isMailing } from '../../core/ladder.js';
import type { BreachView } from './breach.view.js';

/** An act that a page of a breach offers; whether it is then accepted is decided where it is carried out. */
export type Offer = 'acknowledge' | 'check_in' | 'withdraw' | 'escalate' | 'waive' | 'excuse';

type Concerning = Pick<BreachView, 'breach' | 'stance' | 'reader' | 'row'>;

/** The acts that make sense now for this reader: an offer that could only be refused is not made. */
export function offersTo(view: Concerning): Offer[] {
  const { stance, row } = view;
  if (stance.relation !== 'line' || row.closed_at !== null) return [];
  return (Object.keys(conditions) as Offer[]).filter((offer) => conditions[offer](view));
}

const conditions: Readonly<Record<Offer, (view: Concerning) => boolean>> = {
  check_in: ({ breach }) => breach.subject.kind === 'worker',
  acknowledge: ({ breach }) => breach.responseTrack === 'awaiting',
  withdraw: ({ breach, reader }) =>
    breach.responseTrack === 'acknowledged' && reader !== null && breach.acknowledgement?.by === reader,
  escalate: ({ breach }) =>
    isOver(breach) &&
    isOwed(breach) &&
    breach.hold === null &&
    (breach.round?.rungs ?? []).some(({ state }, index) => {
      const rung = breach.round?.ladder[index];
      return state === 'waiting' && rung !== undefined && isMailing(rung);
    }),
  waive: ({ breach, stance }) => isOwed(breach) && (stance.posts.has('manager') || stance.posts.has('director')),
  excuse: ({ breach, stance }) => {
    const clocks = breach.round?.clocks;
    const mayAccept = clocks?.excusedBy.some((post) => stance.posts.has(post)) === true;
    if (breach.asked !== undefined) return false;
    return isOver(breach) && mayAccept && clocks.excusedUpTo !== null && breach.responseTrack !== 'not_owed';
  },
};
