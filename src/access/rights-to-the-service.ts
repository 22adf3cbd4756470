import { admins, everybody, forum } from './circles.js';
import { does, doesTo, open, type RightsPart, row, sees } from './right.js';

/** Rights to the service itself: signing in, what is everybody's own, tokens, the log, a rehearsal. */
export const rightsToTheService: readonly RightsPart[] = [
  {
    heading: 'Signing in, and what is everybody’s own',
    rows: [
      row(
        'the pages for signing in',
        open,
        'GET /sign-in',
        'POST /sign-in',
        'GET /sign-in/link/:secret',
        'POST /sign-in/link/:secret',
      ),
      row('help, privacy, and what is accessible', open, 'GET /help', 'GET /privacy', 'GET /accessibility'),
      row('the looks of the pages', open, 'GET /assets/:version/:name'),
      row('sign out, or stay signed in', does(['person']), 'POST /sign-out', 'POST /sign-in/stay'),
      row('choose the language of their own pages and mail', does(['person']), 'POST /language'),
      row('the first page, which is that of their work', sees(['person']), 'GET /'),
      // what is found is narrowed to what who asks may see
      row('what a search finds of what they may see', sees(['person']), 'GET /search'),
      // a person's own filters of the breach log, found by who asks
      row(
        'their own saved views of the breach log',
        sees(['person']),
        'GET /views',
        'GET /views/new',
        'GET /views/:id',
      ),
      row(
        'save, rename and delete views of their own',
        does(['person']),
        'POST /views',
        'POST /views/:id/rename',
        'POST /views/:id/delete',
      ),
    ],
  },
  {
    heading: 'Tokens for programs',
    rows: [
      // a person makes, lists and takes back their own tokens; an admin everybody's
      row(
        'their own tokens; an admin everybody’s',
        sees(['person', 'admin_token']),
        'GET /tokens',
        'GET /api/v1/tokens',
      ),
      row(
        'make a token of their own; an admin also one of a role',
        does(['person', 'admin_token']),
        'POST /tokens',
        'POST /api/v1/tokens',
      ),
      row(
        'take a token of their own back; an admin anybody’s',
        doesTo([], ['person', 'admin_token']),
        'POST /tokens/:id/revoke',
        'DELETE /api/v1/tokens/:id',
      ),
    ],
  },
  {
    heading: 'The log',
    rows: [
      row(
        'the whole log, in which people are codes',
        sees(forum),
        'GET /log',
        'GET /api/v1/log/entries',
        'GET /api/v1/log/export',
      ),
      row(
        'how far the log goes, and the proof that it was only added to',
        sees(everybody),
        'GET /api/v1/log/checkpoint',
        'GET /api/v1/log/proofs/consistency',
      ),
    ],
  },
  {
    heading: 'The service',
    rows: [
      row(
        'whether the service runs, and the description of its API',
        open,
        'GET /healthz',
        'GET /readyz',
        'GET /metrics',
        'GET /openapi.json',
      ),
    ],
  },
  {
    heading: 'A rehearsal, where these routes are there in a rehearsal only',
    rows: [
      row('the clock of a rehearsal', sees([...everybody, 'integration']), 'GET /api/v1/rehearsal/clock'),
      row(
        'set the clock of a rehearsal, empty its mailbox, make its mail fail, sign in as anybody, begin anew',
        does(admins),
        'POST /api/v1/rehearsal/clock',
        'DELETE /api/v1/rehearsal/mailbox',
        'PUT /api/v1/rehearsal/mail-faults',
        'POST /api/v1/rehearsal/sessions',
        'POST /api/v1/rehearsal/reset',
      ),
    ],
  },
];
