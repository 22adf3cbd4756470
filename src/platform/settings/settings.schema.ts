import { z } from 'zod';

import { type Setting } from './setting.js';

const text = (longest = 200) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}]*$/u);

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(z.number().min(from).max(to));

function isUrlWith(schemes: readonly string[]): (value: string) => boolean {
  return (value) => {
    const scheme = /^([a-z][a-z0-9+]*):/i.exec(value)?.[1];
    return scheme !== undefined && schemes.includes(scheme.toLowerCase());
  };
}
const namesAHost = (value: string): boolean => URL.canParse(value) && new URL(value).hostname !== '';
const url = (...schemes: string[]) => text(2_000).refine(isUrlWith(schemes));
const webUrl = () => text(2_000).refine((value) => isUrlWith(['http', 'https'])(value) && URL.canParse(value));

function isTimeZone(value: string): boolean {
  try {
    return value.includes('/') && new Intl.DateTimeFormat('en', { timeZone: value }).format(0) !== '';
  } catch {
    return value === 'UTC';
  }
}

const setting = <Value>(definition: Setting<Value>): Setting<Value> => definition;

/** Every setting of the process, in the order of the reference. */
export const settingTable = {
  port: setting({
    schema: wholeNumber(0, 65_535).prefault('3000'),
    about: 'The port the service listens on. 0 takes any free one and prints it.',
    allowed: 'a whole number from 0 to 65535',
    otherwise: '3000',
  }),
  host: setting({
    schema: text().prefault('127.0.0.1'),
    about: 'The address the service listens on. 0.0.0.0 is every address of the machine.',
    allowed: 'an address or a host name',
    otherwise: '127.0.0.1',
  }),
  data: setting({
    schema: text(1_000).prefault('.plimsoll'),
    about:
      'The folder of the database and queue that the service starts for itself where no address of one is given, and of the signing key it makes.',
    allowed: 'a folder that this user may write to',
    otherwise: '.plimsoll in the current folder',
  }),
  databaseUrl: setting({
    schema: url('postgres', 'postgresql').optional(),
    about: 'The PostgreSQL database (15 or later) to use.',
    allowed: 'a URL beginning postgres:// or postgresql://',
    otherwise: 'the service starts a PostgreSQL of its own under the data folder',
    secret: true,
  }),
  redisUrl: setting({
    schema: url('redis', 'rediss', 'unix').optional(),
    about: 'The Redis or Valkey server that jobs wait in. It holds no truth: it may be emptied at any time.',
    allowed: 'a URL beginning redis://, rediss:// or unix:///',
    otherwise: 'a redis-server or valkey-server found on the PATH is started; without one, jobs wait in PostgreSQL',
    secret: true,
  }),
  queue: setting({
    schema: z.enum(['auto', 'redis', 'postgres']).prefault('auto'),
    about: 'Where jobs wait. With `redis` the service does not start without one; with `postgres` it looks for none.',
    allowed: 'auto, redis or postgres',
    otherwise: 'auto: Redis where there is one, else PostgreSQL',
  }),
  databaseConnections: setting({
    schema: wholeNumber(2, 200).prefault('10'),
    about: 'How many connections to PostgreSQL a process may hold for its own work.',
    allowed: 'a whole number from 2 to 200',
    otherwise: '10',
  }),
  smtpUrl: setting({
    schema: url('smtp', 'smtps').refine(namesAHost).optional(),
    about: 'The mail server. To a loopback address no TLS is asked for.',
    allowed: 'a URL beginning smtp:// or smtps://, with a host',
    otherwise: 'mail is kept in the built-in mailbox and never leaves',
    secret: true,
  }),
  mail: setting({
    schema: z.enum(['send', 'shadow']).prefault('send'),
    about: 'With `shadow` everything is decided and recorded, and no mail leaves.',
    allowed: 'send or shadow',
    otherwise: 'send',
  }),
  mailFrom: setting({
    schema: text().optional(),
    about: 'The sender of every mail.',
    allowed: 'an address, or a name and an address in angle brackets',
    otherwise: 'plimsoll@ the host of the base URL',
  }),
  mailReplyTo: setting({
    schema: text().optional(),
    about: 'Where answers to a mail go.',
    allowed: 'an address, or a name and an address in angle brackets',
    otherwise: 'no Reply-To: answers go to the sender',
  }),
  role: setting({
    schema: z.enum(['all', 'web', 'worker']).prefault('all'),
    about: 'What this process does: answer requests, work off jobs, or both.',
    allowed: 'all, web or worker',
    otherwise: 'all',
  }),
  baseUrl: setting({
    schema: webUrl()
      .transform((value) => value.replace(/\/+$/, ''))
      .optional(),
    about: 'The address people reach the service at, for the links in mail.',
    allowed: 'a URL beginning http:// or https://',
    otherwise: 'http:// with the host and port it listens on',
  }),
  agency: setting({
    schema: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,38}$/)
      .prefault('county'),
    about: 'The code of the agency this service serves. One service serves one; a database may hold several.',
    allowed: 'up to 39 lower-case letters, digits and hyphens',
    otherwise: 'county',
  }),
  agencyName: setting({
    schema: text().optional(),
    about: 'The name of the agency on pages and in mail.',
    allowed: 'a line of text',
    otherwise: 'the name it has, at the first start the code',
  }),
  timeZone: setting({
    schema: text().refine(isTimeZone).optional(),
    about: 'The time zone of the agency’s days. Read at the first start only; another value later is refused.',
    allowed: 'a name of the time zone database, such as America/Los_Angeles',
    otherwise: 'America/Los_Angeles at the first start, then the one it has',
  }),
  oneSided: setting({
    schema: z
      .enum(['0', '1'])
      .transform((value) => value === '1')
      .optional(),
    about:
      'An agency without an agreement with a union: one signature is enough for a target, and the pages of targets say so. Read at the first start only; another value later is refused.',
    allowed: '0 or 1',
    otherwise: '0 at the first start, then what it was',
  }),
  adminToken: setting({
    schema: z
      .string()
      .regex(/^[\x21-\x7e]{32,256}$/)
      .optional(),
    about: 'An API token with the role admin, for setting up.',
    allowed: '32 to 256 printable characters without blanks',
    otherwise: 'none',
    secret: true,
  }),
  logKeyFile: setting({
    schema: text(1_000).optional(),
    about: 'The file with the key that signs checkpoints of the breach log.',
    allowed: 'a file that this user may read',
    otherwise: 'a key made once under the data folder, readable by this user only',
  }),
  inbox: setting({
    schema: text(1_000).optional(),
    about: 'A folder watched for files to import.',
    allowed: 'a folder that this user may write to',
    otherwise: 'none is watched',
  }),
  importLimitMib: setting({
    schema: wholeNumber(1, 65_536).prefault('1024'),
    about: 'The longest file an import takes, in MiB.',
    allowed: 'a whole number from 1 to 65536',
    otherwise: '1024',
  }),
  heartbeatUrl: setting({
    schema: webUrl().optional(),
    about: 'Called every 60 seconds while everything that should run has run within the last minute.',
    allowed: 'a URL beginning http:// or https://',
    otherwise: 'nothing is called',
    secret: true,
  }),
  rehearsal: setting({
    schema: z
      .enum(['0', '1'])
      .transform((value) => value === '1')
      .prefault('0'),
    about:
      'A rehearsal: a clock that is moved by hand, mail that is caught. A database once used so is marked for good.',
    allowed: '0 or 1',
    otherwise: '0',
  }),
  logLevel: setting({
    schema: z.enum(['debug', 'info', 'warn', 'error']).prefault('info'),
    about: 'The least weighty line that is written to the log.',
    allowed: 'debug, info, warn or error',
    otherwise: 'info',
  }),
} as const;

export type SettingKey = keyof typeof settingTable;

/** The settings of the process, checked. */
export type Settings = {
  readonly [Key in SettingKey]: z.output<(typeof settingTable)[Key]['schema']>;
};
