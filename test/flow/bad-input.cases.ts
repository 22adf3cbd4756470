/** What is sent, as it stands in docs/bad-input.md, and what it gets. */
export interface BadInput {
  readonly what: string;
  readonly as: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: object | string;
  readonly type?: string;
  readonly status: number;
  /** The code of the first error, or of the first finding or result; null: the answer has none. */
  readonly code: string | null;
}

const units = '/imports?kind=units&asOf=2026-11-02';
const people = '/imports?kind=people&asOf=2026-11-02';
const work = '/imports?kind=assignments&feed=cws-er&mode=snapshot&asOf=2026-11-02T04:30:00-08:00';
const csv = 'text/csv';
const event = {
  specversion: '1.0',
  id: 'evt-1',
  source: '/county/cws',
  type: 'plimsoll.assignment.opened.v1',
  subject: 'a-1',
  time: '2026-11-02T04:00:00-08:00',
  data: { workerId: 'ana', program: 'ER', caseType: 'referral' },
};
const told = (what: string, change: object, code: string): BadInput => ({
  what,
  as: 'admin',
  method: 'POST',
  path: '/assignment-events',
  body: { ...event, ...change },
  type: 'application/cloudevents+json',
  status: 200,
  code,
});
const file = (what: string, path: string, body: string, code: string): BadInput => ({
  what,
  as: 'admin',
  method: 'POST',
  path,
  body,
  type: csv,
  status: 202,
  code,
});
const target = {
  name: 'ER',
  scope: { program: 'ER' },
  rules: [{ kind: 'open_count', limit: 14 }],
  from: '2026-12-01',
};
const proposed = (what: string, change: object): BadInput => ({
  what,
  as: 'admin',
  method: 'POST',
  path: '/targets',
  body: { ...target, ...change },
  status: 422,
  code: 'schema',
});

const nobodys = '019ab1c0-0000-7000-8000-000000000000';
const dispute = { assignmentRef: 'a-1', why: 'not mine', since: '2026-11-01' };
const voiced = (what: string, path: string, body: object, status: number, code: string | null = null): BadInput => ({
  what,
  as: 'ana',
  method: 'POST',
  path,
  body,
  status,
  code,
});

export const badInputs: readonly BadInput[] = [
  {
    what: 'not JSON',
    as: 'admin',
    method: 'POST',
    path: '/targets',
    body: '{"name":',
    type: 'application/json',
    status: 422,
    code: 'schema',
  },
  { what: 'no such route', as: 'admin', method: 'GET', path: '/averages', status: 404, code: null },
  { what: 'no such parameter', as: 'admin', method: 'GET', path: '/breaches?colour=red', status: 422, code: 'schema' },
  {
    what: 'a status that is none',
    as: 'admin',
    method: 'GET',
    path: '/breaches?status=shut',
    status: 422,
    code: 'schema',
  },
  {
    what: 'a number that is none',
    as: 'admin',
    method: 'GET',
    path: '/breaches/PL-1999-0001',
    status: 404,
    code: null,
  },
  {
    what: 'an instant that is none',
    as: 'admin',
    method: 'GET',
    path: '/workers/ana/standing?at=yesterday',
    status: 422,
    code: 'schema',
  },
  proposed('a field that no target has', { colour: 'red' }),
  proposed('a limit with five decimals', { rules: [{ kind: 'open_count', limit: 14.00001 }] }),
  proposed('a limit below nothing', { rules: [{ kind: 'open_count', limit: -1 }] }),
  proposed('a duration that is none', { alertAfter: 'soon' }),
  proposed('a day that does not exist', { from: '2026-02-30' }),
  proposed('a rule that is not there yet', { rules: [{ kind: 'average', limit: 14 }] }),
  {
    what: 'settings: a key that is none',
    as: 'admin',
    method: 'PUT',
    path: '/settings',
    body: { colour: 'red' },
    status: 422,
    code: 'schema',
  },
  told('an event that says nothing of its program', { data: { workerId: 'ana' } }, 'schema'),
  told('an event with units of nothing', { data: { ...event.data, units: 0 } }, 'schema'),
  told('an event of before 1990', { time: '1989-12-31T23:00:00Z' }, 'too_old'),
  told('an event of tomorrow', { time: '2026-11-03T12:00:00-08:00' }, 'in_future'),
  told(
    'an event with a field that looks like client data',
    { data: { ...event.data, clientName: 'x' } },
    'client_data',
  ),
  file('a column that looks like client data', people, 'person_id,date_of_birth\nana,x\n', 'client_data'),
  file(
    'a name column among assignments',
    work,
    'assignment_ref,worker_id,program,case_type,last_name\na-1,ana,ER,referral,x\n',
    'client_data',
  ),
  file(
    'a cell shaped like a social security number',
    work,
    'assignment_ref,worker_id,program,case_type\n123-45-6789,ana,ER,referral\n',
    'client_data',
  ),
  file(
    'one assignment twice',
    work,
    'assignment_ref,worker_id,program,case_type\na-1,ana,ER,referral\na-1,ben,ER,referral\n',
    'duplicate_row',
  ),
  file('one person twice on a day', people, 'person_id,name,unit_id\nana,Keel,ER3\nana,Hull,ER3\n', 'duplicate_row'),
  file('units without an id', units, 'unit_id,name,program\n,ER Three,ER\n', 'schema'),
  {
    what: 'a file of another kind',
    as: 'admin',
    method: 'POST',
    path: work,
    body: '%PDF',
    type: 'application/pdf',
    status: 415,
    code: null,
  },
  {
    what: 'an import of the day after tomorrow',
    as: 'admin',
    method: 'POST',
    path: work.replace('2026-11-02', '2026-11-05'),
    body: 'assignment_ref\n',
    type: csv,
    status: 422,
    code: 'in_future',
  },
  {
    what: 'an acknowledgement by a token without a person',
    as: 'admin',
    method: 'POST',
    path: '/breaches/PL-2026-0001/acknowledgements',
    body: {},
    status: 404,
    code: null,
  },
  voiced(
    'a statement on a check-in that is none',
    `/check-ins/${nobodys}/statements`,
    { held: true, text: 'we met' },
    404,
  ),
  voiced('a dispute of what is not counted', '/workers/ana/disputes', dispute, 422, 'not_counted'),
  voiced('a dispute without a day', '/workers/ana/disputes', { ...dispute, since: 'soon' }, 422, 'schema'),
  voiced('a dispute for somebody else', '/workers/ben/disputes', dispute, 404),
  voiced('an answer to a dispute that is none', `/disputes/${nobodys}/answers`, { agree: true }, 404),
  voiced('a request for a check-in without a word', '/workers/ana/check-in-requests', { why: ' ' }, 422, 'schema'),
  voiced('a request of 100 KB', '/workers/ana/check-in-requests', { why: 'w'.repeat(100_000) }, 422, 'schema'),
  voiced('what is held about somebody else', '/workers/ben/exports', {}, 404),
];
