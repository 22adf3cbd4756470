import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { parse } from 'yaml';

import { nearestName } from './nearest-name.js';
import { environmentName, type SettingTable } from './setting.js';

/** Where a value was found: its text, and the name to call it by when it is wrong. */
export interface Found {
  readonly name: string;
  readonly text: string;
}

export interface Sources {
  readonly found: ReadonlyMap<string, Found>;
  readonly problems: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;
type Given = ReadonlyMap<string, string>;

/** Gathers what the environment and the file say, the environment winning, and names what neither may say. */
export function gather(table: SettingTable, environment: Environment, folder: string): Sources {
  const problems: string[] = [];
  const fromFile = readConfigFile(environment, folder, problems);
  const fromEnvironment = new Map(
    Object.entries(environment).filter(
      (entry): entry is [string, string] =>
        entry[0].startsWith('PLIMSOLL_') && entry[0] !== 'PLIMSOLL_CONFIG' && entry[1] !== undefined && entry[1] !== '',
    ),
  );
  refuseUnknown(
    new Set(fromFile.given.keys()),
    namesIn(table, (key) => key, 'File'),
    fromFile.name,
    problems,
  );
  refuseUnknown(
    new Set(fromEnvironment.keys()),
    ['PLIMSOLL_CONFIG', ...namesIn(table, environmentName, '_FILE')],
    'the environment',
    problems,
  );

  const found = new Map<string, Found>();
  for (const [key, { secret }] of Object.entries(table)) {
    const value =
      findOne(fromEnvironment, environmentName(key), secret === true ? '_FILE' : undefined, folder, problems) ??
      findOne(fromFile.given, key, secret === true ? 'File' : undefined, folder, problems);
    if (value !== undefined) found.set(key, value);
  }
  return { found, problems };
}

function namesIn(table: SettingTable, name: (key: string) => string, fileEnding: string): string[] {
  return Object.entries(table).flatMap(([key, { secret }]) =>
    secret === true ? [name(key), `${name(key)}${fileEnding}`] : [name(key)],
  );
}

function refuseUnknown(given: ReadonlySet<string>, known: readonly string[], where: string, problems: string[]): void {
  for (const name of given) {
    if (known.includes(name)) continue;
    const nearest = nearestName(name, known);
    problems.push(`${name} in ${where} is no setting${nearest === undefined ? '' : `; did you mean ${nearest}?`}`);
  }
}

function findOne(
  given: Given,
  name: string,
  fileEnding: string | undefined,
  folder: string,
  problems: string[],
): Found | undefined {
  const value = given.get(name);
  const file = fileEnding === undefined ? undefined : given.get(`${name}${fileEnding}`);
  if (file === undefined || fileEnding === undefined) return value === undefined ? undefined : { name, text: value };
  const fileName = `${name}${fileEnding}`;
  if (value !== undefined) problems.push(`${name} and ${fileName} are both given: give one of them`);
  try {
    return { name: fileName, text: readFileSync(path.resolve(folder, file), 'utf8').trim() };
  } catch (error) {
    problems.push(`${fileName} names ${file}, which cannot be read: ${reasonOf(error)}`);
    return undefined;
  }
}

function readConfigFile(environment: Environment, folder: string, problems: string[]): { name: string; given: Given } {
  const named = environment.PLIMSOLL_CONFIG;
  const name = named !== undefined && named !== '' ? named : path.join('config', 'plimsoll.yaml');
  const file = path.resolve(folder, name);
  const nothing = { name, given: new Map<string, string>() };
  if (name !== named && !existsSync(file)) return nothing;
  try {
    const document: unknown = parse(readFileSync(file, 'utf8'));
    if (document === null || document === undefined) return nothing;
    if (typeof document !== 'object' || Array.isArray(document)) throw new Error('it is no list of names and values');
    return { name, given: scalarsOf(document, name, problems) };
  } catch (error) {
    const given = name === named ? 'PLIMSOLL_CONFIG' : 'The configuration file';
    problems.push(`${given} names ${name}, which cannot be read: ${reasonOf(error)}`);
    return nothing;
  }
}

function scalarsOf(document: object, name: string, problems: string[]): Given {
  const given = new Map<string, string>();
  for (const [key, value] of Object.entries(document) as [string, unknown][]) {
    if (value === null) continue;
    if (typeof value === 'boolean') given.set(key, value ? '1' : '0');
    else if (typeof value === 'string' || typeof value === 'number') given.set(key, String(value));
    else problems.push(`${key} in ${name} must be one value, not a list or a group`);
  }
  return given;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
