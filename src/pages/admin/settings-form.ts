import type { SettingsDocument } from '../../agency/settings.js';

/** The fields of a form as they were sent, or as they would be sent of what is set: every value is text. */
export type SettingsFields = Readonly<Record<string, readonly string[]>>;

/** What a form asks for, and the field that a fault in it belongs to. */
export interface Wanted {
  readonly change: object;
  readonly fieldAt: (pointer: string) => string | null;
}

/** The lists that a form has a row of fields for, each with its columns. */
const lists = {
  add: ['date', 'name'],
  remove: ['date'],
  closure: ['from', 'until', 'reason'],
  feed: ['name'],
} as const;
export type ListName = keyof typeof lists;

const mostRows = 400;

/** The field of a column in a row of a list. */
export const rowField = (list: ListName, row: number, column: string): string => `${list}-${row}-${column}`;

/** The one value of a field, blanks at its ends left out; not sent: empty. */
export const one = (fields: SettingsFields, name: string): string => (fields[name]?.[0] ?? '').trim();

/** Every field that was sent. */
export function fieldsIn(body: unknown): SettingsFields {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body as Record<string, unknown>).map(([name, value]) => [
      name,
      (Array.isArray(value) ? (value as unknown[]) : [value]).filter(
        (part): part is string => typeof part === 'string',
      ),
    ]),
  );
}

/** The rows of a list in which something is entered, in their order. */
export function rowsOf(fields: SettingsFields, list: ListName): number[] {
  return Array.from({ length: mostRows }, (_, index) => index + 1).filter((row) =>
    lists[list].some((column) => one(fields, rowField(list, row, column)) !== ''),
  );
}

/** Calendar, mail, and how people are shown, as their form asks for them. */
export function generalWanted(fields: SettingsFields): Wanted {
  const rows = { add: rowsOf(fields, 'add'), remove: rowsOf(fields, 'remove'), closure: rowsOf(fields, 'closure') };
  const cell = (list: ListName, row: number, column: string): string => one(fields, rowField(list, row, column));
  const mail = fields['mail'] ?? [];
  const letters = (name: string): string | null => one(fields, name).toUpperCase() || null;
  const change = {
    calendar: {
      workingDays: fields['workingDays'] ?? [],
      closeOfBusiness: one(fields, 'closeOfBusiness'),
      holidays: {
        country: letters('country'),
        state: letters('state'),
        add: rows.add.map((row) => ({ date: cell('add', row, 'date'), name: cell('add', row, 'name') })),
        remove: rows.remove.map((row) => cell('remove', row, 'date')),
      },
      closures: rows.closure.map((row) => ({
        from: cell('closure', row, 'from'),
        until: cell('closure', row, 'until'),
        reason: cell('closure', row, 'reason'),
      })),
    },
    workerCopy: mail.includes('workerCopy'),
    digest: mail.includes('digest'),
    showPeopleAs: { line: one(fields, 'line'), forum: one(fields, 'forum') },
  };
  return { change, fieldAt: (pointer) => generalField(pointer.split('/').slice(1), rows) };
}

function generalField(
  [first, second, third, at, column]: readonly string[],
  rows: Readonly<Record<'add' | 'remove' | 'closure', readonly number[]>>,
): string | null {
  const row = (list: keyof typeof rows, index: string | undefined): number => rows[list][Number(index)] ?? 1;
  if (first === 'showPeopleAs') return second ?? null;
  if (first !== 'calendar') return null;
  if (second === 'closures') return rowField('closure', row('closure', third), at ?? 'from');
  if (second !== 'holidays') return second ?? null;
  if (third === 'add') return rowField('add', row('add', at), column ?? 'date');
  if (third === 'remove') return rowField('remove', row('remove', at), 'date');
  return third ?? null;
}

/** The guards of a feed: the field of each, and where it stands in the document. */
export const guardFields = {
  shrinkShare: ['shrink', 'share'],
  shrinkRows: ['shrink', 'rows'],
  massShare: ['massChange', 'share'],
  massWorkers: ['massChange', 'workers'],
} as const;
type GuardField = keyof typeof guardFields;

/** The feeds as their form asks for them. */
export function feedsWanted(fields: SettingsFields): Wanted {
  const rows = rowsOf(fields, 'feed');
  const feeds = rows.map((row) => {
    const cell = (column: string): string => one(fields, rowField('feed', row, column));
    const number = (column: GuardField): number | string | undefined =>
      numberIn(cell(column), column.endsWith('Share'));
    return {
      name: cell('name'),
      sources: listIn(cell('sources'), /\n/),
      programs: listIn(cell('programs'), /[\n,]/),
      kind: cell('kind'),
      every: cell('every'),
      grace: cell('grace'),
      guards:
        cell('guards') === ''
          ? null
          : {
              shrink: { share: number('shrinkShare'), rows: number('shrinkRows') },
              massChange: { share: number('massShare'), workers: number('massWorkers') },
            },
    };
  });
  const fieldAt = (pointer: string): string | null => {
    const [, , index, part, guard, number] = pointer.split('/');
    if (index === undefined) return null;
    const found = Object.entries(guardFields).find(([, path]) => path[0] === guard && path[1] === number)?.[0];
    return rowField('feed', rows[Number(index)] ?? 1, found ?? part ?? 'name');
  };
  return { change: { feeds }, fieldAt };
}

const listIn = (text: string, between: RegExp): string[] =>
  text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** A number as it is typed; what is none stays text, so that it is refused and shown again. Empty: the default. */
function numberIn(text: string, isPercent: boolean): number | string | undefined {
  const bare = text.replace(/\s*%$/, '');
  if (bare === '') return undefined;
  if (!/^\d+(\.\d+)?$/.test(bare)) return bare;
  return isPercent ? Number(bare) / 100 : Number(bare);
}

/** What is set, as the fields of both forms show it. */
export function fieldsOf({ calendar, workerCopy, digest, showPeopleAs, feeds }: SettingsDocument): SettingsFields {
  const { holidays, closures } = calendar;
  const cells = (list: ListName, rows: readonly object[]): [string, string[]][] =>
    rows.flatMap((row, index) =>
      Object.entries(row).map(([column, value]): [string, string[]] => [
        rowField(list, index + 1, column),
        [String(value)],
      ]),
    );
  return Object.fromEntries([
    ['workingDays', [...calendar.workingDays]],
    ['closeOfBusiness', [calendar.closeOfBusiness]],
    ['country', [holidays.country ?? '']],
    ['state', [holidays.state ?? '']],
    ['mail', [...(workerCopy ? ['workerCopy'] : []), ...(digest ? ['digest'] : [])]],
    ['line', [showPeopleAs.line]],
    ['forum', [showPeopleAs.forum]],
    ...cells('add', holidays.add),
    ...cells(
      'remove',
      holidays.remove.map((date) => ({ date })),
    ),
    ...cells('closure', closures),
    ...cells('feed', feeds.map(feedCells)),
  ]);
}

function feedCells({ guards, sources, programs, ...feed }: SettingsDocument['feeds'][number]): object {
  const percent = (share: number): string => String(Math.round(share * 1e6) / 1e4);
  return {
    ...feed,
    sources: sources.join('\n'),
    programs: programs.join(', '),
    guards: guards === null ? '' : 'on',
    shrinkShare: guards === null ? '' : percent(guards.shrink.share),
    shrinkRows: guards?.shrink.rows ?? '',
    massShare: guards === null ? '' : percent(guards.massChange.share),
    massWorkers: guards?.massChange.workers ?? '',
  };
}
