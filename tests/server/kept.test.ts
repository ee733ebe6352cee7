import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { keep, type KeepingPlace, keepingPlace, openKept } from '../../src/server/kept.js';
import { loadProgram, type Program } from '../../src/server/load-program.js';
import { root } from '../verdict/support.js';

const folder = mkdtempSync(join(tmpdir(), 'clausewise-kept-'));
const own = join(folder, 'root');
process.env['CLAUSEWISE_CACHE'] = join(folder, 'kept');
cpSync(join(root, 'knowledge'), join(own, 'knowledge'), { recursive: true });
cpSync(join(root, 'dialogs'), join(own, 'dialogs'), { recursive: true });
afterAll(() => {
  delete process.env['CLAUSEWISE_CACHE'];
  rmSync(folder, { recursive: true });
});

const placeFor = (program: string): KeepingPlace => {
  const place = keepingPlace(own, program);
  if (!place) throw new Error('There is no place.');
  return place;
};

describe('what is kept', () => {
  const value = { words: new Map([['box', 2]]), weights: Float32Array.of(1, 2.5) };

  it('comes back as it was', () => {
    keep(placeFor('a'), { one: value, two: [1, 2] });
    const kept = openKept(placeFor('a'));
    expect(kept?.('one')).toEqual(value);
    expect(kept?.('two')).toEqual([1, 2]);
  });

  it('is not taken by another program, nor once a file of the knowledge has changed', () => {
    keep(placeFor('b'), { one: value });
    expect(openKept(placeFor('c'))).toBeNull();
    const file = join(own, 'dialogs/replies.yaml');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, `${before}\n# another line\n`);
    expect(openKept(placeFor('b'))).toBeNull();
    writeFileSync(file, before);
    expect(openKept(placeFor('b'))).not.toBeNull();
  });

  it('is not taken when it was damaged anywhere, or cut off', () => {
    const place = placeFor('d');
    keep(place, { one: value });
    const file = join(place.folder, `${place.key.slice(0, 24)}.kept`);
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at += 7) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      writeFileSync(file, damaged);
      expect(openKept(place)?.('one')).toBeUndefined();
    }
    writeFileSync(file, whole.subarray(0, whole.length - 5));
    expect(openKept(place)).toBeNull();
  });

  it('gives its other parts where one was damaged', () => {
    const place = placeFor('d');
    keep(place, { one: value, two: 'b' });
    const file = join(place.folder, `${place.key.slice(0, 24)}.kept`);
    const whole = readFileSync(file);
    whole[whole.length - 1] = (whole.at(-1) ?? 0) ^ 1;
    writeFileSync(file, whole);
    const kept = openKept(place);
    expect([kept?.('one'), kept?.('two')]).toEqual([value, undefined]);
  });

  it('leaves no more than a few files', () => {
    for (const program of 'efghijk') keep(placeFor(program), { one: 1 });
    expect(readdirSync(join(folder, 'kept'))).toHaveLength(4);
  });

  it('is done without where the folder cannot be written', () => {
    const place = { folder: join(own, 'dialogs/replies.yaml'), key: 'x'.repeat(64) };
    expect(() => {
      keep(place, { one: 1 });
    }).not.toThrow();
    expect(openKept(place)).toBeNull();
  });

  it('is not kept where the sources run unbuilt', () => {
    expect(keepingPlace(own)).toBeNull();
  });
});

/** Everything in a value as one text: `toEqual` takes a minute over so much. */
function asText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'object' && part !== null && Symbol.iterator in part)
      return [...(part as Iterable<unknown>)];
    return part;
  });
}

describe('a program that takes what was kept', () => {
  let fresh: Program;
  let again: Program;
  beforeAll(async () => {
    fresh = await loadProgram(own, placeFor('real'));
    fresh.keep();
    again = await loadProgram(own, placeFor('real'));
  }, 120_000);

  it.each([
    ['sonoff', 'Who pays for sending it back?'],
    ['aqara', 'I bought a lock on June 1 and it arrived dead yesterday. I want a new one.'],
    ['switchbot', 'do you price match amazon'],
    [undefined, 'how long is the warranty'],
  ])('answers as the one that kept it did: %s, %s', (store, text) => {
    const request = { text, today: '2026-06-20', ...(store === undefined ? {} : { store }) };
    expect(again.services.ask.ask(request)).toEqual(fresh.services.ask.ask(request));
  });

  // The tests work with what is kept, too: tests/kept.ts.
  it.each(['knowledge', 'language', 'dialogs'] as const)('has the same %s', (part) => {
    expect(asText(again[part]) === asText(fresh[part])).toBe(true);
  });

  it('has learnt the same', () => {
    const [anew, before] = [fresh, again].map(({ services }) => services.learned());
    for (const part of ['phrases', 'words', 'reading'] as const)
      expect(asText(before?.[part]) === asText(anew?.[part])).toBe(true);
    expect(asText(before?.shop('smartwarepro')) === asText(anew?.shop('smartwarepro'))).toBe(true);
  });
});
