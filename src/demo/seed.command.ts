import { loadSettings } from '../platform/settings/settings.js';
import { demoAccountLines, demoSettings, makeDemo } from './demo.js';
import { usualSeed } from './random.js';

/** Makes the demonstration agency without serving it. */
export const seedCommand = {
  name: 'seed',
  usage: 'seed --demo [--seed N] [--json]',
  async run(args: readonly string[]): Promise<number> {
    const seed = seedIn(args);
    if (seed === null) return 2;
    const settings = demoSettings(loadSettings());
    const asJson = args.includes('--json');
    const say = (line: string): void => {
      if (!asJson) console.log(line);
    };
    await makeDemo(settings, { seed, say });
    if (asJson) console.log(JSON.stringify({ agency: settings.agency, seed }));
    else for (const line of demoAccountLines(settings)) console.log(line);
    return 0;
  },
};

/** The seed asked for; null where the arguments are not as they should be. */
function seedIn(args: readonly string[]): number | null {
  const rest = args.filter((arg) => arg !== '--demo' && arg !== '--json');
  if (!args.includes('--demo')) return null;
  if (rest.length === 0) return usualSeed;
  const [flag, value] = rest;
  return rest.length === 2 && flag === '--seed' && /^\d{1,9}$/.test(value ?? '') ? Number(value) : null;
}
