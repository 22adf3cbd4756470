import fc from 'fast-check';

import { bundleOf, checkpointOf, exportOf, held, judge, logOf } from '../../src/core/log-bundle.cases.js';
import { canonicalJson } from '../../src/core/canonical-json.js';
import type { Json } from '../../src/core/entry.js';

const log = logOf(24);
const lines = exportOf(log);
const entryAt = fc.nat({ max: log.length - 1 });

/** The value of a line in canonical form: what blanks and escapes do not change. */
function meaning(line: string): string {
  try {
    return canonicalJson(JSON.parse(line) as Json);
  } catch {
    return line;
  }
}

describe('an export of the log', () => {
  it('does not verify with any byte of it replaced', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: lines.length - 1 }),
        fc.nat(),
        fc.integer({ min: 0x20, max: 0x7e }),
        (at, where, code) => {
          const line = lines[at] ?? '';
          const place = where % line.length;
          const changed = line.slice(0, place) + String.fromCharCode(code) + line.slice(place + 1);
          fc.pre(meaning(changed) !== meaning(line));
          const verdict = judge(lines.with(at, changed));
          expect(verdict.outcome).toBe('refuted');
          if (verdict.outcome === 'refuted' && at < log.length) expect(verdict.firstBad.index).toBe(at);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('does not verify with any line removed, and the missing entry is named', () => {
    fc.assert(
      fc.property(entryAt, (at) => {
        expect(judge(lines.toSpliced(at, 1))).toMatchObject({
          outcome: 'refuted',
          firstBad: { index: at, why: 'missing' },
        });
      }),
    );
    expect(judge(lines.slice(0, -1)).outcome).toBe('refuted');
  });

  it('does not verify with any two lines swapped, and the first is named', () => {
    fc.assert(
      fc.property(entryAt, entryAt, (a, b) => {
        fc.pre(a !== b);
        const swapped = lines.with(a, lines[b] ?? '').with(b, lines[a] ?? '');
        expect(judge(swapped)).toMatchObject({
          outcome: 'refuted',
          firstBad: { index: Math.min(a, b), why: 'out_of_order' },
        });
      }),
    );
  });

  it('does not verify with any line inserted', () => {
    fc.assert(
      fc.property(entryAt, entryAt, (from, to) => {
        expect(judge(lines.toSpliced(to, 0, lines[from] ?? '')).outcome).toBe('refuted');
      }),
    );
  });

  it('does not verify with the entries from any one on written anew, and the checkpoint left', () => {
    fc.assert(
      fc.property(entryAt, (at) => {
        const other = logOf(log.length).map((entry, n) => (n >= at ? entry.replace('15.5', '14') : entry));
        expect(judge([...exportOf(other).slice(0, -1), lines.at(-1) ?? '']).outcome).toBe('refuted');
      }),
    );
  });
});

describe('a checkpoint that was kept', () => {
  it('is extended by the log when it was made over its beginning, and by no other log', () => {
    fc.assert(
      fc.property(fc.nat({ max: log.length }), entryAt, (size, altered) => {
        const kept = held(checkpointOf(log.slice(0, size)));
        expect(judge(lines, [kept]).outcome).toBe('verified');
        expect(judge(bundleOf(log, [altered], size), [kept]).outcome).toBe('verified');
        const other = log.slice(0, size).map((entry, n) => (n === altered ? entry.replace('15.5', '14') : entry));
        const expected = altered < size ? 'refuted' : 'verified';
        expect(judge(lines, [held(checkpointOf(other))]).outcome).toBe(expected);
        expect(judge(bundleOf(log, [0], size), [held(checkpointOf(other))]).outcome).toBe(expected);
      }),
    );
  });
});

describe('a bundle', () => {
  it('does not verify with any entry of it replaced by another or altered', () => {
    fc.assert(
      fc.property(fc.uniqueArray(entryAt, { minLength: 1, maxLength: 6 }), fc.nat(), (some, which) => {
        const indexes = some.toSorted((a, b) => a - b);
        const bundle = bundleOf(log, indexes);
        expect(judge(bundle).outcome).toBe('verified');
        const at = which % indexes.length;
        const altered = bundle.with(at, (bundle[at] ?? '').replace('15.5', '15.4'));
        expect(judge(altered)).toMatchObject({ outcome: 'refuted', firstBad: { index: indexes[at], why: 'altered' } });
      }),
    );
  });
});
