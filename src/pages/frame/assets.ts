import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';

import { pageStyles } from '../parts/page-styles.js';
import { pictureStyles } from '../pictures/picture-styles.js';
import { markFile } from './plimsoll-mark.js';
import { sessionEndScript } from './session-end-script.js';
import { stylesheet } from './stylesheet.js';
import { uswdsStyles } from './uswds.js';

/** A file that pages use, as it is sent. */
export interface Asset {
  readonly type: string;
  readonly bytes: Buffer;
  /** The same, compressed; null where that saves nothing. */
  readonly zipped: Buffer | null;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const assets = load();
const version = createHash('sha256')
  .update([...assets].map(([name, { bytes }]) => `${name} ${bytes.length} ${bytes.toString('base64')}`).join('\n'))
  .digest('hex')
  .slice(0, 12);

/** Where a page finds a file. The address changes with the files, so a browser may keep what it has for ever. */
export function assetUrl(name: string): string {
  if (!assets.has(name)) throw new Error(`no asset ${name}`);
  return `/assets/${version}/${name}`;
}

/** The file at an address of ours. */
export function assetAt(ofVersion: string, name: string): Asset | undefined {
  return ofVersion === version ? assets.get(name) : undefined;
}

function load(): ReadonlyMap<string, Asset> {
  const uswds = uswdsStyles();
  const found = new Map<string, Asset>();
  const keep = (name: string, content: string | Buffer): void => {
    const bytes = Buffer.from(content as string);
    const type = types[extname(name)];
    if (type === undefined) throw new Error(`an asset of no known type: ${name}`);
    found.set(name, { type, bytes, zipped: extname(name) === '.woff2' ? null : gzipSync(bytes, { level: 9 }) });
  };
  keep('plimsoll.css', uswds.css + stylesheet + pageStyles + pictureStyles);
  keep('session-end.js', sessionEndScript);
  keep('mark.svg', markFile);
  for (const [name, path] of uswds.files) keep(name, readFileSync(path));
  return found;
}
