import { z } from 'zod';

import { grantedRoles } from '../people/roster.schema.js';
import { Problem } from '../platform/problem/problem.js';
import type { GrantOutcome } from './grant.js';
import { sayRefusal as say } from './refusals.js';

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
      return Problem.forbidden(say('grant.adminOnly'));
    case 'seat_only':
      return Problem.forbidden(say('grant.seatOnly', { side: say(`side.${result.side}`) }));
    case 'seats_left':
      return Problem.forbidden(say('grant.seatsLeft', { side: say(`side.${result.side}`) }));
    case 'other_side': {
      const detail = say('grant.otherSide', {
        person: personId,
        side: say(`side.${result.side}`),
        role: sideText(role),
      });
      return new Problem({ status: 409, detail, errors: [{ pointer: '/personId', code: 'other_side', detail }] });
    }
  }
}

const sideText = (role: GrantInput['role']): string => (role === 'admin' ? role : say(`side.${role}`));
