import { does, doesTo, open, type Right, sees, type Who } from './right.js';

const admins: readonly Who[] = ['admin', 'admin_token'];
const sides: readonly Who[] = ['labor', 'management'];
/** Who reads the whole record: the same rows for everybody here. */
const forum: readonly Who[] = [...sides, 'auditor', ...admins, 'reader'];
const everybody: readonly Who[] = ['person', 'admin_token', 'reader'];
const importers: readonly Who[] = [...admins, 'it', 'integration'];
const ofTheWorker: readonly Who[] = ['self', 'line', ...forum];

/**
 * Who may use which route. A route that is not here is refused to everybody as if it did not exist.
 * `about` says what the first parameter names; the guard finds out what the caller is to it.
 */
export const rights: Readonly<Record<string, Right>> = {
  'GET /healthz': open,
  'GET /readyz': open,
  'GET /metrics': open,
  'GET /openapi.json': open,

  // Data in
  'POST /api/v1/imports': does(importers),
  'GET /api/v1/imports': sees(importers),
  'GET /api/v1/imports/:id': sees(importers),
  'POST /api/v1/imports/:id/release': doesTo(importers, admins),
  'POST /api/v1/imports/:id/refusal': doesTo(importers, admins),
  'POST /api/v1/assignment-events': does(importers),
  'GET /api/v1/assignment-events/conflicts': sees(importers),
  'GET /api/v1/assignment-events/waiting': sees(importers),

  // Workers and units
  'GET /api/v1/workers/:id/standing': sees(ofTheWorker, 'worker'),
  'GET /api/v1/workers/:id/history': sees(ofTheWorker, 'worker'),
  'GET /api/v1/workers/:id/route': sees(ofTheWorker, 'worker'),
  'GET /api/v1/units/:id/room': sees(['line', ...forum], 'unit'),

  // Targets: an admin token proposes and never signs
  'POST /api/v1/targets': does([...admins, ...sides]),
  'GET /api/v1/targets': sees(everybody),
  'GET /api/v1/targets/:id': sees(everybody),
  'POST /api/v1/targets/:id/versions': doesTo(everybody, [...admins, ...sides]),
  'PATCH /api/v1/targets/:id/versions/:version': doesTo(everybody, [...admins, ...sides]),
  'DELETE /api/v1/targets/:id/versions/:version': doesTo(everybody, [...admins, ...sides]),
  'POST /api/v1/targets/:id/versions/:version/approvals': doesTo(everybody, sides),
  'POST /api/v1/targets/:id/retirement': doesTo(everybody, [...admins, ...sides]),
  'DELETE /api/v1/targets/:id/retirement': doesTo(everybody, [...admins, ...sides]),
  'POST /api/v1/targets/:id/retirement/approvals': doesTo(everybody, sides),

  // Breaches: lists show the line its own rows and a worker their own
  'GET /api/v1/breaches': sees(['self', 'line', ...forum]),
  'GET /api/v1/breaches/:number': sees(ofTheWorker, 'breach'),
  'POST /api/v1/breaches/:number/acknowledgements': does(['line'], 'breach'),
  'DELETE /api/v1/breaches/:number/acknowledgements/current': does(['line'], 'breach'),
  'POST /api/v1/breaches/:number/check-ins': does(['line'], 'breach'),
  'POST /api/v1/breaches/:number/escalations': does(['line'], 'breach'),
  'POST /api/v1/breaches/:number/waivers': does(['line:manager', 'line:director'], 'breach'),
  // whom of the line the target's excusedBy names is decided where the target is known
  'POST /api/v1/breaches/:number/excuses': does(['line'], 'breach'),
  'GET /api/v1/check-ins/:id': sees(ofTheWorker, 'check_in'),
  'PUT /api/v1/check-ins/:id': does(['line'], 'check_in'),
  // the worker's own words
  'POST /api/v1/check-ins/:id/statements': does(['self'], 'check_in'),
  'POST /api/v1/workers/:id/disputes': does(['self'], 'worker'),
  'POST /api/v1/workers/:id/check-in-requests': does(['self'], 'worker'),
  'POST /api/v1/workers/:id/exports': does(['self'], 'worker'),
  // it names a reference: for the worker and the line, nobody else needs it
  'GET /api/v1/disputes/:id': sees(['self', 'line'], 'dispute'),
  'POST /api/v1/disputes/:id/answers': does(['line'], 'dispute'),
  'GET /api/v1/holds': sees([...sides, 'auditor', ...admins, 'reader', 'it']),
  'POST /api/v1/holds/:id/release': doesTo([...sides, 'auditor', 'reader', 'it'], admins),

  // Mail, settings, people
  'GET /api/v1/notifications': sees([...admins, 'it', 'line']),
  // the roster: who is where, no loads
  'GET /api/v1/people': sees(['line', ...forum, 'it']),
  'GET /api/v1/units': sees(['line', ...forum, 'it']),
  'GET /api/v1/settings': sees([...forum, 'it']),
  'PUT /api/v1/settings': doesTo([...forum, 'it'], admins),
  'POST /api/v1/grants': does([...admins, ...sides]),
  'GET /api/v1/grants': sees([...forum, 'it']),
  'POST /api/v1/people/:id/invitations': doesTo([...forum, 'it'], admins),

  // A person makes, lists and takes back their own tokens; an admin everybody's
  'POST /api/v1/tokens': does(['person', 'admin_token']),
  'GET /api/v1/tokens': sees(['person', 'admin_token']),
  'DELETE /api/v1/tokens/:id': doesTo([], ['person', 'admin_token']),

  // The log
  'GET /api/v1/log/entries': sees(forum),
  'GET /api/v1/log/checkpoint': sees(everybody),
  'GET /api/v1/log/proofs/consistency': sees(everybody),
  'GET /api/v1/log/bundles/:number': sees(ofTheWorker, 'breach'),
  'GET /api/v1/log/export': sees(forum),

  // Rehearsal: these routes are there in a rehearsal only
  'GET /api/v1/rehearsal/clock': sees([...everybody, 'integration']),
  'POST /api/v1/rehearsal/clock': does(admins),
  'GET /api/v1/rehearsal/mailbox': sees(admins),
  'DELETE /api/v1/rehearsal/mailbox': does(admins),
  'PUT /api/v1/rehearsal/mail-faults': does(admins),
  'POST /api/v1/rehearsal/sessions': does(admins),
  'POST /api/v1/rehearsal/reset': does(admins),

  // Pages
  'GET /assets/:version/:name': open,
  'GET /sign-in': open,
  'POST /sign-in': open,
  'GET /sign-in/link/:secret': open,
  'POST /sign-in/link/:secret': open,
  'POST /sign-out': does(['person']),
  'POST /sign-in/stay': does(['person']),
  'GET /': sees(['person']),
  'GET /board': sees(['line']),
  'GET /mine': sees(['person']),
  'GET /breaches': sees(['self', 'line', ...forum]),
  // files of what the pages show, for who may see the page; each is on record
  'POST /breaches/export': does(['self', 'line', ...forum]),
  'POST /board/export': does(['line']),
  'POST /targets/export': does(everybody),
  'POST /notifications/export': does([...admins, 'it', 'line']),
  'POST /holds/export': does([...sides, 'auditor', ...admins, 'it']),
  'POST /people/export': does(['line', ...forum, 'it']),
  'POST /units/export': does(['line', ...forum, 'it']),
  // what is found is narrowed to what who asks may see
  'GET /search': sees(['person']),
  // a person's own filters of the breach log, found by who asks
  // the language of a person's own pages and mail
  'POST /language': does(['person']),
  'GET /views': sees(['person']),
  'GET /views/new': sees(['person']),
  'GET /views/:id': sees(['person']),
  'POST /views': does(['person']),
  'POST /views/:id/rename': does(['person']),
  'POST /views/:id/delete': does(['person']),
  'GET /breaches/:number': sees(ofTheWorker, 'breach'),
  'GET /breaches/:number/acknowledge': does(['line'], 'breach'),
  'POST /breaches/:number/acknowledge': does(['line'], 'breach'),
  'GET /breaches/:number/check-in': does(['line'], 'breach'),
  'POST /breaches/:number/check-in': does(['line'], 'breach'),
  'POST /breaches/:number/withdraw': does(['line'], 'breach'),
  'POST /breaches/:number/escalate': does(['line'], 'breach'),
  'POST /breaches/:number/waive': does(['line:manager', 'line:director'], 'breach'),
  'POST /breaches/:number/excuse': does(['line'], 'breach'),
  'GET /check-ins/:id': sees(ofTheWorker, 'check_in'),
  'GET /check-ins/:id/edit': does(['line'], 'check_in'),
  'POST /check-ins/:id/edit': does(['line'], 'check_in'),
  'GET /check-ins/:id/statement': does(['self'], 'check_in'),
  'POST /check-ins/:id/statement': does(['self'], 'check_in'),
  'GET /workers/:id': sees(ofTheWorker, 'worker'),
  'GET /workers/:id/dispute': does(['self'], 'worker'),
  'POST /workers/:id/dispute': does(['self'], 'worker'),
  'GET /workers/:id/ask': does(['self'], 'worker'),
  'POST /workers/:id/ask': does(['self'], 'worker'),
  'POST /workers/:id/held': does(['self'], 'worker'),
  'GET /disputes/:id': sees(['self', 'line'], 'dispute'),
  'POST /disputes/:id': does(['line'], 'dispute'),
  'GET /targets': sees(everybody),
  'GET /targets/new': does([...admins, ...sides]),
  'POST /targets/new': does([...admins, ...sides]),
  'GET /targets/:id': sees(everybody),
  'POST /targets/:id/approve': doesTo(everybody, sides),
  'POST /targets/:id/withdraw': doesTo(everybody, [...admins, ...sides]),
  'GET /targets/:id/retire': doesTo(everybody, [...admins, ...sides]),
  'POST /targets/:id/retire': doesTo(everybody, [...admins, ...sides]),
  'POST /targets/:id/retire/approve': doesTo(everybody, sides),
  'POST /targets/:id/retire/withdraw': doesTo(everybody, [...admins, ...sides]),
  'GET /seats': sees([...forum, 'it']),
  'POST /seats': doesTo([...forum, 'it'], [...admins, ...sides]),
  'GET /people': sees(['line', ...forum, 'it']),
  'POST /people/:id/invite': doesTo([...forum, 'it'], admins),
  'GET /units': sees(['line', ...forum, 'it']),
  'GET /start': sees(['admin']),
  'GET /start/:step': sees(['admin']),
  'POST /start/keep': doesTo([], ['admin']),
  'POST /start/test-message': doesTo([], ['admin']),
  'POST /start/tell': doesTo([], ['admin']),
  'GET /imports': sees(importers),
  'POST /imports': does(importers),
  'GET /imports/:id': sees(importers),
  'POST /imports/:id/release': doesTo(importers, admins),
  'POST /imports/:id/refuse': doesTo(importers, admins),
  'GET /holds': sees([...sides, 'auditor', ...admins, 'it']),
  'POST /holds/:id/release': doesTo([...sides, 'auditor', 'it'], admins),
  // letters name people and loads, which IT does not see: what became of them is in the notifications
  'GET /mailbox': sees(admins),
  'GET /mailbox/:id': sees(admins),
  'GET /mailbox/:id/html': sees(admins),
  'GET /notifications': sees([...admins, 'it', 'line']),
  'GET /settings': sees([...forum, 'it']),
  'POST /settings': doesTo([...forum, 'it'], admins),
  'GET /tokens': sees(['person']),
  'POST /tokens': does(['person']),
  'POST /tokens/:id/revoke': doesTo([], ['person']),
  'GET /log': sees(forum),
  'GET /help': open,
  'GET /rules': sees(['person']),
  'GET /accessibility': open,
  'GET /privacy': open,
};

/** The right of a route; HEAD is a GET without its body. Undefined: nobody's. */
export function rightOf(method: string, route: string): Right | undefined {
  const key = `${method === 'HEAD' ? 'GET' : method} ${route}`;
  return Object.hasOwn(rights, key) ? rights[key] : undefined;
}
