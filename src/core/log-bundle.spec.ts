import { generateKeyPairSync } from 'node:crypto';

import {
  bundleOf,
  checkpointOf,
  exportOf,
  held,
  judge,
  logKey,
  logOf,
  origin,
  publicKeyOf,
} from './log-bundle.cases.js';
import { endLine, exportLine } from './log-bundle.js';
import type { Fault } from './log-bundle-reading.js';
import { readHeldCheckpoint, type LogVerdict } from './log-bundle-verdict.js';

const log = logOf(11);
const lines = exportOf(log);
const end = lines.at(-1) ?? '';
const foreign = generateKeyPairSync('ed25519').privateKey;

const withLine = (at: number, change: (line: string) => string): string[] =>
  lines.map((line, n) => (n === at ? change(line) : line));
const without = (at: number): string[] => lines.filter((_, n) => n !== at);
const swapped = (a: number, b: number): string[] =>
  lines.map((line, n) => (n === a ? (lines[b] ?? '') : n === b ? (lines[a] ?? '') : line));
const renumbered = (some: readonly string[]): string[] =>
  some.map((line, n) =>
    line.replace(/^\{"index":\d+/, `{"index":${n}`).replace(/"index":\d+,"kind"/, `"index":${n},"kind"`),
  );

const found = (verdict: LogVerdict): [number | null, Fault] | string =>
  verdict.outcome === 'refuted' ? [verdict.firstBad.index, verdict.firstBad.why] : verdict.outcome;

describe('an export', () => {
  it.each([0, 1, 2, 3, 8, 11])('of %i entries verifies', (length) => {
    expect(judge(exportOf(logOf(length)))).toMatchObject({
      outcome: 'verified',
      entries: length,
      checkpoint: { origin },
    });
  });

  it('verifies whatever its blanks and the order of its members', () => {
    const spaced = lines.map((line) => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(line) as object).reverse()), null, 1).replaceAll('\n', ' ')); // prettier-ignore
    expect(judge(spaced).outcome).toBe('verified');
  });

  it.each<[string, string[], number | null, Fault]>([
    ['an altered entry', withLine(4, (line) => line.replace('15.5', '15.4')), 4, 'altered'],
    ['an altered first entry', withLine(0, (line) => line.replace('15.5', '15.4')), 0, 'altered'],
    ['an altered last entry', withLine(10, (line) => line.replace('15.5', '15.4')), 10, 'root_mismatch'],
    ['an altered link', withLine(4, (line) => line.replace(/"prev":"./, '"prev":"_')), 4, 'altered'],
    ['an altered link of the last', withLine(10, (line) => line.replace(/"prev":"./, '"prev":"_')), 10, 'altered'],
    ['a link taken out', withLine(5, (line) => line.replace(/"prev":"[^"]*"/, '"prev":null')), 5, 'altered'],
    ['a link and a fact altered', withLine(5, (line) => line.replace('15.5', '1').replace(/"prev":"./, '"prev":"_')), 5, 'altered'], // prettier-ignore
    ['two altered entries', withLine(3, (line) => line.replace('15.5', '1')).map((line, n) => (n === 7 ? line.replace('15.5', '2') : line)), 3, 'altered'], // prettier-ignore
    ['two altered neighbours', withLine(3, (line) => line.replace('15.5', '1')).map((line, n) => (n === 4 ? line.replace('15.5', '2') : line)), 3, 'altered'], // prettier-ignore
    [
      'an altered entry and nothing after it',
      withLine(4, (line) => line.replace('15.5', '1')).slice(0, 8),
      4,
      'altered',
    ],
    ['an altered link and nothing after it', withLine(4, (line) => line.replace(/"prev":"./, '"prev":"_')).slice(0, 8), 4, 'altered'], // prettier-ignore
    ['another index on a line', withLine(4, (line) => line.replace('"index":4,"entry"', '"index":9,"entry"')), 4, 'altered'], // prettier-ignore
    ['another index in an entry', withLine(4, (line) => line.replace('"index":4,"kind"', '"index":9,"kind"')), 4, 'altered'], // prettier-ignore
    ['no index in an entry', withLine(4, (line) => line.replace('"index":4,"kind"', '"kind"')), 4, 'altered'],
    ['a missing entry', without(4), 4, 'missing'],
    ['a missing first entry', without(0), 0, 'missing'],
    ['a missing last entry', without(10), 10, 'missing'],
    ['a missing entry, the rest renumbered', renumbered(without(4)), 4, 'altered'],
    ['two swapped entries', swapped(3, 8), 3, 'out_of_order'],
    ['two swapped neighbours', swapped(3, 4), 3, 'out_of_order'],
    ['an entry twice', [...lines.slice(0, 5), ...lines.slice(4)], 4, 'duplicate'],
    ['an earlier entry again', [...lines.slice(0, 7), lines[2] ?? '', ...lines.slice(7)], 2, 'duplicate'],
    ['one entry more', [...exportOf(logOf(12)).slice(0, 12), end], 11, 'inserted'],
    ['a line that is no JSON', withLine(4, (line) => line.slice(0, -1)), 4, 'unreadable'],
    ['a line that is no object', withLine(4, () => '[]'), 4, 'unreadable'],
    [
      'a member named twice',
      withLine(4, (line) => line.replace('"kind":', '"kind":"cleared","kind":')),
      4,
      'unreadable',
    ],
    ['a member added to a line', withLine(4, (line) => line.replace('"index"', '"note":1,"index"')), 4, 'unreadable'],
    ['a line without an entry', withLine(4, () => '{"index":4}'), 4, 'unreadable'],
    ['a line of a bundle', withLine(4, (line) => line.replace(/}$/, ',"inclusion":[]}')), 4, 'unreadable'],
    ['a proof that is none', withLine(4, (line) => line.replace(/}$/, ',"inclusion":["x"]}')), 4, 'unreadable'],
    ['no last line', lines.slice(0, -1), null, 'no_checkpoint'],
    ['nothing in it', [], null, 'no_checkpoint'],
    ['a line after the last', [...lines, end], null, 'unreadable'],
    [
      'another root in the checkpoint',
      withLine(11, (line) => line.replace(/\\n11\\n./, '\\n11\\n_')),
      null,
      'bad_signature',
    ],
    ['a checkpoint that is no note', withLine(11, () => endLine({ checkpoint: 'x', publicKey: publicKeyOf(), consistency: null })), null, 'no_checkpoint'], // prettier-ignore
    ['a key that is none', withLine(11, () => endLine({ checkpoint: checkpointOf(log), publicKey: 'x', consistency: null })), null, 'unknown_key'], // prettier-ignore
    [
      'the checkpoint of another log',
      withLine(11, () => exportOf(logOf(11).reverse()).at(-1) ?? ''),
      10,
      'root_mismatch',
    ],
    ['an unknown signature', withLine(11, () => endLine({ checkpoint: checkpointOf(log, foreign), publicKey: publicKeyOf(), consistency: null })), null, 'unknown_key'], // prettier-ignore
  ])('with %s does not', (_, changed, index, why) => {
    expect(found(judge(changed))).toEqual([index, why]);
  });
});

describe('a checkpoint that was kept', () => {
  it.each([0, 1, 2, 5, 8, 10, 11])('over %i entries is extended by the log', (size) => {
    expect(judge(lines, [held(checkpointOf(log.slice(0, size)))])).toMatchObject({
      outcome: 'verified',
      extended: [size],
    });
  });

  it('may have been saved with the line ends of Windows', () => {
    expect(judge(lines, [held(checkpointOf(log.slice(0, 5)).replaceAll('\n', '\r\n'))]).outcome).toBe('verified');
  });

  const rewritten = exportOf(
    [
      log[0] ?? '',
      ...logOf(11)
        .slice(1)
        .map((entry) => entry.replace('15.5', '14')),
    ].slice(0, 1),
  );

  it.each<[string, string[], string, number | null, Fault]>([
    ['a log written anew', exportOf(log.slice(0, 1).map((entry) => entry.replace('15.5', '14'))), checkpointOf(log.slice(0, 1)), 0, 'not_an_extension'], // prettier-ignore
    ['a shorter log', rewritten, checkpointOf(log.slice(0, 5)), 1, 'smaller'],
    ['a log signed with another key', exportOf(log, foreign), checkpointOf(log.slice(0, 5)), null, 'unknown_key'],
    ['another agency’s log', lines, checkpointOf(log.slice(0, 5), logKey, 'plimsoll/other'), null, 'unknown_key'],
    ['a log, if it was altered itself', lines, checkpointOf(log.slice(0, 5)).replace('\n5\n', '\n4\n'), null, 'bad_signature'], // prettier-ignore
  ])('is not extended by %s', (_, shown, note, index, why) => {
    expect(found(judge(shown, [held(note)]))).toEqual([index, why]);
  });

  it('is no checkpoint when it is something else', () => {
    expect(readHeldCheckpoint('hello')).toBeNull();
  });
});

describe('a bundle', () => {
  const bundle = bundleOf(log, [2, 3, 9]);

  it('verifies by its proofs alone', () => {
    expect(judge(bundle)).toMatchObject({ outcome: 'verified', entries: 3, checkpoint: { size: 11 } });
    expect(judge(bundleOf(log.slice(0, 1), [0])).outcome).toBe('verified');
  });

  it.each<[string, string[], number | null, Fault]>([
    ['an altered entry', bundle.map((line, n) => (n === 1 ? line.replace('15.5', '15') : line)), 3, 'altered'],
    [
      'another index',
      bundle.map((line, n) => (n === 1 ? line.replace('{"index":3', '{"index":4') : line)),
      4,
      'altered',
    ],
    ['an altered proof', bundle.map((line, n) => (n === 0 ? line.replace(/"inclusion":\["./, '"inclusion":["A') : line)), 2, 'altered'], // prettier-ignore
    ['a proof cut short', bundle.map((line, n) => (n === 0 ? line.replace(/"inclusion":\["[^"]*",/, '"inclusion":[') : line)), 2, 'altered'], // prettier-ignore
    ['an entry twice', [bundle[0] ?? '', ...bundle], 2, 'duplicate'],
    ['its entries out of order', [bundle[1] ?? '', bundle[0] ?? '', ...bundle.slice(2)], 2, 'out_of_order'],
    ['a line of an export', [bundle[0] ?? '', exportLine(3, log[3] ?? ''), ...bundle.slice(2)], 2, 'unreadable'],
    ['no last line', bundle.slice(0, -1), null, 'no_checkpoint'],
  ])('with %s does not', (_, changed, index, why) => {
    expect(found(judge(changed))).toEqual([index, why]);
  });

  it('proves that it extends a kept checkpoint where it holds the proof', () => {
    const kept = held(checkpointOf(log.slice(0, 6)));
    expect(judge(bundleOf(log, [2], 6), [kept])).toMatchObject({ outcome: 'verified', extended: [6] });
    expect(judge(bundleOf(log, [2], 5), [kept]).outcome).toBe('undecided');
    expect(judge(bundleOf(log, [2]), [kept]).outcome).toBe('undecided');
    expect(judge(bundleOf(log, [2]), [held(checkpointOf(log))]).outcome).toBe('verified');
    const other = log.slice(0, 6).map((entry) => entry.replace('15.5', '15'));
    expect(found(judge(bundleOf(log, [2], 6), [held(checkpointOf(other))]))).toEqual([5, 'not_an_extension']);
  });

  it('is unreadable with a consistency proof that is none', () => {
    const spoiled = bundleOf(log, [2], 6).map((line) => line.replace('"from":6', '"from":-6'));
    expect(found(judge(spoiled))).toEqual([2, 'unreadable']);
  });
});
