import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { Problem } from '../../../src/channels/api/problem.js';
import { readJson } from '../../../src/channels/api/read-json.js';

const read = (text: string): unknown => readJson(Buffer.from(text));

/** The field that is complained of. */
function complaint(text: string): string | undefined {
  try {
    read(text);
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.errors[0]?.field;
    throw error;
  }
}

describe('readJson', () => {
  it('reads what JSON.parse reads', () => {
    // Keys of arbitrary values are unique, and those that are refused are left out.
    const value = fc
      .jsonValue({ maxDepth: 5, stringUnit: 'grapheme' })
      .filter((json) => !/__proto__|toString|valueOf/.test(JSON.stringify(json)));
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2), (json, indent) => {
        expect(read(JSON.stringify(json, null, indent))).toEqual(JSON.parse(JSON.stringify(json)));
      }),
    );
  });

  it.each([
    ['{"a":1,"a":2}', 'a'],
    ['{"a":{"b":1},"a":2}', 'a'],
    ['{"x":[{"b":1},{"b":1,"c":[],"b":2}]}', 'x.1.b'],
    ['{"a":1,"\\u0061":2}', 'a'],
    ['{"a":{"__proto__":{}}}', 'a.__proto__'],
    ['{"__proto__":1}', '__proto__'],
    // A field of theirs would have every comparison with the value fail.
    ['{"text":{"length":{"toString":1}}}', 'text.length.toString'],
    ['{"text":{"length":{"valueOf":{}}}}', 'text.length.valueOf'],
    ['[[],[{"k":"\\"","k":""}]]', '1.0.k'],
  ])('refuses %s for %s', (text, field) => {
    expect(complaint(text)).toBe(field);
  });

  it.each([
    '{"a":{"b":1},"b":2}',
    '[{"a":1},{"a":1}]',
    '{"a":"\\"a\\":1,","b":["a","a"]}',
    '{"a":"{[","b":"]}"}',
    '["__proto__"]',
    '{"a":"__proto__"}',
    ' { } ',
  ])('takes %s', (text) => {
    expect(read(text)).toEqual(JSON.parse(text));
  });

  it('measures how deep it goes', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(read(nested(32))).toBeDefined();
    expect(() => read(nested(33))).toThrow('32 deep');
  });

  it('says where, without the words', () => {
    expect(() => read('{"text":"my secret" x}')).toThrow(/not valid JSON/);
    expect(() => read('{"text":"my secret" x}')).not.toThrow(/secret/);
  });

  it('is quick with hostile bodies', () => {
    const start = performance.now();
    const keys = Array.from({ length: 8000 }, (_, index) => `"${String(index)}":0`).join(',');
    for (const text of [
      `{${keys}}`,
      `"${'\\\\'.repeat(30_000)}"`,
      `"${'a'.repeat(65_000)}"`,
      '[' + '0,'.repeat(30_000) + '0]',
    ])
      read(text);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
