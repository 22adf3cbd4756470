import { forum, ofTheWorker } from './circles.js';
import { does, type RightsPart, row, sees } from './right.js';

/** Rights in what is recorded of caseloads: loads, breaches, check-ins, what workers say, and the log. */
export const rightsInTheRecord: readonly RightsPart[] = [
  {
    heading: 'Caseloads',
    rows: [
      row('the page of their own caseload', sees(['person']), 'GET /mine'),
      row('the board: who is over, what is owed first, and who has room', sees(['line']), 'GET /board'),
      row('take the board away as a file', does(['line']), 'POST /board/export'),
      row(
        'a caseload: what counts, what does not and why, the level it is held against, and how it was before',
        sees(ofTheWorker, 'worker'),
        'GET /workers/:id',
        'GET /api/v1/workers/:id/standing',
        'GET /api/v1/workers/:id/history',
      ),
      row(
        'who would be told if a breach opened, and in which order',
        sees(ofTheWorker, 'worker'),
        'GET /api/v1/workers/:id/route',
      ),
      row('who of a unit has room', sees(['line', ...forum], 'unit'), 'GET /api/v1/units/:id/room'),
    ],
  },
  {
    heading: 'Breaches',
    rows: [
      // lists show the line its own rows and a worker their own
      row('the breach log', sees(['self', 'line', ...forum]), 'GET /breaches', 'GET /api/v1/breaches'),
      row('take the breach log away as a file', does(['self', 'line', ...forum]), 'POST /breaches/export'),
      row(
        'a breach: its course, who was told, what is owed, and by when',
        sees(ofTheWorker, 'breach'),
        'GET /breaches/:number',
        'GET /api/v1/breaches/:number',
      ),
      row(
        'the proof that what the log says of a breach was not changed',
        sees(ofTheWorker, 'breach'),
        'GET /api/v1/log/bundles/:number',
      ),
      row(
        'acknowledge a breach',
        does(['line'], 'breach'),
        'GET /breaches/:number/acknowledge',
        'POST /breaches/:number/acknowledge',
        'POST /api/v1/breaches/:number/acknowledgements',
      ),
      row(
        'take back an acknowledgement of their own',
        does(['line'], 'breach'),
        'POST /breaches/:number/withdraw',
        'DELETE /api/v1/breaches/:number/acknowledgements/current',
      ),
      row(
        'tell the next step of the ladder before its time',
        does(['line'], 'breach'),
        'POST /breaches/:number/escalate',
        'POST /api/v1/breaches/:number/escalations',
      ),
      row(
        'waive the answer to a breach, with a reason that both sides read',
        does(['line:manager', 'line:director'], 'breach'),
        'POST /breaches/:number/waive',
        'POST /api/v1/breaches/:number/waivers',
      ),
      // whom of the line the target's excusedBy names is decided where the target is known
      row(
        'accept a reason to be over for a time, where the target names their post for it',
        does(['line'], 'breach'),
        'POST /breaches/:number/excuse',
        'POST /api/v1/breaches/:number/excuses',
      ),
    ],
  },
  {
    heading: 'Check-ins',
    rows: [
      row(
        'a check-in, in all its versions',
        sees(ofTheWorker, 'check_in'),
        'GET /check-ins/:id',
        'GET /api/v1/check-ins/:id',
      ),
      row(
        'record a check-in',
        does(['line'], 'breach'),
        'GET /breaches/:number/check-in',
        'POST /breaches/:number/check-in',
        'POST /api/v1/breaches/:number/check-ins',
      ),
      row(
        'correct a check-in, whose old version stays readable',
        does(['line'], 'check_in'),
        'GET /check-ins/:id/edit',
        'POST /check-ins/:id/edit',
        'PUT /api/v1/check-ins/:id',
      ),
    ],
  },
  {
    heading: 'What workers say themselves',
    rows: [
      row(
        'say whether a check-in was held',
        does(['self'], 'check_in'),
        'GET /check-ins/:id/statement',
        'POST /check-ins/:id/statement',
        'POST /api/v1/check-ins/:id/statements',
      ),
      row(
        'dispute that something counts',
        does(['self'], 'worker'),
        'GET /workers/:id/dispute',
        'POST /workers/:id/dispute',
        'POST /api/v1/workers/:id/disputes',
      ),
      row(
        'ask for a check-in',
        does(['self'], 'worker'),
        'GET /workers/:id/ask',
        'POST /workers/:id/ask',
        'POST /api/v1/workers/:id/check-in-requests',
      ),
      row(
        'take away all that is held about them',
        does(['self'], 'worker'),
        'POST /workers/:id/held',
        'POST /api/v1/workers/:id/exports',
      ),
      // it names a reference: for the worker and the line, nobody else needs it
      row(
        'a dispute, with the reference that it is about',
        sees(['self', 'line'], 'dispute'),
        'GET /disputes/:id',
        'GET /api/v1/disputes/:id',
      ),
      row('answer a dispute', does(['line'], 'dispute'), 'POST /disputes/:id', 'POST /api/v1/disputes/:id/answers'),
    ],
  },
];
