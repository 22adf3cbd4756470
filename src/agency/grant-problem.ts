import { z } from 'zod';

import { grantedRoles } from '../people/roster.schema.js';
import { Problem } from '../platform/problem/problem.js';
import type { GrantOutcome } from './grant.js';

/** Whom to give which role. */
export const grantSchema = z
  .strictObject({ personId: z.string().trim().min(1).max(128), role: z.enum(grantedRoles) })
  .meta({ id: 'Grant' });
export type GrantInput = z.output<typeof grantSchema>;

/** What somebody is told where a role could not be granted; null: they have it now. */
export function grantProblem(result: GrantOutcome, { personId, role }: GrantInput): Problem | null {
  switch (result.outcome) {
    case 'granted':
    case 'held_already':
      return null;
    case 'unknown_person':
      return Problem.invalid([
        {
          pointer: '/personId',
          code: 'unknown_person',
          detail: 'personId must be the code of somebody on the roster who has not left.',
        },
      ]);
    case 'admin_only':
      return Problem.forbidden('This is granted by an admin.');
    case 'seat_only':
      return Problem.forbidden(`${result.side} has a seat: further ones are granted by a seat of ${result.side}.`);
    case 'seats_left':
      return Problem.forbidden(
        `The seats of ${result.side} have left the roster. The next is granted by one of them: put one back on the roster first.`,
      );
    case 'other_side': {
      const detail = `${personId} sits for ${result.side} and cannot sit for ${role} as well: a target is signed by two people, one of each side.`;
      return new Problem({ status: 409, detail, errors: [{ pointer: '/personId', code: 'other_side', detail }] });
    }
  }
}
