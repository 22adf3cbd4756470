import { Problem } from '../platform/problem/problem.js';
import type { Done, TargetOutcome } from '../targets/act.js';

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
      return refuse(
        'not_proposed',
        `This version is ${refusal.state}: only a proposed one can be edited, signed or withdrawn.`,
      );
    case 'newer_agreed':
      return refuse('newer_agreed', `Version ${refusal.version} is agreed already and takes the place of this one.`);
    case 'side_signed':
      return refuse('side_signed', `${refusal.by} has signed for ${refusal.side} already.`);
    case 'person_signed':
      return refuse('person_signed', `You have signed for ${refusal.side}: the two signatures are of two people.`);
    case 'contradicts': {
      const { targetId, name, version } = refusal.other;
      const detail = `The target “${name}” (${targetId}, version ${version}) has the same scope, kind of rule and counts on some of these days.`;
      return refuse('same_matter', detail, { target: { id: targetId, name, version } });
    }
    case 'signed_before':
      return refuse(
        'signed_before',
        refusal.what === 'version'
          ? 'Both sides signed this target: only their signatures change it. A statute is a target of its own, beside it.'
          : 'insteadOf names a target that is for both sides to sign: a statute stands beside it and cannot replace it.',
      );
    case 'nothing_to_retire':
      return refuse('nothing_to_retire', 'No version of this target is agreed or in force.');
  }
}

const refuse = (code: string, detail: string, more: Readonly<Record<string, unknown>> = {}): Problem =>
  new Problem({ status: 409, detail, errors: [{ code, detail }], more });
