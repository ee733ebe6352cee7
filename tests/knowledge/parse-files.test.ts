import { describe, expect, it } from '@jest/globals';

import { parseExamples } from '../../src/knowledge/parse-examples.js';
import { checkFactReferences, parseFact } from '../../src/knowledge/parse-facts.js';
import { parseStore } from '../../src/knowledge/parse-store.js';
import { parseWording } from '../../src/knowledge/parse-wording.js';
import { Problems } from '../../src/knowledge/problems.js';
import type { FactDefinition } from '../../src/model/fact.js';
import type { StoreInfo } from '../../src/model/policy.js';

function withProblems<T>(read: (problems: Problems) => T): { value: T; wrong: string[] } {
  const problems = new Problems('schema', 'file.yaml');
  const value = read(problems);
  return { value, wrong: problems.list.map(({ line, what }) => `${line}: ${what}`) };
}

const fourth = new Set([20_638]);
const store = (text: string): { value: StoreInfo | null; wrong: string[] } =>
  withProblems((problems) => parseStore(text, 'shop', problems, (country) => (country === 'US' ? fourth : null)));

describe('store.yaml', () => {
  it('says how a shop is named and reached and how it counts', () => {
    const { value, wrong } = store(
      'name: Shop\naliases: [shop.example]\ntimeZone: America/Los_Angeles\nholidays: US\ncontact: {email: a@b.c, clauses: [mail]}\nopeningHours: [{days: [1, 7], from: "09:00", to: "24:00"}]\n',
    );
    expect(wrong).toEqual([]);
    expect(value).toEqual({
      id: 'shop',
      name: 'Shop',
      aliases: ['shop.example'],
      contact: { email: 'a@b.c', phone: null, url: null, hours: null, clauses: ['shop/mail'] },
      timeZone: 'America/Los_Angeles',
      timeZoneAssumed: false,
      holidays: 'US',
      holidayDays: fourth,
      openingHours: [{ days: [1, 7], from: 540, to: 1440 }],
    });
  });

  it('assumes UTC where the policy names no zone', () => {
    expect(store('name: Shop\n').value).toMatchObject({ timeZone: 'UTC', timeZoneAssumed: true, holidays: null });
    expect(store('name: Shop\ntimeZone: UTC\n').value).toMatchObject({ timeZone: 'UTC', timeZoneAssumed: false });
  });

  it.each([
    ['name: Shop\ntimeZone: Mars/Olympus\n', '2: "Mars/Olympus" is not a time zone.'],
    ['name: Shop\nholidays: Atlantis\n', '2: There is no holiday calendar "Atlantis".'],
    ['name: Shop\nopeningHours: [{days: [1], from: "9 AM", to: "18:00"}]\n', '2: openingHours.0.from: must be a time like "09:00"'],
  ])('%j is reported at its line', (text, problem) => {
    expect(store(text).wrong).toEqual([problem]);
  });

  it.each(['aliases: [a]\n', 'name: 3\n', 'name: Shop\nzone: UTC\n', 'name: Shop\nopeningHours: [{days: [8], from: "09:00", to: "10:00"}]\n', '- name\n', 'name: [\n'])(
    '%j is refused',
    (text) => {
      const { value, wrong } = store(text);
      expect(value).toBeNull();
      expect(wrong.length).toBeGreaterThan(0);
    },
  );
});

const head = 'type: choice\nlabel: Colour\nsays: the colour\nask: Which?\nwhy: So.\norder: 1\n';
const value = (prior: number): string => `{label: L, says: s, prior: ${prior}}`;
const factOf = (text: string): { value: FactDefinition | null; wrong: string[] } =>
  withProblems((problems) => parseFact(text, 'colour.yaml', problems));

