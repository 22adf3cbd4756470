import { Problem } from '../platform/problem/problem.js';
import type { Done, TargetOutcome } from '../targets/act.js';
import { sayRefusal as say } from './refusals.js';

/** What a person is told where an act on a target could not be carried out. */
export function targetProblem(refusal: Exclude<TargetOutcome, Done>): Problem {
  switch (refusal.outcome) {
    case 'unknown':
      return Problem.notFound();
    case 'unknown_instead_of':
      return Problem.invalid([
        { pointer: '/insteadOf', code: 'unknown_target', detail: 'insteadOf must be the id of another target.' },
      ]);
    case 'never_in_force':
      return Problem.invalid([
        {
          pointer: '/until',
          code: 'never_in_force',
          detail: 'until must be later: it is over before the target could take force.',
        },
      ]);
    case 'not_proposed':
      return refuse('not_proposed', say('target.notProposed', { state: say(`state.${refusal.state}`) }));
    case 'newer_agreed':
      return refuse('newer_agreed', say('target.newerAgreed', { version: refusal.version }));
    case 'side_signed':
      return refuse('side_signed', say('target.sideSigned', { by: refusal.by, side: say(`side.${refusal.side}`) }));
    case 'person_signed':
      return refuse('person_signed', say('target.personSigned', { side: say(`side.${refusal.side}`) }));
    case 'contradicts': {
      const { targetId, name, version } = refusal.other;
      const detail = say('target.sameMatter', { name, target: targetId, version });
      return refuse('same_matter', detail, { target: { id: targetId, name, version } });
    }
    case 'signed_before':
      return refuse(
        'signed_before',
        say(refusal.what === 'version' ? 'target.signedBefore' : 'target.insteadOfSigned'),
      );
    case 'nothing_to_retire':
      return refuse('nothing_to_retire', say('target.nothingToRetire'));
  }
}

const refuse = (code: string, detail: string, more: Readonly<Record<string, unknown>> = {}): Problem =>
  new Problem({ status: 409, detail, errors: [{ code, detail }], more });
