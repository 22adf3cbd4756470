import { broughtLines } from './brought.js';
import type { OtherNotice, OtherWords } from './other-notice.js';
import { shownToForum, textFact, whenFact, type Writing } from './reader.js';
import { table } from './rows.js';
import { say } from './say.js';

/** What an act on a target waits for; one that is not here waits for nothing. */
const waiting = {
  target_proposed: 'target.forceWaits',
  target_edited: 'target.forceWaits',
  target_withdrawn: null,
  target_approved: 'target.forceWaits',
  target_retirement_proposed: 'target.endWaits',
  target_retirement_withdrawn: null,
  target_retirement_approved: 'target.endWaits',
} as const;

const isAct = (act: string | null): act is keyof typeof waiting => act !== null && Object.hasOwn(waiting, act);

/** What the other side of the table is told of an act on a target. */
export function proposalWords(notice: OtherNotice, writing: Writing): OtherWords {
  const { facts } = notice;
  const name = textFact(facts, 'name') ?? say('proposal.target');
  const target = textFact(facts, 'targetId') ?? textFact(facts, 'target');
  const by = textFact(facts, 'by');
  const from = whenFact(facts, 'from', writing.timeZone);
  return {
    subject: say('proposal.subject', { name }),
    ...saidOf(notice, name),
    facts: [
      ...table(notice, [
        ['row.target', 'name'],
        ['row.version', 'version'],
        ['row.reason', 'reason'],
      ]),
      ...(from === null ? [] : [{ label: say('row.from'), value: from }]),
      ...(by === null ? [] : [{ label: say('row.by'), value: shownToForum(writing, by) }]),
    ],
    button: {
      label: say('button.target'),
      path: target === null ? '/targets' : `/targets/${encodeURIComponent(target)}`,
    },
  };
}

/** What was done, and what it waits for; what was promised without a heading is news and no more. */
function saidOf({ facts }: OtherNotice, name: string): Pick<OtherWords, 'heading' | 'lines' | 'todo'> {
  const act = textFact(facts, 'act');
  const version = textFact(facts, 'version');
  const heading = textFact(facts, 'heading');
  if (heading === null || version === null || !isAct(act)) {
    const todo = textFact(facts, 'todo');
    return { heading: heading ?? say('proposal.news', { name }), lines: broughtLines(facts), todo };
  }
  const waits = facts['agreed'] === true ? null : waiting[act];
  const line = facts['agreed'] === true ? 'target.allSigned' : waits;
  return {
    heading: say(`target.${act}`, { name, version }),
    lines: line === null ? [] : [say(line)],
    todo: waits === null ? null : say('target.todo'),
  };
}
