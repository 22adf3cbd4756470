import { parseArgs } from 'node:util';

import type { OpenService } from './open-service.js';
import { makeToken } from './token.js';
import { type NewToken, newTokenSchema } from './token.schema.js';

/** `plimsoll token create`: prints a token, once. A person's own is made by that person, signed in. */
export const tokenCommand = (open: OpenService) => ({
  name: 'token',
  usage: 'token create --name NAME --role integration|reader|admin [--expires-on YYYY-MM-DD] [--json]',
  async run(args: readonly string[]): Promise<number> {
    const wanted = wantedBy(args);
    if (wanted === null) return 2;
    const { database, settings, close } = await open();
    try {
      const made = await database.transaction((tx) => makeToken(tx, wanted, 'command_line', settings.rehearsal));
      if (made.is !== 'made') {
        console.error(reasons[made.why]);
        return made.is === 'wrong' ? 2 : 1;
      }
      if (args.includes('--json')) console.log(JSON.stringify({ id: made.id, token: made.token }));
      else console.log(`${made.token}\nIt is not shown again.`);
      return 0;
    } finally {
      await close();
    }
  },
});

function wantedBy(args: readonly string[]): NewToken | null {
  if (args[0] !== 'create') return null;
  try {
    const { values } = parseArgs({
      args: args.slice(1),
      options: {
        name: { type: 'string' },
        role: { type: 'string' },
        person: { type: 'string' },
        'expires-on': { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    const { name, role, person: personId, 'expires-on': expiresOn } = values;
    return newTokenSchema.safeParse({ name, role, personId, expiresOn }).data ?? null;
  } catch {
    return null;
  }
}

const reasons = {
  not_an_admin: 'A token with a role is made by an admin.',
  not_that_person: 'A person’s token is made by that person, signed in. In a rehearsal: --person ID.',
  unknown_person: 'Nobody of this code is known, or they have left.',
  expired_already: '--expires-on must be a day after today.',
} as const;
