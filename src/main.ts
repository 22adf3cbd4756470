import { AppModule } from './app.module.js';
import { demoAccountLines, demoSettings, makeDemo } from './demo/demo.js';
import { usualSeed } from './demo/random.js';
import { migrations, tablesOfFacts } from './migrations/list.js';
import { log } from './platform/log.js';
import { openPlatform } from './platform/platform.js';
import type { Settings } from './platform/settings/settings.schema.js';
import { loadSettings, SetupError } from './platform/settings/settings.js';
import { closeAll, onStopSignal } from './platform/web/closing.js';
import { listen } from './platform/web/listen.js';
import { closeWebServer, webServer } from './platform/web/web-server.js';

const FINE = 0;
const FAILED = 1;
const BAD_SETTINGS = 2;

const usualLines: readonly string[] = [
  'To sign in: npx plimsoll person invite <person id> prints a link that works once.',
  'For programs: npx plimsoll token create, or the setting PLIMSOLL_ADMIN_TOKEN.',
];

/** Starts the service and returns when it answers; from then on a signal ends it. */
async function start(settings: Settings, signIn: readonly string[]): Promise<void> {
  const stopped = onStopSignal();
  const platform = await openPlatform(settings, { migrations, tablesOfFacts });
  const parts = [() => platform.close()];
  try {
    const app = await webServer(AppModule.with(platform), settings);
    parts.unshift(() => closeWebServer(app));
    const address = await listen(app, settings, stopped);
    if (address !== undefined) {
      const { name, code } = platform.agency;
      const kind = platform.agency.rehearsal ? ' (a rehearsal: its clock is moved by hand, its mail is caught)' : '';
      console.log(`Plimsoll serves ${name === code ? code : `${name}, ${code},`} at ${address}${kind}`);
      for (const line of signIn) console.log(line);
    }
    for (const warning of platform.warnings) log.warn(warning);
    await stopped;
  } finally {
    await closeAll(parts);
  }
}

async function main(args: readonly string[]): Promise<number> {
  try {
    const isDemo = args.length === 1 && args[0] === '--demo';
    if (args.length > 0 && !isDemo) throw new SetupError([`Unknown argument ${args.join(' ')}; there is --demo`]);
    const loaded = loadSettings();
    const settings = isDemo ? demoSettings(loaded) : loaded;
    log.level = settings.logLevel;
    if (isDemo) {
      await makeDemo(settings, usualSeed, (line) => {
        console.log(line);
      });
    }
    await start(settings, isDemo ? demoAccountLines(settings) : usualLines);
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
