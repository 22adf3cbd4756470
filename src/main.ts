import { log } from './platform/log.js';
import type { Settings } from './platform/settings/settings.schema.js';
import { loadSettings, SetupError } from './platform/settings/settings.js';
import { spareRoomAtStart } from './platform/startup-memory.js';

const FINE = 0;
const FAILED = 1;
const BAD_SETTINGS = 2;

/** What the service is made of is loaded when the settings are known to be right: a wrong one is said at once. */
async function run(args: readonly string[]): Promise<void> {
  const isDemo = args.length === 1 && args[0] === '--demo';
  if (args.length > 0 && !isDemo) throw new SetupError([`Unknown argument ${args.join(' ')}; there is --demo`]);
  const settings = loadSettings();
  log.level = settings.logLevel;
  if (isDemo) return runDemo(settings);
  spareRoomAtStart();
  const { serve } = await import('./service.js');
  await serve(settings);
}

async function runDemo(loaded: Settings): Promise<void> {
  const { demoAccountLines, demoSettings, makeDemo, demoLivesOn } = await import('./demo/demo.js');
  const { usualSeed } = await import('./demo/random.js');
  const { onStopSignal } = await import('./platform/web/closing.js');
  const settings = demoSettings(loaded);
  const ending = new AbortController();
  void onStopSignal().then(() => {
    ending.abort();
  });
  const say = (line: string): void => {
    console.log(line);
  };
  const isMade = await makeDemo(settings, { seed: usualSeed, say, stop: ending.signal });
  if (!isMade || ending.signal.aborted) return;
  const { serve } = await import('./service.js');
  await serve(settings, { signIn: demoAccountLines(settings), beside: demoLivesOn });
}

async function main(args: readonly string[]): Promise<number> {
  try {
    await run(args);
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
