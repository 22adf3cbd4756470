import { AppModule } from './app.module.js';
import { migrations, tablesOfFacts } from './migrations/list.js';
import { log } from './platform/log.js';
import { openPlatform } from './platform/platform.js';
import type { Settings } from './platform/settings/settings.schema.js';
import { loadSettings, SetupError } from './platform/settings/settings.js';
import { closeAll, onStopSignal } from './platform/web/closing.js';
import { listen } from './platform/web/listen.js';
import { webServer } from './platform/web/web-server.js';

const FINE = 0;
const FAILED = 1;
const BAD_SETTINGS = 2;

/** Starts the service and returns when it answers; from then on a signal ends it. */
async function start(settings: Settings): Promise<void> {
  const stopped = onStopSignal();
  const platform = await openPlatform(settings, { migrations, tablesOfFacts });
  const parts = [() => platform.close()];
  try {
    const app = await webServer(AppModule.with(platform), settings);
    parts.unshift(() => app.close());
    const address = await listen(app, settings, stopped);
    if (address !== undefined) {
      const { name, code } = platform.agency;
      const kind = platform.agency.rehearsal ? ' (a rehearsal: its clock is moved by hand, its mail is caught)' : '';
      console.log(`Plimsoll serves ${name === code ? code : `${name}, ${code},`} at ${address}${kind}`);
      console.log('To sign in: npx plimsoll person invite <person id> prints a link that works once.');
      console.log('For programs: npx plimsoll token create, or the setting PLIMSOLL_ADMIN_TOKEN.');
    }
    for (const warning of platform.warnings) log.warn(warning);
    await stopped;
  } finally {
    await closeAll(parts);
  }
}

async function main(args: readonly string[]): Promise<number> {
  try {
    if (args.length > 0) throw new SetupError([`Unknown argument ${args.join(' ')}`]);
    const settings = loadSettings();
    log.level = settings.logLevel;
    await start(settings);
    return FINE;
  } catch (error) {
    if (error instanceof SetupError) {
      console.error(error.message);
      return BAD_SETTINGS;
    }
    log.fatal({ err: error }, 'the service could not start');
    console.error(error instanceof Error ? error.message : String(error));
    return FAILED;
  }
}

process.exit(await main(process.argv.slice(2)));
