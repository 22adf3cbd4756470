/** What mail says to admins and seats of what somebody did, or of what data brought: a line or more of each. */
export const broughtSentences = {
  'brought.away': '{worker} is on leave and was assigned work',
  'brought.more': '{names} and {n} more',
  'brought.workers':
    'Not on the roster: {names}. Until a file of people names them they count as one full-time worker each, in no unit.',
  'brought.programs':
    'Programs that no unit and no target knows: {names}. Their assignments are taken and count for no target.',
  'brought.nobody': 'from {from} no supervisor of {unit} can be told; nobody else either',
  'brought.manager': 'from {from} no supervisor of {unit} can be told; the manager would be told at once',
  'brought.director': 'from {from} no supervisor of {unit} can be told; the director would be told at once',
  'brought.role': '{person} was granted the role {role}',
  'brought.link': 'A one-time link was made for {person}, who has a seat. Whoever opens it sets a new password.',
  'brought.seat': '{person} ({roles}): a file of people changed {changed}.',
  'brought.seatUntil':
    '{person} ({roles}): a file of people changed {changed}. From {endOn} on they are no longer there.',
  'brought.leaves': 'Mail goes to the mail server from now on.',
  'brought.kept.shadow':
    'From now on all mail is kept in the built-in mailbox and reaches nobody: the service was started in shadow.',
  'brought.kept.no_mail_server':
    'From now on all mail is kept in the built-in mailbox and reaches nobody: the service was started without a mail server.',
  'brought.started':
    'From now on people are told when a caseload passes the agreed level. Nothing of before is mailed late; it stands in the log.',
  'brought.seats': 'Seats of labor: {labor}. Seats of management: {management}.',
  'brought.invited': 'Sign-in links were made for these seats: {names}.',
  'brought.agreed': 'Agreed: {name}, signed by {signers}.',
  'brought.nobodyAtAll': 'nobody',
  'brought.none': 'none',
  'brought.test': 'This is a test message that you asked for. If you can read it, mail from Plimsoll reaches you.',

  'role.worker': 'worker',
  'role.supervisor': 'supervisor',
  'role.manager': 'manager',
  'role.director': 'director',
  'role.labor': 'labor',
  'role.management': 'management',
  'role.admin': 'admin',
  'role.it': 'it',
  'role.auditor': 'auditor',

  'target.target_proposed': 'A target was proposed: {name}, version {version}.',
  'target.target_edited':
    'A proposed target was edited, and the signatures under it are taken away: {name}, version {version}.',
  'target.target_withdrawn': 'A proposed target was withdrawn: {name}, version {version}.',
  'target.target_approved': 'A target was signed: {name}, version {version}.',
  'target.target_retirement_proposed': 'The retirement of a target was proposed: {name}, version {version}.',
  'target.target_retirement_withdrawn': 'A proposed retirement was withdrawn: {name}, version {version}.',
  'target.target_retirement_approved': 'The retirement of a target was signed: {name}, version {version}.',
  'target.allSigned': 'It has all the signatures that it needs.',
  'target.forceWaits': 'It takes force only when both sides have signed it.',
  'target.endWaits': 'The target ends only when both sides have signed it.',
  'target.todo': 'Read what it says, and sign it or propose another.',
} as const;
