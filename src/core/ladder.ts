import type { Duty, Post } from './duty.js';
import type { Routed } from './reading.js';
import type { Subject } from './subject.js';
import type { Rung, RungRole } from './target.js';

/** Whom a rung reaches at an instant. */
export interface RoutedRung {
  /** Role by role, as the target lists them. */
  readonly roles: readonly Routed[];
  /** Each person once, with every reason. */
  readonly to: readonly { readonly personId: string; readonly because: string }[];
  readonly passedOver: Routed['passedOver'];
  /**
   * `told`: somebody is; `nobody`: nobody is there to tell, so the next rung's time has come; `needless`: it is for a
   * cover, and the supervisor is there; `packet`: it sends no mail.
   */
  readonly outcome: 'told' | 'nobody' | 'needless' | 'packet';
}

/** Whether a rung sends mail: the packet is no mailing rung. */
export const isMailing = (rung: Rung): boolean => rung.to.some((role) => role !== 'packet');

/** Who fills a post, as far as a mail is concerned: its holder, or who covers for the holder while away. */
function fill(post: Post, title: string, subject: Subject): Pick<Routed, 'to' | 'passedOver'> {
  const { personId, presence, cover } = post;
  if (personId === null) return over(null, `${title}: the post is vacant`);
  if (presence === 'left') return over(personId, `${title}, not in post`);
  if (presence === 'present') return reach(personId, title, subject);
  const away = { personId, because: `${title}, on leave` };
  if (!cover) return { to: [], passedOver: [away, { personId: null, because: `nobody covers for ${personId}` }] };
  const because = `covers for ${personId}, ${title}`;
  const standIn =
    cover.presence === 'present'
      ? reach(cover.personId, because, subject)
      : over(cover.personId, `${because}, but is ${cover.presence === 'away' ? 'on leave too' : 'not in post'}`);
  return { to: standIn.to, passedOver: [away, ...standIn.passedOver] };
}

const over = (personId: string | null, because: string): Pick<Routed, 'to' | 'passedOver'> => ({
  to: [],
  passedOver: [{ personId, because }],
});

/** Nobody is told about their own caseload: a worker who is their own supervisor is passed over. */
function reach(personId: string, because: string, subject: Subject): Pick<Routed, 'to' | 'passedOver'> {
  const isSelf = subject.kind === 'worker' && subject.id === personId;
  return isSelf ? over(personId, `${because}, is the worker`) : { to: [{ personId, because }], passedOver: [] };
}

/** Whom a role reaches now. A cover stands in for the absent person, not beside them. */
export function routeRole(role: RungRole, duty: Duty, subject: Subject): Routed {
  const of = duty.unitId === null ? '' : ` of ${duty.unitId}`;
  switch (role) {
    case 'packet':
      return { role, to: [], passedOver: [] };
    case 'cover':
      if (isThere(duty.supervisor)) return { role, ...over(null, `the supervisor${of} is there`) };
      return { role, ...fill(duty.supervisor, `supervisor${of}`, subject) };
    case 'supervisor':
    case 'manager':
    case 'director':
      return { role, ...fill(duty[role], `${role}${of}`, subject) };
  }
}

const isThere = (post: Post): boolean => post.personId !== null && post.presence === 'present';

/** The people of the roles, each once: who fills two of them is told once, for both reasons. */
export function oncePerPerson(to: Routed['to']): Routed['to'] {
  const reasons = new Map<string, string[]>();
  for (const { personId, because } of to) {
    const known = reasons.get(personId) ?? [];
    if (!known.includes(because)) reasons.set(personId, [...known, because]);
  }
  return [...reasons].map(([personId, because]) => ({ personId, because: because.join('; ') }));
}

/** Whom a rung reaches now, and who is passed over and why. Looked up when a mail is due, never before. */
export function route(rung: Rung, duty: Duty, subject: Subject): RoutedRung {
  const roles = rung.to.map((role) => routeRole(role, duty, subject));
  const to = oncePerPerson(roles.flatMap((role) => role.to));
  const passedOver = roles.flatMap((role) => role.passedOver);
  return { roles, to, passedOver, outcome: outcomeOf(rung, duty, to.length) };
}

function outcomeOf(rung: Rung, duty: Duty, reached: number): RoutedRung['outcome'] {
  if (reached > 0) return 'told';
  if (!isMailing(rung)) return 'packet';
  const isForCoverOnly = rung.to.every((role) => role === 'cover' || role === 'packet');
  return isForCoverOnly && isThere(duty.supervisor) ? 'needless' : 'nobody';
}

/** Who answers for the subject now: the supervisor or the cover; null: nobody. */
export const responsibleOf = (duty: Duty, subject: Subject): string | null =>
  routeRole('supervisor', duty, subject).to[0]?.personId ?? null;
