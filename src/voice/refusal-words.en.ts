/** Why what somebody says is refused, and what they could do instead. */
export const refusalWords = {
  'dispute.answered': 'This dispute was answered otherwise already; the worker may raise it anew.',
  'dispute.settled': 'The feed itself has settled this dispute; there is nothing left to answer.',
  'dispute.noUnit':
    '{worker} belongs to no unit now, whose pool the work could go to. Ask an admin to put {worker} into a unit, or have it put right in the source.',
  'request.owed': 'A check-in is owed already, on {number}. Ask your supervisor when it is.',
} as const;
