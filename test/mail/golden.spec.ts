import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { sampleKinds, sampleOfSeveral, sampleToWorker } from '../../src/channels/mail/samples.js';
import { layoutHtml } from '../../src/channels/mail/layout.html.js';
import { previewOf, previewSample } from '../../src/channels/mail/preview.js';
import { inLanguage } from '../../src/platform/language/language.js';
import { compiledLayout, layoutFile } from './compiled-layout.js';

const update = process.env.UPDATE_GOLDEN === '1';
const english = path.join(__dirname, 'golden');
const spanish = path.join(__dirname, 'golden-es');
const layoutPath = path.join(__dirname, '../../src/channels/mail/layout.html.ts');

function matches(name: string, text: string, folder = english): void {
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

describe.each(sampleKinds.map((kind) => ({ kind })))('a mail of kind $kind in Spanish', ({ kind }) => {
  it('says what was reviewed', async () => {
    const { text } = await inLanguage('es-US', () => previewOf(kind));
    matches(`${kind}.txt`, text, spanish);
  });
});

const toWorker = ['opened_copy', 'correction', 'cleared', 'ended'] as const;

describe.each(toWorker.map((kind) => ({ kind })))('a mail of kind $kind to the worker, in Spanish', ({ kind }) => {
  it('is as it was reviewed', async () => {
    const { text, html, eml } = await inLanguage('es-US', () => previewSample(sampleToWorker(kind)));
    matches(`worker_${kind}.txt`, text, spanish);
    matches(`worker_${kind}.html`, html, spanish);
    matches(`worker_${kind}.eml`, eml, spanish);
  });
});

it('a mail about several breaches says what was reviewed, in Spanish', async () => {
  const { text, attachments } = await inLanguage('es-US', () => previewSample(sampleOfSeveral()));
  matches('opened_several.txt', text, spanish);
  matches('opened_several.ics', attachments[0]?.content ?? '', spanish);
});
