import { admins, everybody, forum, importers, leaders, sides } from './circles.js';
import { does, doesTo, type RightsPart, row, sees } from './right.js';

const proposers = [...admins, ...sides];
const ofTheRoster = [...leaders, ...forum, 'it'] as const;
const ofTheAgency = [...forum, 'it'] as const;
const ofTheHolds = [...sides, 'auditor', ...admins, 'reader', 'it'] as const;

/** Rights in how an agency is set up and kept going: targets, seats, people, data, mail and settings. */
export const rightsInTheAgency: readonly RightsPart[] = [
  {
    heading: 'Targets',
    rows: [
      row(
        'the targets, in every version, and who signed them',
        sees(everybody),
        'GET /targets',
        'GET /targets/:id',
        'GET /api/v1/targets',
        'GET /api/v1/targets/:id',
      ),
      row('the rules in force, in words', sees(['person']), 'GET /rules'),
      row('take the targets away as a file', does(everybody), 'POST /targets/export'),
      // an admin token proposes and never signs
      row('propose a target', does(proposers), 'GET /targets/new', 'POST /targets/new', 'POST /api/v1/targets'),
      row(
        'propose a change of a target, and edit a proposal',
        doesTo(everybody, proposers),
        'POST /api/v1/targets/:id/versions',
        'PATCH /api/v1/targets/:id/versions/:version',
      ),
      row(
        'withdraw a proposal',
        doesTo(everybody, proposers),
        'POST /targets/:id/withdraw',
        'DELETE /api/v1/targets/:id/versions/:version',
      ),
      row(
        'sign a target for their side',
        doesTo(everybody, sides),
        'POST /targets/:id/approve',
        'POST /api/v1/targets/:id/versions/:version/approvals',
      ),
      row(
        'propose the end of a target, and withdraw that',
        doesTo(everybody, proposers),
        'GET /targets/:id/retire',
        'POST /targets/:id/retire',
        'POST /targets/:id/retire/withdraw',
        'POST /api/v1/targets/:id/retirement',
        'DELETE /api/v1/targets/:id/retirement',
      ),
      row(
        'sign the end of a target for their side',
        doesTo(everybody, sides),
        'POST /targets/:id/retire/approve',
        'POST /api/v1/targets/:id/retirement/approvals',
      ),
    ],
  },
  {
    heading: 'People and seats',
    rows: [
      // the roster: who is where, no loads
      row(
        'the roster of people and units: who is where, and no loads',
        sees(ofTheRoster),
        'GET /people',
        'GET /units',
        'GET /api/v1/people',
        'GET /api/v1/units',
      ),
      row('take the roster away as files', does(ofTheRoster), 'POST /people/export', 'POST /units/export'),
      row(
        'who has a seat of labor or of management, and who is an admin',
        sees(ofTheAgency),
        'GET /seats',
        'GET /api/v1/grants',
      ),
      row(
        'give a seat: the first of a side an admin, each further one who has a seat of that side',
        doesTo(ofTheAgency, proposers),
        'POST /seats',
      ),
      row(
        'give a seat: the first of a side an admin, each further one who has a seat of that side',
        does(proposers),
        'POST /api/v1/grants',
      ),
      row(
        'make a link by which somebody sets a password',
        doesTo(ofTheAgency, admins),
        'POST /people/:id/invite',
        'POST /api/v1/people/:id/invitations',
      ),
    ],
  },
  {
    heading: 'Settings and the first run',
    rows: [
      row('the settings of the agency', sees(ofTheAgency), 'GET /settings', 'GET /api/v1/settings'),
      row('change the settings of the agency', doesTo(ofTheAgency, admins), 'POST /settings', 'PUT /api/v1/settings'),
      row('the steps of the first run', sees(['admin']), 'GET /start', 'GET /start/:step'),
      row(
        'carry out the first run: keep mail back, send a test message, and start telling people',
        doesTo([], ['admin']),
        'POST /start/keep',
        'POST /start/test-message',
        'POST /start/tell',
      ),
    ],
  },
  {
    heading: 'Data',
    rows: [
      row(
        'which data came, what was found wrong with it, and what is set aside',
        sees(importers),
        'GET /imports',
        'GET /imports/:id',
        'GET /api/v1/imports',
        'GET /api/v1/imports/:id',
        'GET /api/v1/assignment-events/conflicts',
        'GET /api/v1/assignment-events/waiting',
      ),
      row('send data in', does(importers), 'POST /imports', 'POST /api/v1/imports', 'POST /api/v1/assignment-events'),
      row(
        'accept or refuse a file that is held',
        doesTo(importers, admins),
        'POST /imports/:id/release',
        'POST /imports/:id/refuse',
        'POST /api/v1/imports/:id/release',
        'POST /api/v1/imports/:id/refusal',
      ),
    ],
  },
  {
    heading: 'Mail',
    rows: [
      row('which mail is held back, and why', sees(ofTheHolds), 'GET /holds', 'GET /api/v1/holds'),
      row('take the holds away as a file', does([...sides, 'auditor', ...admins, 'it']), 'POST /holds/export'),
      row(
        'release mail that is held back',
        doesTo([...sides, 'auditor', 'reader', 'it'], admins),
        'POST /holds/:id/release',
        'POST /api/v1/holds/:id/release',
      ),
      row(
        'who was told what, and what the mail server said',
        sees([...admins, 'it', 'line']),
        'GET /notifications',
        'GET /api/v1/notifications',
      ),
      row('take the notifications away as a file', does([...admins, 'it', 'line']), 'POST /notifications/export'),
      // letters name people and loads, which IT does not see: what became of them is in the notifications
      row(
        'mail that was kept instead of sent',
        sees(admins),
        'GET /mailbox',
        'GET /mailbox/:id',
        'GET /mailbox/:id/html',
        'GET /api/v1/rehearsal/mailbox',
      ),
    ],
  },
];
