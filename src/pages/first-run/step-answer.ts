import type { FirstRunStep } from '../../core/first-run.js';
import type { FirstRunState } from '../../first-run/found.queries.js';
import { say } from '../frame/say.js';

interface Answering {
  readonly context: { readonly agencyName: string };
  readonly state: FirstRunState;
  readonly step: FirstRunStep;
}

/** What a step's page answers: how much of it is there. */
export function answerOf({ context, state, step: { name } }: Answering): string {
  switch (name) {
    case 'agency':
      return say('start.agency.answer', { name: context.agencyName });
    case 'units':
      return numbered('units', state.units);
    case 'people':
      return numbered('people', state.workers);
    case 'absences':
      return numbered('absences', state.absences);
    case 'assignments':
      return numbered('assignments', state.assignments);
    case 'seats':
      return say('start.seats.answer', { ...state.seats, admins: state.admins });
    case 'target':
      return targetAnswer(state);
    case 'mail':
      return say(state.telling ? 'start.mail.answerTold' : 'start.mail.answerKept');
  }
}

function numbered(name: 'units' | 'people' | 'absences' | 'assignments', n: number): string {
  if (n === 0) return say(`start.${name}.answerNone`);
  return n === 1 ? say(`start.${name}.answerOne`) : say(`start.${name}.answer`, { n });
}

function targetAnswer({ targets: { inForce, agreed, proposed } }: FirstRunState): string {
  if (inForce === 1) return say('start.target.answerForceOne');
  if (inForce > 1) return say('start.target.answerForce', { n: inForce });
  if (agreed > 0) return say('start.target.answerAgreed');
  return say(proposed > 0 ? 'start.target.answerProposed' : 'start.target.answerNone');
}
