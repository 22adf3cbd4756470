import { say } from './say.js';
import { listed } from './words.js';

const known = {
  'the worker': 'reason.worker',
  'was told of this breach': 'reason.told',
  admin: 'reason.admin',
  'you asked for it': 'reason.asked',
  responsible: 'reason.responsible',
  'seat of labor': 'seat.labor',
  'seat of management': 'seat.management',
  'their own act': 'over.ownAct',
} as const;

const isKnown = (reason: string): reason is keyof typeof known => Object.hasOwn(known, reason);

/** How what passes somebody over ends, behind the post that they have. */
const endings = [
  [': the post is vacant', 'over.vacant'],
  [', not in post', 'over.notInPost'],
  [', on leave', 'over.onLeave'],
  [', but is on leave too', 'over.coverOnLeave'],
  [', but is not in post', 'over.coverNotInPost'],
  [', is the worker', 'over.isWorker'],
] as const;

/** Why somebody got a mail, in the language that is spoken; what nobody knows stays as it was written. */
export const reasonWhy = (because: string): string =>
  because
    .split('; ')
    .map((reason) => listed(postsIn(reason).map(whyOne)))
    .join('; ');

/** Why somebody was passed over, in the language that is spoken. */
export function whyPassedOver(reason: string): string {
  for (const [ending, key] of endings) {
    const post = reason.endsWith(ending) ? postWords(reason.slice(0, -ending.length)) : null;
    if (post !== null) return say(key, { post });
  }
  const [, absent] = /^nobody covers for (.+)$/.exec(reason) ?? [];
  if (absent !== undefined) return say('over.noCover', { code: absent });
  const present = /^the supervisor(?: of (.+))? is there$/.exec(reason);
  if (present === null) return whyOne(reason);
  const [, unit] = present;
  return unit === undefined ? say('over.present') : say('over.presentOf', { unit });
}

const whyOne = (reason: string): string => (isKnown(reason) ? say(known[reason]) : (postWords(reason) ?? reason));

/** The posts of one who leads several units: `supervisor of ER3, supervisor of ER4 and manager of ER5`. */
const postsIn = (reason: string): string[] =>
  reason.startsWith('covers for ') ? [reason] : reason.split(/(?:, | and )(?=(?:supervisor|manager|director) of )/);

/** A post as the ladder names it, in words; null: it is none. */
function postWords(text: string): string | null {
  const [, code, covered] = /^covers for (.+), ((?:supervisor|manager|director)(?: of .+)?)$/.exec(text) ?? [];
  if (code !== undefined && covered !== undefined) {
    return say('post.covers', { code, post: postWords(covered) ?? covered });
  }
  const read = /^(supervisor|manager|director)(?: of (.+))?$/.exec(text);
  if (read === null) return null;
  const post = read[1] as 'supervisor' | 'manager' | 'director';
  return read[2] === undefined ? say(`post.${post}`) : say(`post.${post}Of`, { unit: read[2] });
}
