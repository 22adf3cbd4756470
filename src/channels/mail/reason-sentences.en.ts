/** Why somebody got a mail, or was passed over. */
export const reasonSentences = {
  'reason.worker': 'it is about your own caseload',
  'reason.told': 'you were told when it began',
  'reason.admin': 'you are an admin',
  'reason.asked': 'you asked for it',
  'reason.responsible': 'responsible',

  'post.supervisor': 'supervisor',
  'post.manager': 'manager',
  'post.director': 'director',
  'post.supervisorOf': 'supervisor of {unit}',
  'post.managerOf': 'manager of {unit}',
  'post.directorOf': 'director of {unit}',
  'post.covers': 'covers for {code}, {post}',
  'seat.labor': 'seat of labor',
  'seat.management': 'seat of management',

  'over.vacant': '{post}: the post is vacant',
  'over.notInPost': '{post}, not in post',
  'over.onLeave': '{post}, on leave',
  'over.coverOnLeave': '{post}, but is on leave too',
  'over.coverNotInPost': '{post}, but is not in post',
  'over.isWorker': '{post}, is the worker',
  'over.noCover': 'nobody covers for {code}',
  'over.present': 'the supervisor is there',
  'over.presentOf': 'the supervisor of {unit} is there',
  'over.ownAct': 'their own act',
} as const;
