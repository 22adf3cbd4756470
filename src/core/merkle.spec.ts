import { checkConsistency, consistencyRanges, inclusionRanges, inclusionRoot, ProofGatherer } from './merkle-proof.js';
import { emptyFrontier, emptyRoot, type Frontier, grow, leafHash, nodeHash, rootOf } from './merkle.js';

/** The leaves, roots and proofs that Certificate Transparency implementations test themselves with. */
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const p = {
  '96a2': '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  '5f08': '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  '6b47': '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  bc1a: 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  ca85: 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  d37e: 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '0ebc': '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
  fac5: 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
};

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const hashes = leaves.map((leaf) => leafHash(hex(leaf)));
const treeOf = (some: readonly Buffer[]): Frontier => some.reduce((tree, leaf) => grow(tree, leaf), emptyFrontier);
const rootAt = (size: number): Buffer => (size === 0 ? emptyRoot : hex(roots[size - 1] ?? ''));
const hashAt = (index: number): Buffer => hashes[index] ?? emptyRoot;

function gather(ranges: ReturnType<typeof inclusionRanges>, size: number): string[] {
  const gatherer = new ProofGatherer([ranges]);
  for (const hash of hashes.slice(0, size)) gatherer.leaf(hash);
  return gatherer.hashes(ranges).map((hash) => hash.toString('hex'));
}

describe('the tree of RFC 6962', () => {
  it('hashes entries and nodes apart', () => {
    expect(emptyRoot.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(leafHash('L123456').toString('hex')).toBe(
      '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
    );
    expect(nodeHash(Buffer.from('N123'), Buffer.from('N456')).toString('hex')).toBe(
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    );
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('has the known root at %i leaves', (size) => {
    expect(rootOf(treeOf(hashes.slice(0, size))).equals(rootAt(size))).toBe(true);
  });

  it('goes on from as many hashes as the size has binary ones', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map((size) => treeOf(hashes.slice(0, size)).hashes.length)).toEqual([
      0, 1, 1, 2, 1, 2, 2, 3, 1,
    ]);
  });

  it('says so when it lacks a hash', () => {
    expect(() => grow({ size: 3, hashes: [] }, emptyRoot)).toThrow('lacks a hash');
  });
});

describe('the proof that an entry is in the log', () => {
  it.each([
    [0, 1, []],
    [0, 8, [p['96a2'], p['5f08'], p['6b47']]],
    [5, 8, [p.bc1a, p.ca85, p.d37e]],
    [2, 3, [p.fac5]],
    [1, 5, [roots[0], p['5f08'], p.bc1a]],
  ])('leaf %i of %i', (index, size, proof) => {
    expect(gather(inclusionRanges(index, size), size)).toEqual(proof);
  });

  it('leads to the root, for every leaf of every size, and nowhere else', () => {
    for (let size = 1; size <= 8; size++) {
      for (let index = 0; index < size; index++) {
        const proof = gather(inclusionRanges(index, size), size).map(hex);
        expect(inclusionRoot(index, size, hashAt(index), proof)).toEqual(rootAt(size));
        expect(inclusionRoot(index, size, hashAt(index + 1), proof)).not.toEqual(rootAt(size));
        expect(inclusionRoot(index, size, hashAt(index), [...proof, emptyRoot])).toBeNull();
      }
    }
    expect(inclusionRoot(8, 8, emptyRoot, [])).toBeNull();
  });
});

describe('the proof that a log extends another', () => {
  it.each([
    [1, 1, []],
    [1, 8, [p['96a2'], p['5f08'], p['6b47']]],
    [6, 8, [p['0ebc'], p.ca85, p.d37e]],
    [2, 5, [p['5f08'], p.bc1a]],
    [0, 5, []],
  ])('%i to %i', (from, to, proof) => {
    expect(gather(consistencyRanges(from, to), to)).toEqual(proof);
  });

  it('holds for every pair of sizes, and for no other root', () => {
    for (let to = 1; to <= 8; to++) {
      for (let from = 1; from <= to; from++) {
        const proof = gather(consistencyRanges(from, to), to).map(hex);
        const old = { size: from, root: rootAt(from) };
        const present = { size: to, root: rootAt(to) };
        expect(checkConsistency(old, present, proof)).toBe('consistent');
        expect(checkConsistency({ ...old, root: emptyRoot }, present, proof)).not.toBe('consistent');
        expect(checkConsistency(old, { ...present, root: emptyRoot }, proof)).toBe('new_root_differs');
        expect(checkConsistency(old, present, [...proof, emptyRoot])).toBe('wrong_length');
        const changed = [emptyRoot, ...proof.slice(1)];
        if (proof.length > 0) expect(checkConsistency(old, present, changed)).not.toBe('consistent');
      }
    }
  });

  it('tells which root it does not lead to', () => {
    const proof = gather(consistencyRanges(6, 8), 8).map(hex);
    const present = { size: 8, root: rootAt(8) };
    expect(checkConsistency({ size: 6, root: rootAt(5) }, present, proof)).toBe('old_root_differs');
    expect(checkConsistency({ size: 9, root: rootAt(8) }, present, [])).toBe('wrong_length');
    expect(checkConsistency({ size: 0, root: emptyRoot }, present, [])).toBe('consistent');
  });
});

it('does not make up hashes of leaves that have not passed', () => {
  const ranges = inclusionRanges(0, 8);
  expect(() => new ProofGatherer([ranges]).hashes(ranges)).toThrow('have not passed');
});
