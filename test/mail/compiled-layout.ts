import mjml2html from 'mjml';

import { layoutMarkup } from '../../src/channels/mail/layout.js';

/** The layout of every mail, compiled: what `src/channels/mail/layout.html.ts` must hold. */
export async function compiledLayout(): Promise<string> {
  const { html, errors } = await mjml2html(layoutMarkup, { validationLevel: 'strict', keepComments: false });
  if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join('\n'));
  return html
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** That file, as it is to be. */
export const layoutFile = (html: string): string =>
  `/** Compiled from layout.ts by \`UPDATE_GOLDEN=1 npx jest test/mail\`; never edited by hand. */\nexport const layoutHtml = ${JSON.stringify(
    html,
  )
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll('`', '\\`')
    .replaceAll('\\n', '\n')
    .replace(/^/, '`')
    .replace(/$/, '`')};\n`;
