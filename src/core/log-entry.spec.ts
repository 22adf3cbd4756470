import { createHash } from 'node:crypto';

import { canonicalJson } from './canonical-json.js';
import type { EntryDraft, Json } from './entry.js';
import { instant } from './instant.js';
import { commitment, placedEntry, unplacedEntry } from './log-entry.js';

const recordedAt = instant(Date.parse('2026-11-23T14:02:00.123Z'));
const draft: EntryDraft = {
  kind: 'acknowledged',
  effectiveAt: instant(Date.parse('2026-11-23T14:02:00Z')),
  breach: 'PL-2026-0412',
  worker: 'W-104',
  by: 'S-12',
  facts: { round: 1, load: 15.5 },
};

describe('an entry of the log', () => {
  it('is written in canonical form, with its place and the entry before it', () => {
    const text = placedEntry(unplacedEntry(draft, recordedAt, new Map()), {
      index: 7,
      epoch: 1,
      prev: Buffer.alloc(32),
    });
    expect(text).toBe(canonicalJson(JSON.parse(text) as Json));
    expect(JSON.parse(text)).toEqual({
      index: 7,
      epoch: 1,
      prev: Buffer.alloc(32).toString('base64'),
      kind: 'acknowledged',
      recordedAt: '2026-11-23T14:02:00.123Z',
      effectiveAt: '2026-11-23T14:02:00Z',
      breach: 'PL-2026-0412',
      worker: 'W-104',
      by: 'S-12',
      facts: { round: 1, load: 15.5 },
    });
  });

  it('has no entry before it when it is the first', () => {
    const text = placedEntry(unplacedEntry(draft, recordedAt, new Map()), { index: 0, epoch: 1, prev: null });
    expect(JSON.parse(text)).toMatchObject({ index: 0, prev: null });
  });

  it('shows of a sealed value a salted commitment only', () => {
    const value = { salt: Buffer.from('0123456789abcdef'), value: 'Held at the office. Ánimo.' };
    const text = placedEntry(unplacedEntry(draft, recordedAt, new Map([['found', value]])), {
      index: 0,
      epoch: 1,
      prev: null,
    });
    const expected = createHash('sha256').update('0123456789abcdefHeld at the office. Ánimo.').digest('base64');
    expect(JSON.parse(text)).toMatchObject({ sealed: { found: expected } });
    expect(commitment({ ...value, salt: Buffer.from('0123456789abcdeg') })).not.toBe(expected);
    expect(text).not.toContain('office');
  });

  it('takes a text that is no proper Unicode, and makes it so', () => {
    const broken: EntryDraft = { ...draft, by: 'S\ud83d', facts: { list: ['\ude00', null, true], '\ud83d': 'x' } };
    const text = placedEntry(unplacedEntry(broken, recordedAt, new Map()), { index: 0, epoch: 1, prev: null });
    expect(JSON.parse(text)).toMatchObject({ by: 'S\ufffd', facts: { list: ['\ufffd', null, true], '\ufffd': 'x' } });
  });
});
