/** A property of a calendar file: its name, parameters and value. */
export interface Property {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

const once = ['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY'];
const forbidden = ['ATTENDEE', 'ORGANIZER', 'TZID', 'ATTACH', 'RRULE', 'LOCATION'];

/** Reads a calendar file as RFC 5545 writes it: lines of at most 75 octets, folded, each ending in CRLF. */
export function readIcs(file: string): Property[] {
  if (!file.endsWith('\r\n')) throw new Error('the last line does not end');
  const lines = file.slice(0, -2).split('\r\n');
  for (const line of lines) {
    if (/[\r\n]/.test(line)) throw new Error(`a bare line end in ${JSON.stringify(line)}`);
    if (Buffer.byteLength(line) > 75) throw new Error(`${Buffer.byteLength(line)} octets in ${JSON.stringify(line)}`);
    if (Buffer.from(line).includes(0xfffd)) throw new Error(`a letter was divided in ${JSON.stringify(line)}`);
  }
  return file
    .slice(0, -2)
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .map((line) => {
      const [, name = '', parameters = '', value] =
        /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/u.exec(line) ?? [];
      if (value === undefined) throw new Error(`no property: ${JSON.stringify(line)}`);
      return { name, parameters, value };
    });
}

/** What is wrong with a proposal; nothing: calendars take it, and it asks nobody. */
export function icsFaults(file: string): string[] {
  const properties = readIcs(file);
  const named = (name: string): Property[] => properties.filter((property) => property.name === name);
  const shape = properties
    .filter(({ name }) => name === 'BEGIN' || name === 'END')
    .map(({ name, value }) => `${name} ${value}`);
  const times = ['DTSTAMP', 'DTSTART', 'DTEND'].flatMap(named);
  return [
    ...(shape.join() === 'BEGIN VCALENDAR,BEGIN VEVENT,END VEVENT,END VCALENDAR'
      ? []
      : [`its shape is ${shape.join()}`]),
    ...(named('VERSION')[0]?.value === '2.0' ? [] : ['no version']),
    ...(named('PRODID').length === 1 ? [] : ['no product']),
    ...(named('METHOD')[0]?.value === 'PUBLISH' ? [] : ['another method']),
    ...once.flatMap((name) => (named(name).length === 1 ? [] : [`${name} stands ${named(name).length} times`])),
    ...forbidden.flatMap((name) => (named(name).length === 0 ? [] : [`${name} stands in it`])),
    ...times.flatMap(({ value, parameters }) =>
      /^\d{8}T\d{6}Z$/.test(value) && parameters === '' ? [] : [`${value} is not in UTC`],
    ),
    ...properties.flatMap(({ name, value }) =>
      (name === 'SUMMARY' || name === 'DESCRIPTION') && /(?<!\\)(?:\\\\)*[;,]/.test(value)
        ? [`${name} is not escaped`]
        : [],
    ),
  ];
}

/** The text that a property stands for. */
export const unescaped = (value: string): string =>
  value.replace(/\\([\\;,nN])/g, (_, letter: string) => (letter.toLowerCase() === 'n' ? '\n' : letter));
