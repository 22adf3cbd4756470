import { parseArgs } from 'node:util';

import type { OpenService } from '../access/open-service.js';
import { addressOf } from '../access/person.command.js';
import { activePerson } from '../access/person.js';
import { sendTestMessage, startTelling } from '../breaches/first-run.js';
import { firstRunOf } from '../core/first-run.js';
import type { Database } from '../platform/database/database.js';
import type { Settings } from '../platform/settings/settings.schema.js';
import { makeFirstAdmin } from './first-admin.js';
import { type FirstMail, firstMail } from './first-mail.js';
import { firstRunState } from './found.queries.js';
import { lackText } from './lack-words.js';

const FINE = 0;
const FAILED = 1;
const BAD_ARGUMENTS = 2;

interface Work {
  readonly database: Database;
  readonly settings: Settings;
  readonly code: string;
  readonly name: string | undefined;
  readonly email: string | undefined;
}

/** `plimsoll first-run …`: what the pages of the first run do, for whoever has the machine. */
export const firstRunCommand = (open: OpenService) => ({
  name: 'first-run',
  usage: 'first-run status | admin CODE [--name NAME] [--email ADDRESS] | preview | test-message CODE | start-telling',
  async run(args: readonly string[]): Promise<number> {
    const wanted = wantedBy(args);
    if (wanted === null) return BAD_ARGUMENTS;
    const { database, settings, close } = await open();
    try {
      return await acts[wanted.act]({ database, settings, ...wanted });
    } finally {
      await close();
    }
  },
});

const acts = {
  status,
  admin,
  preview,
  'test-message': testMessage,
  'start-telling': tell,
} as const;
type Act = keyof typeof acts;
const forSomebody: readonly Act[] = ['admin', 'test-message'];

function wantedBy(args: readonly string[]): (Omit<Work, 'database' | 'settings'> & { readonly act: Act }) | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { name: { type: 'string' }, email: { type: 'string' } },
    });
    const [word = '', code = '', ...more] = positionals;
    const act = (Object.keys(acts) as Act[]).find((one) => one === word);
    if (act === undefined || more.length > 0 || forSomebody.includes(act) !== (code !== '')) return null;
    return { act, code, name: values.name, email: values.email };
  } catch {
    return null;
  }
}

async function status({ database }: Work): Promise<number> {
  const state = await database.transaction((tx) => firstRunState(tx, tx.now));
  for (const { number, name, state: how, lacks } of firstRunOf(state)) {
    console.log(`${number} ${name}: ${how === 'usual' ? 'as it comes' : how}`);
    for (const lack of lacks) console.log(`    ${lackText(lack)}`);
  }
  if (state.keptSince !== null)
    console.log('All mail is kept back until the last step: plimsoll first-run start-telling');
  return FINE;
}

async function admin({ database, settings, code, name, email }: Work): Promise<number> {
  const made = await database.transaction(async (tx) => {
    const answer = await makeFirstAdmin(tx, { personId: code, name, email }, settings.rehearsal);
    if (answer.is === 'refused') throw new Error(answer.why);
    return answer;
  });
  switch (made.is) {
    case 'made':
      console.log(`${addressOf(settings)}${made.path}\nIt works once, for 7 days, and is not shown again.`);
      if (made.firstRun === 'begun' || made.firstRun === 'running')
        console.log('Nobody is mailed before you say so in the last step of the first run.');
      return FINE;
    case 'admin_there':
      console.error('There is an admin, who makes others. A new link for somebody: plimsoll person invite CODE');
      return FAILED;
  }
}

async function preview({ database }: Work): Promise<number> {
  const { over, pending, mails }: FirstMail = await firstMail(database);
  console.log(`${over.length} over the level now, ${pending} for not as long yet as the target says.`);
  for (const one of over)
    console.log(`  ${one.subjectId} ${one.unitId ?? ''}: ${one.load} of ${one.effectiveLimit} ${one.program}`);
  console.log(`${mails.length} mails would go out, were people told from now on. Nothing was sent.`);
  for (const one of mails) console.log(`  to ${one.personId} (${one.because}): ${one.kinds.join(', ')}`);
  return FINE;
}

async function testMessage({ database, code }: Work): Promise<number> {
  const isKnown = await database.transaction(async (tx) => {
    const person = await activePerson(tx, code, tx.now);
    if (person !== null) await sendTestMessage(tx, person.personId);
    return person !== null;
  });
  if (isKnown) console.log(`A test message to ${code} is on its way. Notifications say what the server answered.`);
  else console.error(`Nobody of the code ${code} is known, or they have left.`);
  return isKnown ? FINE : FAILED;
}

async function tell({ database }: Work): Promise<number> {
  const started = await database.transaction((tx) => startTelling(tx, null));
  switch (started.is) {
    case 'started':
      console.log(`People are told from now on; ${started.breaches} breaches are open.`);
      return FINE;
    case 'telling_already':
      console.log('People are told already: nothing keeps mail back.');
      return FINE;
    case 'no_target':
      console.error('No target is agreed yet: there is nothing to tell anybody about.');
      return FAILED;
  }
}
