import { rfc3339 } from '../core/instant.js';
import type { Settings } from '../platform/settings/settings.schema.js';
import { invite } from './invitation.js';
import type { OpenService } from './open-service.js';

/** `plimsoll person invite ID`: prints the one-time link by which a person sets a password. */
export const personCommand = (open: OpenService) => ({
  name: 'person',
  usage: 'person invite ID [--json]',
  async run(args: readonly string[]): Promise<number> {
    const [what, personId, ...more] = args.filter((arg) => arg !== '--json');
    if (what !== 'invite' || personId === undefined || personId.startsWith('-') || more.length > 0) return 2;
    const { database, settings, close } = await open();
    try {
      const invited = await database.transaction((tx) => invite(tx, personId));
      if (invited.is === 'unknown_person') {
        console.error(`Nobody of the code ${personId} is known, or they have left. Import the people first.`);
        return 1;
      }
      const url = addressOf(settings) + invited.path;
      if (args.includes('--json')) console.log(JSON.stringify({ url, expiresAt: rfc3339(invited.expiresAt) }));
      else console.log(`${url}\nIt works once, until ${rfc3339(invited.expiresAt)}, and is not shown again.`);
      return 0;
    } finally {
      await close();
    }
  },
});

/** Where the service is reached, as whoever starts it says. */
export function addressOf({ baseUrl, host, port }: Pick<Settings, 'baseUrl' | 'host' | 'port'>): string {
  if (baseUrl !== undefined) return baseUrl;
  const reached = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}`;
}
