import { types } from 'pg';

const DATE = 1082;
const TIMESTAMPTZ = 1184;
const INT8 = 20;
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;
const TIMESTAMPTZ_ARRAY = 1185;
const TEXT_ARRAY = 1009;

type Parse = (text: string) => unknown;

/** `2026-11-23 14:02:00.123+00` → milliseconds since 1970. Connections are set to UTC. */
export function parseTimestamp(text: string): number {
  if (text === 'infinity') return Infinity;
  if (text === '-infinity') return -Infinity;
  const parsed = Date.parse(`${text.slice(0, 10)}T${text.slice(11).replace(/\+00$/, 'Z')}`);
  if (Number.isNaN(parsed)) throw new Error(`not a time in UTC: ${text}`);
  return parsed;
}

function parseInteger(text: string): number {
  const parsed = Number(text);
  if (!Number.isSafeInteger(parsed)) throw new Error(`too large for a number: ${text}`);
  return parsed;
}

/** As pg has it: its own types know its built-in kinds by name only. */
const usualParser = types.getTypeParser as (oid: number, format?: 'text' | 'binary') => Parse;

const parseTexts = usualParser(TEXT_ARRAY) as (text: string) => (string | null)[];
const each = (parse: Parse): Parse => {
  return (text) => parseTexts(text).map((item) => (item === null ? null : parse(item)));
};

/**
 * What a row's values become: timestamptz an instant, date the text `YYYY-MM-DD`, numeric its exact text, bigint a
 * number. Given to our pool only; nothing is changed for others who use pg in this process.
 */
const parsers = new Map<number, Parse>([
  [DATE, (text) => text],
  [TIMESTAMPTZ, parseTimestamp],
  [INT8, parseInteger],
  [INT8_ARRAY, each(parseInteger)],
  [DATE_ARRAY, each((text) => text)],
  [TIMESTAMPTZ_ARRAY, each(parseTimestamp)],
]);

export const typeParsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): Parse {
    const parse = format === 'binary' ? undefined : parsers.get(oid);
    return parse ?? usualParser(oid, format ?? 'text');
  },
};
