import { isSampleSecret } from './sample-secret.js';
import { type SettingKey, settingTable, type Settings } from './settings.schema.js';
import { gather } from './settings.source.js';
import { type Setting } from './setting.js';

/** The token that the settings are injected by. */
export const SETTINGS = Symbol('settings');

/** What is wrong with how the service was set up, said to the person who starts it. The process exits with 2. */
export class SetupError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'SetupError';
  }
}

/** Reads and checks every setting; throws one SetupError that names everything that is wrong. */
export function loadSettings(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  folder: string = process.cwd(),
): Settings {
  const { found, problems } = gather(settingTable, environment, folder);
  const wrong = [...problems];
  const values: Partial<Record<SettingKey, unknown>> = {};
  for (const key of Object.keys(settingTable) as SettingKey[]) {
    const { schema, allowed, secret }: Setting<unknown> = settingTable[key];
    const given = found.get(key);
    const result = schema.safeParse(given?.text);
    if (result.success) values[key] = result.data;
    else wrong.push(refusal(given?.name ?? key, given?.text ?? '', allowed, secret === true));
    if (given !== undefined && secret === true && isSampleSecret(given.text)) {
      wrong.push(`${given.name} is the value of an example: make a secret of your own`);
    }
  }
  if (wrong.length > 0) throw new SetupError(wrong);
  return Object.freeze(values as Settings);
}

function refusal(name: string, text: string, allowed: string, secret: boolean): string {
  const given = secret ? 'does not fit' : `is ${JSON.stringify(text)}`;
  return `${name} ${given}; it must be ${allowed}`;
}

/** The settings as they may be printed: secrets are left out, a URL keeps its host. */
export function printableSettings(settings: Settings): Record<SettingKey, string | number | boolean | null> {
  const printable = { ...settings } as Record<SettingKey, string | number | boolean | null>;
  for (const key of Object.keys(settingTable) as SettingKey[]) {
    const { secret }: Setting<unknown> = settingTable[key];
    const value = settings[key];
    printable[key] = value === undefined ? null : secret === true ? masked(String(value)) : value;
  }
  return printable;
}

function masked(secret: string): string {
  const url = /^([a-z][a-z0-9+]*:\/\/)(?:[^@]*@)?([^?#]*)/i.exec(secret);
  return url === null ? '(set)' : `${url[1] ?? ''}…@${hostOnly(url[2] ?? '')}`;
}

const hostOnly = (rest: string): string => rest.split('/')[0] ?? '';
