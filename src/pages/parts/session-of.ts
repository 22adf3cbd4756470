import type { Session } from '../../access/caller.js';
import type { WebRequest } from '../../access/web-request.js';
import { Problem } from '../../platform/problem/problem.js';

/** The session of a page that only who is signed in can see. */
export function sessionOf(request: WebRequest): Session {
  if (request.session === undefined) throw Problem.notSignedIn();
  return request.session;
}
