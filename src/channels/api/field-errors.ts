import * as z from 'zod';

import type { FactProblem } from '../../model/fact.js';
import { nearestName } from '../../model/nearest.js';
import type { FieldError } from './problem.js';

const LONGEST = 300;

/**
 * What zod found, with each field named. What a field must be is its schema's description, so that
 * message and document say the same.
 * @param raw the value that was checked
 */
export function fieldErrors(schema: z.ZodObject, error: z.ZodError, raw: unknown): FieldError[] {
  return error.issues.flatMap((issue): FieldError[] => {
    const fields: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
    const known = Object.keys(fields);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.slice(0, 25).map((key) => unknownField(key, known));
    if (issue.code === 'custom' && issue.params?.['fieldError'])
      return [shorten(issue.params['fieldError'] as FieldError)];
    const [name] = issue.path;
    if (name === undefined) {
      const expected = `a JSON object with ${known.join(', ')}`;
      return [shorten({ field: '', message: `the body must be ${expected}, not ${shown(raw)}`, expected })];
    }
    const field = String(name);
    const expected = descriptionOf(fields[field]) ?? issue.message;
    const value = (raw as Record<string, unknown>)[field];
    const message =
      value === undefined
        ? `${field} is missing; it must be ${expected}`
        : `${field} must be ${expected}, not ${shown(value)}`;
    return [shorten({ field, message, expected })];
  });
}

function descriptionOf(schema: z.core.$ZodType | undefined): string | undefined {
  if (schema instanceof z.ZodOptional) return descriptionOf(schema.unwrap());
  return schema instanceof z.ZodType ? schema.description : undefined;
}

/** A problem of `readFacts` or of the judge as errors: a contradiction names both fields. */
export function factErrors({ field, other, message }: FactProblem): FieldError[] {
  const expected =
    other === null
      ? (/ must be (.*?)(?: \(did you mean [^)]*\))?, not /s.exec(message)?.[1] ?? 'a fact of the vocabulary')
      : 'facts that can be true together';
  return [field, ...(other === null ? [] : [other])].map((name) =>
    shorten({ field: name, message, expected }),
  );
}

function unknownField(key: string, known: readonly string[]): FieldError {
  const near = key.length > 40 ? null : nearestName(key, known);
  const hint = near === null ? '' : `; did you mean ${near}?`;
  return shorten({
    field: key,
    message: `${cut(key, 60)} is not a field here${hint}`,
    expected: `only ${known.join(', ')}`,
  });
}

function shorten({ field, message, expected }: FieldError): FieldError {
  return { field: cut(field, 120), message: cut(message, LONGEST * 3), expected: cut(expected, LONGEST * 3) };
}

/** A value for a message; a customer's own words are not repeated at length. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'string' && value.length > 60) return `a text of ${value.length} characters`;
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
