import { sayer } from '../platform/language/sayer.js';
import type { PostName, Relation } from './admission.js';
import type { GuardedRight, Who } from './right.js';
import { accessWords } from './words.en.js';
import { accessWordsEs } from './words.es.js';

const say = sayer(accessWords, accessWordsEs);

/** Who has or covers the posts of a unit today, by their codes. */
export type Holders = Readonly<Partial<Record<PostName, string>>>;

/** To whom something is refused, and whom of the line they could ask. */
export interface Refused {
  /** Null: it is about nobody. */
  readonly relation: Relation | null;
  /** Nobody is sent to themselves, or to the worker whom it is about. */
  readonly holders: Holders;
}

/** Why somebody may not do what they may know of, and what they can do instead. */
export function notYours(right: GuardedRight, { relation, holders }: Refused): string {
  const words = [...new Set(right.who.flatMap((who) => wordFor(who, right.about !== undefined) ?? []))];
  const reason = say('notYours', { who: listed(words) });
  return [reason, relation === 'self' ? say('own') : whomToAsk(right.who, holders, right.about !== undefined)].join(
    ' ',
  );
}

function whomToAsk(who: readonly Who[], holders: Holders, isAbout: boolean): string {
  if (isAbout && who.some((one) => one.startsWith('line'))) {
    const post = postsFor(who).find((one) => holders[one] !== undefined);
    return post === undefined ? say('ask.nobody') : say(`ask.${post}`, { code: holders[post] ?? '' });
  }
  if (isAbout && who.includes('self')) return say('ask.self');
  if (who.includes('admin')) return say('ask.admin');
  if (who.includes('labor') || who.includes('management')) return say('ask.seat');
  return who.includes('person') ? say('ask.person') : say('ask.any');
}

/** The posts of the line that may do it, the nearest first. */
function postsFor(who: readonly Who[]): PostName[] {
  const posts: readonly PostName[] = ['supervisor', 'manager', 'director'];
  return posts.filter((post) => who.includes('line') || (post !== 'supervisor' && who.includes(`line:${post}`)));
}

/** Null: a token without a person, which a person cannot be told to be. */
function wordFor(who: Who, isAbout: boolean): string | null {
  switch (who) {
    case 'admin_token':
    case 'reader':
    case 'integration':
      return null;
    case 'line':
      return say(isAbout ? 'who.line' : 'who.leader');
    case 'self':
      return isAbout ? say('who.self') : say('who.person');
    case 'line:manager':
    case 'line:director':
    case 'person':
    case 'worker':
    case 'supervisor':
    case 'manager':
    case 'director':
    case 'labor':
    case 'management':
    case 'auditor':
    case 'admin':
    case 'it':
      return say(`who.${who}`);
  }
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : say('or', { some: words.slice(0, -1).join(', '), last });
}

/** Why a form is not taken, whoever sent it. */
export const formRefused = (why: 'elsewhere' | 'otherSession'): string => say(why);
