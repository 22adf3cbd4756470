import { rightOf } from '../../access/rights.js';
import type { Who } from '../../access/right.js';
import { say } from '../frame/say.js';

/** What is kept about a person, and the page on which it is seen. */
const pages = {
  loads: '/workers/:id',
  breaches: '/breaches/:number',
  disputes: '/disputes/:id',
  roster: '/people',
  messages: '/notifications',
  letters: '/mailbox/:id',
  log: '/log',
} as const;
type SeenThing = keyof typeof pages;

/** Everything about a person that pages show to somebody. */
export const seenThings = Object.keys(pages) as readonly SeenThing[];

/** Who sees it, in words: as the table of rights has it, so that both say the same. */
export function whoSees(thing: SeenThing): string {
  const right = rightOf('GET', pages[thing]);
  if (right === undefined || right.kind === 'public') throw new Error(`${pages[thing]} has no readers`);
  return [...new Set(right.who.flatMap((who) => wordOf(who) ?? []))].join(', ');
}

/** Null: said by another word of the list already, or no reader of pages. */
function wordOf(who: Who): string | null {
  switch (who) {
    case 'self':
    case 'line':
    case 'labor':
    case 'management':
    case 'auditor':
    case 'admin':
    case 'it':
    case 'reader':
    case 'person':
      return say(`who.${who}`);
    case 'worker':
    case 'supervisor':
    case 'manager':
    case 'director':
    case 'line:manager':
    case 'line:director':
      return say('who.line');
    case 'admin_token':
    case 'integration':
      return null;
  }
}
