import type { Condition } from '../model/condition.js';
import type { FactDefinition } from '../model/fact.js';
import { nearestName } from '../model/nearest.js';
import { type BlockReader, isRecord, type Path } from './block-reader.js';
import { parseWindow } from './parse-duration.js';

/** Keys of an entry that are not conditions. */
export const ENTRY_KEYS = new Set(['clause', 'sanction', 'text', 'as']);

const ALWAYS_NAMES = ['within', 'after', 'all', 'any', 'readings', 'always'];

/**
 * Reads one entry as a condition; several facts in an entry must all hold.
 * @param fallback clauses to cite when the entry names none
 * @returns null when it holds a mistake (reported)
 */
export function parseCondition(
  reader: BlockReader,
  value: unknown,
  path: Path,
  fallback: readonly string[],
  coverage: string,
): Condition | null {
  if (!isRecord(value)) {
    reader.error(path, `A condition must look like "fact: value", not ${JSON.stringify(value)}.`, 'See knowledge/README.md, "Conditions".');
    return null;
  }
  const clauses = reader.clauses(value['clause'], [...path, 'clause'], fallback);
  const conditions: (Condition | null)[] = [];
  for (const [key, test] of Object.entries(value)) {
    if (!ENTRY_KEYS.has(key)) conditions.push(parseTest(reader, key, test, [...path, key], clauses, coverage));
  }
  const parsed = conditions.filter((condition) => condition !== null);
  if (parsed.length < conditions.length) return null;
  const [first] = parsed;
  if (!first) {
    reader.error(path, 'This entry has no condition.', 'Add e.g. "originalPackaging: yes".');
    return null;
  }
  return parsed.length === 1 ? first : { kind: 'all', of: parsed, clauses, line: reader.line(path) };
}

function parseTest(
  reader: BlockReader,
  key: string,
  test: unknown,
  path: Path,
  clauses: readonly string[],
  coverage: string,
): Condition | null {
  const line = reader.line(path);
  if (key === 'within' || key === 'after') return parseWithin(reader, key === 'after', test, path, clauses);
  if (key === 'always') return { kind: 'all', of: [], clauses, line };
  if (key === 'all' || key === 'any') {
    const of = parseList(reader, test, path, clauses, coverage);
    return of && { kind: key, of, clauses, line };
  }
  if (key === 'readings') return parseReadings(reader, test, path, clauses, coverage);
  const fact = reader.vocabulary.facts.get(key);
  if (!fact) {
    const near = nearestName(key, [...reader.vocabulary.facts.keys(), ...ALWAYS_NAMES]);
    reader.error(path, `There is no fact "${key}".`, near ? `Did you mean "${near}"?` : 'The facts are the files in dialogs/facts/.');
    return null;
  }
  return fact.type === 'number' ? parseNumber(reader, fact, test, path, clauses) : parseIs(reader, fact, test, path, clauses);
}

/** Reads a list of conditions; null when it is none or holds a mistake. */
export function parseList(
  reader: BlockReader,
  value: unknown,
  path: Path,
  fallback: readonly string[],
  coverage: string,
): Condition[] | null {
  if (!Array.isArray(value)) {
    reader.error(path, 'A list of conditions is expected here.', 'Begin each line with "- ".');
    return null;
  }
  const list = value.map((entry, index) => parseCondition(reader, entry, [...path, index], fallback, coverage));
  return list.every((entry) => entry !== null) ? list : null;
}

function parseWithin(reader: BlockReader, negated: boolean, test: unknown, path: Path, clauses: readonly string[]): Condition | null {
  const window = typeof test === 'string' ? parseWindow(test) : null;
  if (!window) {
    reader.error(path, `${JSON.stringify(test)} is not a window.`, 'Write e.g. "30 days from deliveryDate" or "2 weeks from rmaDate until returnShippedDate".');
    return null;
  }
  const until = window.until ?? 'noticeDate';
  for (const name of [window.from, until]) {
    const type = reader.vocabulary.facts.get(name)?.type;
    if (name === 'today' && name === until) continue;
    if (type !== 'date' && type !== 'event' && type !== 'timestamp') {
      const near = nearestName(name, reader.vocabulary.facts.keys());
      reader.error(path, `"${name}" is not a date fact.`, near ? `Did you mean "${near}"?` : 'Name a date from dialogs/facts/.');
      return null;
    }
  }
  return { kind: 'within', length: window.length, from: window.from, until, negated, clauses, line: reader.line(path) };
}

function parseReadings(reader: BlockReader, test: unknown, path: Path, clauses: readonly string[], coverage: string): Condition | null {
  const of = parseList(reader, test, path, clauses, coverage);
  if (!of) return null;
  const texts = (test as Record<string, unknown>[]).map((entry, index) =>
    reader.text(entry['as'], [...path, index], 'The reading\'s "as"'),
  );
  if (of.length < 2 || texts.includes(null)) {
    reader.error(path, 'Readings need at least two entries, each with "as".', 'Write "- as: counted from the day of delivery" with its condition below.');
    return null;
  }
  const options = of.map((condition, index) => ({ text: texts[index] ?? '', condition }));
  return { kind: 'readings', id: reader.nextReading(coverage), options, clauses, line: reader.line(path) };
}

function parseNumber(reader: BlockReader, fact: FactDefinition, test: unknown, path: Path, clauses: readonly string[]): Condition | null {
  const entry = isRecord(test) ? Object.entries(test) : [];
  const [operator, amount] = entry[0] ?? [];
  const forms: Record<string, { shift: number; negated: boolean }> = {
    'more than': { shift: 0, negated: false },
    'at least': { shift: -1, negated: false },
    'at most': { shift: 0, negated: true },
    'less than': { shift: -1, negated: true },
  };
  const form = forms[operator ?? ''];
  if (entry.length !== 1 || !form || typeof amount !== 'number' || !Number.isInteger(amount)) {
    reader.error(path, `"${fact.name}" is a number.`, 'Write e.g. "{more than: 10}", "{at most: 10}", "{at least: 2}" or "{less than: 3}".');
    return null;
  }
  return { kind: 'over', fact: fact.name, limit: amount + form.shift, negated: form.negated, clauses, line: reader.line(path) };
}

function parseIs(reader: BlockReader, fact: FactDefinition, test: unknown, path: Path, clauses: readonly string[]): Condition | null {
  const negated = isRecord(test) && 'not' in test;
  const raw = negated ? test['not'] : test;
  const values = (Array.isArray(raw) ? (raw as unknown[]) : [raw]).map(yesNo);
  const allowed = allowedValues(fact);
  for (const value of values) {
    const known =
      fact.type === 'country' ? typeof value === 'string' && /^([A-Z]{2}|international)$/.test(value) : allowed.includes(value as string | boolean);
    if (!known) {
      reader.error(path, `${JSON.stringify(value)} is not a value of "${fact.name}".`, `Allowed: ${allowed.map(sayYesNo).join(', ') || 'two-letter country codes'}.`);
      return null;
    }
  }
  return { kind: 'is', fact: fact.name, values: values as (string | boolean)[], negated, clauses, line: reader.line(path) };
}

function allowedValues(fact: FactDefinition): readonly (string | boolean)[] {
  if (fact.type === 'event') return ['not_yet'];
  return fact.choices.map((choice) => choice.value);
}

const yesNo = (value: unknown): unknown => (value === 'yes' ? true : value === 'no' ? false : value);
const sayYesNo = (value: string | boolean): string => (value === true ? 'yes' : value === false ? 'no' : value);
