import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { sampleKinds, sampleOfSeveral } from '../../src/channels/mail/samples.js';
import { layoutHtml } from '../../src/channels/mail/layout.html.js';
import { previewOf, previewSample } from '../../src/channels/mail/preview.js';
import { compiledLayout, layoutFile } from './compiled-layout.js';

const update = process.env.UPDATE_GOLDEN === '1';
const folder = path.join(__dirname, 'golden');
const layoutPath = path.join(__dirname, '../../src/channels/mail/layout.html.ts');

function matches(name: string, text: string): void {
  const file = path.join(folder, name);
  if (update) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  }
  expect(existsSync(file)).toBe(true);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

it('the layout that is shipped is what its markup compiles to', async () => {
  const html = await compiledLayout();
  if (update) writeFileSync(layoutPath, layoutFile(html));
  else expect(layoutHtml).toBe(html);
});

describe.each(sampleKinds.map((kind) => ({ kind })))('a mail of kind $kind', ({ kind }) => {
  it('is as it was reviewed', async () => {
    const { text, html, eml } = await previewOf(kind);
    matches(`${kind}.txt`, text);
    matches(`${kind}.html`, html);
    matches(`${kind}.eml`, eml);
  });
});

it('a mail about several breaches is as it was reviewed', async () => {
  const { text, html, eml } = await previewSample(sampleOfSeveral());
  matches('opened_several.txt', text);
  matches('opened_several.html', html);
  matches('opened_several.eml', eml);
});
