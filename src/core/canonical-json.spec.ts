import { canonicalJson, repeatsMember, wellFormed } from './canonical-json.js';
import type { Json } from './entry.js';

const read = (text: string): Json => JSON.parse(text) as Json;

describe('the canonical form of JSON', () => {
  it('is that of the example in RFC 8785, section 3.2', () => {
    const example = `{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
      "literals": [null, true, false]
    }`;
    expect(canonicalJson(read(example))).toBe(
      `{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}`,
    );
  });

  it('sorts members by UTF-16 code units, as RFC 8785, section 3.2.3, shows', () => {
    const members = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const value = Object.fromEntries(members.map((name) => [name, name]));
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'];
    expect(canonicalJson(value)).toBe(
      `{${sorted.map((name) => `${JSON.stringify(name)}:${JSON.stringify(name)}`).join(',')}}`,
    );
  });

  it.each<[string, Json, string]>([
    ['minus zero', -0, '0'],
    ['a whole number', 14, '14'],
    ['a fraction', 8.4, '8.4'],
    ['the largest safe integer', 9007199254740991, '9007199254740991'],
    ['nothing', [], '[]'],
    ['no members', {}, '{}'],
    ['a member named like a prototype', read('{"__proto__":1}'), '{"__proto__":1}'],
  ])('writes %s', (_, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each<[string, Json]>([
    ['not a number', NaN],
    ['without end', Infinity],
    ['half of a surrogate pair', 'a\ud83d'],
    ['half of a surrogate pair in a name', { '\ude00': 1 }],
  ])('refuses what is %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(RangeError);
  });
});

describe('a member named twice', () => {
  it.each([
    ['{"a":1,"a":1}', true],
    ['{"a":1,"\\u0061":2}', true],
    ['[{"b":{"c":1,"c":2}}]', true],
    ['{"a":{"a":1},"b":[{"a":2}]}', false],
    ['{ "a" : "x\\":1,\\"b\\":" , "" : ": \\"" }', false],
    ['{"a":"\\"","a":"\\":"}', true],
    ['17', false],
  ])('in %s: %s', (text, repeats) => {
    expect(repeatsMember(text, read(text))).toBe(repeats);
  });
});

it('replaces halves of surrogate pairs only', () => {
  expect(wellFormed('a\ud83d\ude00b\ud83dc\ude00')).toBe('a\ud83d\ude00b\ufffdc\ufffd');
});
