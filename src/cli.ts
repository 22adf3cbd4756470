#!/usr/bin/env node
import { personCommand } from './access/person.command.js';
import { rolesCommand } from './access/roles.command.js';
import { tokenCommand } from './access/token.command.js';
import { verifyLogCommand } from './breach-log/verify-log.command.js';
import { mailCommand } from './channels/mail/preview.command.js';
import { seedCommand } from './demo/seed.command.js';
import { importCommand } from './feeds/import.command.js';
import { firstRunCommand } from './first-run/first-run.command.js';
import { migrations, tablesOfFacts } from './migrations/list.js';
import { openPlatform, type Platform } from './platform/platform.js';
import { configCommand } from './platform/settings/config.command.js';
import { loadSettings, SetupError } from './platform/settings/settings.js';

/** Exit codes: 0 fine, 1 failed, 2 bad settings or arguments, 3 row errors, 4 held, 5 the log does not verify. */
interface Command {
  readonly name: string;
  readonly usage: string;
  run(args: readonly string[]): Promise<number>;
}

/** Joins the service's own database, or starts it for the time of the command. */
const open = (): Promise<Platform> => openPlatform(loadSettings(), { migrations, tablesOfFacts });

const COMMANDS: readonly Command[] = [
  firstRunCommand(open),
  importCommand(open),
  verifyLogCommand(open),
  personCommand(open),
  tokenCommand(open),
  mailCommand,
  seedCommand,
  configCommand,
  rolesCommand,
];

async function main(args: readonly string[]): Promise<number> {
  const command = COMMANDS.find(({ name }) => name === args[0]);
  if (command === undefined) {
    const wanted = ['help', '--help', '-h'].includes(args[0] ?? '');
    const lines = ['Usage:', ...COMMANDS.map(({ usage }) => `  plimsoll ${usage}`)];
    if (wanted) console.log(lines.join('\n'));
    else console.error(lines.join('\n'));
    return wanted ? 0 : 2;
  }
  try {
    const code = await command.run(args.slice(1));
    if (code === 2) console.error(`Usage: plimsoll ${command.usage}`);
    return code;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return error instanceof SetupError ? 2 : 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
