import { broughtLines } from './brought.js';
import type { OtherNotice, OtherWords } from './other-notice.js';
import { textFact } from './reader.js';
import { table } from './rows.js';
import { say } from './say.js';
import { capital } from './words.js';

/** What admins and seats are told of a file that was refused, or is held. */
export function importWords(notice: OtherNotice, outcome: 'refused' | 'held'): OtherWords {
  const { facts } = notice;
  const kind = textFact(facts, 'importKind');
  const what = textFact(facts, 'feed') ?? (kind === null ? say('import.file') : kindWord(kind));
  const id = textFact(facts, 'importId') ?? textFact(facts, 'import');
  return {
    subject: say(`import.${outcome}.subject`, { what }),
    heading: say(`import.${outcome}.heading`, { what }),
    lines: linesOf(notice, outcome),
    facts: table(notice, [
      ['row.rows', 'rows'],
      ['row.before', 'before'],
      ['row.after', 'after'],
    ]),
    todo: say(`import.${outcome}.todo`),
    button: { label: say('button.import'), path: id === null ? '/imports' : `/imports/${encodeURIComponent(id)}` },
  };
}

/** What is known of no file in particular says its reason alone. */
function linesOf({ facts }: OtherNotice, outcome: 'refused' | 'held'): string[] {
  const why = textFact(facts, 'why') ?? textFact(facts, 'reason');
  const kind = textFact(facts, 'importKind');
  const asOf = textFact(facts, 'asOf');
  const feed = textFact(facts, 'feed');
  if (why === null) return broughtLines(facts);
  if (facts['heldLong'] === true) return [say('import.held.long', { feed: feed ?? say('import.roster'), why })];
  if (kind === null || asOf === null) {
    const brought = broughtLines(facts);
    return brought.length > 0 ? brought : [`${capital(why)}.`];
  }
  const given = { kind: kindWord(kind), asOf, why };
  return [feed === null ? say(`import.${outcome}.line`, given) : say(`import.${outcome}.lineOf`, { ...given, feed })];
}

const kinds = ['assignments', 'people', 'units', 'absences'] as const;

function kindWord(kind: string): string {
  const known = kinds.find((one) => one === kind);
  return known === undefined ? kind : say(`import.kind.${known}`);
}
