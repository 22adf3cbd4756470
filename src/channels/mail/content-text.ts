import type { Content, Part } from './content.js';
import { say } from './say.js';

/** The text part of a mail: everything that the HTML part says, for readers who see text only. */
export function contentText(content: Content, agencyName: string): string {
  const blocks = [
    content.heading,
    ...content.parts.map(partText),
    content.todo.length === 0 ? '' : [title('frame.todo'), ...content.todo].join('\n'),
    `${content.button.label}:\n${content.button.url}`,
    content.continuing.length === 0
      ? ''
      : [title('frame.continuing'), ...content.continuing.map((line) => `- ${line}`)].join('\n'),
    content.notes.join('\n'),
    content.checkpoint === null ? '' : `${say('frame.checkpoint')}\n${content.checkpoint.trimEnd()}`,
    `-- \n${say('frame.foot', { agency: agencyName })}`,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

const title = (key: 'frame.todo' | 'frame.continuing'): string => say(key).toUpperCase();

function partText({ title, lines, facts }: Part): string {
  const width = Math.max(0, ...facts.map(({ label }) => label.length)) + 2;
  const table = facts.map(({ label, value }) => `${`${label}:`.padEnd(width)}${value}`);
  const blocks = [...(title === null ? [] : [title]), lines.join('\n'), table.join('\n')];
  return blocks.filter((block) => block !== '').join('\n\n');
}
