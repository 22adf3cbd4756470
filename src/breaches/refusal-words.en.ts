/** Why an act on a breach is refused, and what one could do instead. */
export const refusalWords = {
  closed:
    'This breach is closed; nothing is owed on it any more. If the load is over again, that is a breach of its own: look in the breach log.',
  waived: 'The answer was waived, and none is owed. Its reason, and who gave it, are in the timeline.',
  not_owed: 'No answer is owed on this breach: there is nothing to do.',
  checked_in: 'A check-in is recorded already; edit it to correct what it says.',
  load_ended: 'The load is no longer over; only the check-in is still owed: record it.',
  held: 'This breach is part of a mass change that is held, and nothing is owed on it until then. Ask an admin to release the hold.',
  not_acknowledged: 'Nobody has acknowledged this breach in its present round: there is nothing to take back.',
  not_yours: 'Only the person who acknowledged can withdraw it: the timeline says who. Ask them.',
  step_needed: 'A pool is answered with a relief step: name one in "step".',
  pool_has_no_check_in: 'A pool has no check-in; acknowledge it and name a relief step.',
  no_rung_left:
    'Every rung of the ladder that sends mail has been told in this round. The timeline says who: talk to them, and record the check-in.',
  request_has_no_excuse:
    'This is a request for a check-in, no breach: there is nothing over that a reason could excuse. Record the check-in that is asked for.',
  no_excuse_in_target: 'The target provides for no excuse: a check-in answers. Both sides can agree on another target.',
  not_excused_by: 'The target lets others accept a reason: its page says whom. Ask one of them.',
  over_absolute_limit: 'Over the absolute limit no reason can be accepted. Agree on relief in a check-in.',
  until_too_early: 'The excuse must end after today: give a later day.',
  until_too_late: 'The excuse would last longer than the target allows: give an earlier day.',
} as const;
