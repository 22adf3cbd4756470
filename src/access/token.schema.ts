import { z } from 'zod';

import { tokenRoles } from './caller.js';

/** A token to be made: of a role, or of a person. */
export const newTokenSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    role: z.enum(tokenRoles).optional(),
    personId: z.string().min(1).max(200).optional(),
    expiresOn: z.iso.date().optional(),
  })
  .refine(({ role, personId }) => (role === undefined) !== (personId === undefined), {
    error: 'give either role or personId',
    path: ['role'],
  })
  .meta({ id: 'NewToken' });

export type NewToken = z.output<typeof newTokenSchema>;
