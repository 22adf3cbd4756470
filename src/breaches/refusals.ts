import type { Refusal } from '../core/breach-signal.js';

/** Why an act is refused, and what one could do instead. */
export const refusals: Readonly<Record<Refusal, string>> = {
  closed: 'This breach is closed; nothing is owed on it any more.',
  waived: 'The answer was waived; its reason is in the timeline.',
  not_owed: 'No answer is owed on this breach.',
  checked_in: 'A check-in is recorded already; edit it to correct what it says.',
  load_ended: 'The load is no longer over; only the check-in is still owed.',
  held: 'This breach is part of a mass change that is held; release the hold first.',
  not_acknowledged: 'Nobody has acknowledged this breach in its present round.',
  not_yours: 'Only the person who acknowledged can withdraw it.',
  step_needed: 'A pool is answered with a relief step: name one in "step".',
  pool_has_no_check_in: 'A pool has no check-in; acknowledge it and name a relief step.',
  no_rung_left: 'Every rung of the ladder that sends mail has been told in this round.',
  request_has_no_excuse:
    'This is a request for a check-in, no breach: there is nothing over that a reason could excuse.',
  no_excuse_in_target: 'The target provides for no excuse.',
  not_excused_by: 'The target lets others accept a reason; ask one of them.',
  over_absolute_limit: 'Over the absolute limit no reason can be accepted.',
  until_too_early: 'The excuse must end after today.',
  until_too_late: 'The excuse would last longer than the target allows.',
};