describe('a file of dialogs/facts/', () => {
  it('defines a fact with its values and presumption', () => {
    const { value: fact, wrong } = factOf(
      `fact: colour\n${head}values:\n  red: ${value(0.25)}\n  blue: ${value(0.75)}\npresumed: {value: red, unless: {fact: size, is: big}, says: it is red}\n`,
    );
    expect(wrong).toEqual([]);
    expect(fact).toMatchObject({
      name: 'colour',
      type: 'choice',
      choices: [
        { value: 'red', prior: 0.25, events: {} },
        { value: 'blue', prior: 0.75 },
      ],
      presumed: { value: 'red', unless: [{ fact: 'size', is: 'big' }], sameAs: null, says: 'it is red' },
    });
  });

  it('reads the values of a yes-or-no fact as such', () => {
    const text = `fact: colour\n${head.replace('choice', 'boolean')}values:\n  true: ${value(0.5)}\n  false: ${value(0.5)}\n`;
    expect(factOf(text).value!.choices.map((choice) => choice.value)).toEqual([true, false]);
  });

  it.each([
    [`fact: colour\n${head}values:\n  red: ${value(0.5)}\n  blue: ${value(0.6)}\n`, '9: The priors of "colour" add up to 1.100.'],
    [`fact: colour\n${head}values:\n  red: ${value(1)}\n`, '9: "colour" needs at least two values.'],
    [`fact: The Colour\n${head}`, '1: fact: must be a name like deliveryDate'],
  ])('%j is reported at its line', (text, problem) => {
    expect(factOf(text).wrong).toEqual([problem]);
  });

  it.each([head, `fact: colour\n${head}shade: dark\n`, `fact: colour\n${head.replace('choice', 'color')}`, 'fact: [\n'])('%j is refused', (text) => {
    expect(factOf(text).value).toBeNull();
    expect(factOf(text).wrong.length).toBeGreaterThan(0);
  });

  it('may not name facts that there are not', () => {
    const { value: fact } = factOf(
      `fact: colour\n${head.replace('choice', 'event')}notBefore: [dawn]\ndefaults: [today, dusk]\ndayOf: noon\npresumed: {value: not_yet, unless: {fact: size, is: big}, sameAs: other, says: so}\n`,
    );
    const problems = new Problems('facts', 'colour.yaml');
    checkFactReferences(new Map([['colour', fact!]]), () => problems);
    expect(problems.list.map(({ what }) => /the fact "(\w+)"/.exec(what)?.[1]).sort()).toEqual(['dawn', 'dusk', 'noon', 'other', 'size']);
  });
});

describe('examples.yaml', () => {
  const read = (text: string): { value: ReturnType<typeof parseExamples>; wrong: string[] } =>
    withProblems((problems) => parseExamples(text, 'examples.yaml', problems));
  const good = '- name: a return\n  today: 2026-06-20\n  facts: {request: return}\n  expect: {outcome: eligible, deadline: null}\n';

  it('lists cases with their lines', () => {
    const { value: examples, wrong } = read(good + good);
    expect(wrong).toEqual([]);
    expect(examples).toEqual([
      { name: 'a return', today: '2026-06-20', facts: { request: 'return' }, expect: { outcome: 'eligible', deadline: null }, file: 'examples.yaml', line: 1 },
      expect.objectContaining({ line: 5 }),
    ]);
  });

  it('may be empty', () => {
    expect(read('').value).toEqual([]);
    expect(read('').wrong).toEqual([]);
  });

  it.each([
    ['name: a return\n', '1: The examples must be a list.'],
    [good.replace('eligible', 'granted'), '4: expect.outcome: '],
    [good.replace('outcome:', 'result:'), '4: expect: '],
    [good.replace('  today: 2026-06-20\n', ''), '1: today: '],
  ])('%j is reported at its line', (text, problem) => {
    expect(read(text).wrong).toEqual([expect.stringContaining(problem)]);
  });

  it('with a bad case keeps the good ones', () => {
    expect(read(good.replace('eligible', 'granted') + good).value).toHaveLength(1);
  });
});

describe('a file of phrases', () => {
  const read = (text: string): { value: ReturnType<typeof parseWording>; wrong: string[] } =>
    withProblems((problems) => parseWording(text, problems));

  it('is read by dotted keys', () => {
    expect([...read('a: one\nb:\n  c: two\n  d.e: three\n').value]).toEqual([
      ['a', 'one'],
      ['b.c', 'two'],
      ['b.d.e', 'three'],
    ]);
  });

  it('holds texts only', () => {
    expect(read('a: one\nb:\n  c: 2\n').wrong).toEqual(['3: "b.c" must be a text.']);
    expect(read('a: [one]\n').wrong).toEqual(['1: "a" must be a text.']);
  });
});
