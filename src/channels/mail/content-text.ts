import type { Content, Part } from './content.js';

/** The text part of a mail: everything that the HTML part says, for readers who see text only. */
export function contentText(content: Content, agencyName: string): string {
  const blocks = [
    content.heading,
    ...content.parts.map(partText),
    content.todo.length === 0 ? '' : ['WHAT TO DO', ...content.todo].join('\n'),
    `${content.button.label}:\n${content.button.url}`,
    content.continuing.length === 0 ? '' : ['STILL OPEN', ...content.continuing.map((line) => `- ${line}`)].join('\n'),
    content.notes.join('\n'),
    content.checkpoint === null ? '' : `The breach log at this time:\n${content.checkpoint.trimEnd()}`,
    `-- \nPlimsoll, for ${agencyName}`,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function partText({ title, lines, facts }: Part): string {
  const width = Math.max(0, ...facts.map(({ label }) => label.length)) + 2;
  const table = facts.map(({ label, value }) => `${`${label}:`.padEnd(width)}${value}`);
  const blocks = [...(title === null ? [] : [title]), lines.join('\n'), table.join('\n')];
  return blocks.filter((block) => block !== '').join('\n\n');
}
