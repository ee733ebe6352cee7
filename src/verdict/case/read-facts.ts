import type {
  FactDefinition,
  FactProblem,
  Facts,
  FactValue,
  RoughDate,
  Vocabulary,
} from '../../model/fact.js';
import { nearestName } from '../../model/nearest.js';
import { parseDay } from '../days.js';

/** Facts fit for use, or everything that is wrong with them. */
export interface ReadFacts {
  readonly facts: Facts;
  readonly problems: readonly FactProblem[];
}

/**
 * Checks facts as handed in from outside. Never throws; every wrong field is reported at once.
 * @param raw any JSON value
 */
export function readFacts(raw: unknown, vocabulary: Vocabulary): ReadFacts {
  const problems: FactProblem[] = [];
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    const message = 'facts must be an object such as {"request": "return", "deliveryDate": "2026-05-21"}';
    return { facts: {}, problems: [{ field: 'facts', other: null, message, kind: 'invalid' }] };
  }
  const facts: Record<string, FactValue> = {};
  for (const [name, value] of Object.entries(raw)) {
    const fact = vocabulary.facts.get(name);
    const field = `facts.${name}`;
    if (!fact) {
      const near = nearestName(name, vocabulary.facts.keys());
      const hint = near
        ? `did you mean ${near}?`
        : `known facts: ${[...vocabulary.facts.keys()].sort().join(', ')}`;
      problems.push({ field, other: null, message: `${field} is not a fact; ${hint}`, kind: 'invalid' });
      continue;
    }
    const read = readValue(fact, value);
    if ('expected' in read) {
      problems.push({
        field,
        other: null,
        message: `${field} must be ${read.expected}, not ${JSON.stringify(value)}`,
        kind: 'invalid',
      });
    } else {
      facts[name] = read.value;
    }
  }
  return { facts, problems };
}

type Read = { readonly value: FactValue } | { readonly expected: string };

function readValue(fact: FactDefinition, value: unknown): Read {
  if (value === null) return { value: null };
  switch (fact.type) {
    case 'boolean':
      return typeof value === 'boolean' ? { value } : { expected: 'true, false or null' };
    case 'choice':
      return readChoice(fact, value);
    case 'number': {
      const min = fact.min ?? Number.MIN_SAFE_INTEGER;
      const fits = typeof value === 'number' && Number.isSafeInteger(value) && value >= min;
      return fits
        ? { value }
        : { expected: `a whole number${fact.min === null ? '' : ` of at least ${fact.min}`} or null` };
    }
    case 'country': {
      const code = typeof value === 'string' ? value.trim() : '';
      if (code.toLowerCase() === 'international') return { value: 'international' };
      return /^[a-z]{2}$/i.test(code)
        ? { value: code.toUpperCase() }
        : { expected: 'a two-letter country code, "international" or null' };
    }
    case 'timestamp':
      return readTimestamp(value);
    case 'date':
    case 'event':
      return readDate(fact, value);
  }
}

function readChoice(fact: FactDefinition, value: unknown): Read {
  if (value === 'unknown') return { value: null };
  const allowed = fact.choices.map((choice) => String(choice.value));
  if (typeof value === 'string' && allowed.includes(value)) return { value };
  const near = typeof value === 'string' ? nearestName(value, allowed) : null;
  return { expected: `one of ${allowed.join(', ')} or null${near ? ` (did you mean ${near}?)` : ''}` };
}

function readDate(fact: FactDefinition, value: unknown): Read {
  const notYet = fact.type === 'event' ? ', "not_yet"' : '';
  const expected = `a date that exists, written YYYY-MM-DD, a range {"from", "to"}${notYet} or null`;
  if (typeof value === 'string') {
    if (value === 'not_yet' && fact.type === 'event') return { value };
    return parseDay(value) === null ? { expected } : { value };
  }
  const rough = readRough(value);
  return rough ? { value: rough } : { expected };
}

function readRough(value: unknown): FactValue | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { from, to } = value as Partial<Record<keyof RoughDate, unknown>>;
  if (Object.keys(value).length !== 2 || typeof from !== 'string' || typeof to !== 'string') return null;
  const [first, last] = [parseDay(from), parseDay(to)];
  if (first === null || last === null || first > last) return null;
  return first === last ? from : { from, to };
}

const TIMESTAMP =
  /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):?[0-5]\d)$/;

/** Minutes since 1970-01-01T00:00Z of an ISO 8601 timestamp with offset; null when it is none. */
export function parseTimestamp(text: string): number | null {
  const match = TIMESTAMP.exec(text);
  if (!match || parseDay(match[1] ?? '') === null) return null;
  const time = Date.parse(text.toUpperCase().replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(time) ? null : Math.floor(time / 60_000);
}

function readTimestamp(value: unknown): Read {
  if (typeof value === 'string' && (parseTimestamp(value) !== null || parseDay(value) !== null))
    return { value };
  const rough = readRough(value);
  return rough
    ? { value: rough }
    : { expected: 'a timestamp with offset such as 2026-06-20T08:00:00-07:00, a date or null' };
}
