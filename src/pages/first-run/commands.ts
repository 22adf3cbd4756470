import type { FirstRunStepName } from '../../core/first-run.js';

/** The lines that do on the command line what a step's page does. `address` is where the service is reached. */
export function commandsOf(step: FirstRunStepName, address: string): readonly string[] {
  const api = (method: string, path: string, body: string): string =>
    `curl -X ${method} ${address}/api/v1${path} -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -d '${body}'`;
  switch (step) {
    case 'agency':
      return [api('PUT', '/settings', '{"showPeopleAs":{"line":"name","forum":"code"}}')];
    case 'units':
    case 'people':
    case 'absences':
      return [
        `npx plimsoll import ${step}.csv --kind ${step} --dry-run`,
        `npx plimsoll import ${step}.csv --kind ${step}`,
      ];
    case 'assignments':
      return [
        'npx plimsoll import assignments.csv --kind assignments --feed cws-er --dry-run',
        'npx plimsoll import assignments.csv --kind assignments --feed cws-er',
      ];
    case 'seats':
      return [api('POST', '/grants', '{"personId":"L-1","role":"labor"}'), 'npx plimsoll person invite L-1'];
    case 'target':
      return [
        api('POST', '/targets', '@target.json').replace("'@target.json'", '@target.json'),
        api('POST', '/targets/TARGET/versions/1/approvals', '{"side":"labor"}'),
        'npx plimsoll first-run preview',
      ];
    case 'mail':
      return ['npx plimsoll first-run test-message A-1', 'npx plimsoll first-run start-telling'];
  }
}
