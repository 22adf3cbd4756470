/** Why nobody has been told that somebody is over. */
export const toldWords = {
  pending: 'over, but not for long enough to be a breach yet',
  foundLate: 'found late: it began and ended before it could be told',
  held: 'because held: a mass change, or missed days being caught up',
  excused: 'excused: the ladder rests',
  promised: 'the mail is promised and not sent yet',
  nobody: 'nobody to tell',
  refused: 'refused: {reason}',
  cancelled: 'cancelled: {reason}',
  noReason: 'no reason given',
} as const;
