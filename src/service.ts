import { AppModule } from './app.module.js';
import { migrations, tablesOfFacts } from './migrations/list.js';
import { log } from './platform/log.js';
import { openPlatform, type Platform } from './platform/platform.js';
import type { Settings } from './platform/settings/settings.schema.js';
import { collectLeftBehind, endSparing } from './platform/startup-memory.js';
import { closeAll, onStopSignal, unlessStopped } from './platform/web/closing.js';
import { listen } from './platform/web/listen.js';
import { closeWebServer, webServer } from './platform/web/web-server.js';

const usualLines: readonly string[] = [
  'To begin with nothing: npx plimsoll first-run admin <code> --name <name> --email <address> makes the first admin.',
  'To sign in: npx plimsoll person invite <person id> prints a link that works once.',
  'For programs: npx plimsoll token create, or the setting PLIMSOLL_ADMIN_TOKEN.',
];

/** What is said of a service besides its address, and what goes on beside it. */
export interface Serving {
  readonly signIn: readonly string[];
  /** Begun before anything is served or comes due; answers how to end it. */
  readonly beside?: (platform: Platform) => Promise<() => Promise<void>>;
}

/** Starts the service, says where it is and how to sign in, and returns when a signal has ended it. */
export async function serve(settings: Settings, { signIn, beside }: Serving = { signIn: usualLines }): Promise<void> {
  const stopped = onStopSignal();
  collectLeftBehind();
  const schema = { migrations, tablesOfFacts };
  const platform = await unlessStopped(stopped, (stop) => openPlatform(settings, schema, undefined, stop));
  if (platform === undefined) return;
  const parts: (() => Promise<unknown>)[] = [() => platform.close()];
  try {
    if (beside !== undefined) parts.unshift(await beside(platform));
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
    endSparing();
    await stopped;
  } finally {
    await closeAll(parts);
  }
}
