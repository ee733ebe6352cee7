import { fieldProblem, Problem } from './problem.js';

const DEEPEST = 32;
/** Whatever turns a value into a text or a number calls these; a field of theirs would have it fail. */
const TAKEN = new Set(['__proto__', 'toString', 'valueOf']);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads JSON from outside, stricter than `JSON.parse`: UTF-8 only, no key twice in an object, no key
 * `__proto__`, `toString` or `valueOf`, nested at most 32 deep.
 * @throws Problem, naming the place
 */
export function readJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw new Problem('malformed-request', 'The body is not valid UTF-8.');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Problem('malformed-request', `The body is not valid JSON${placeOf(error)}.`);
  }
  checkStructure(text);
  return value;
}

/** Where the parser gave up, without the customer's words that its message quotes. */
function placeOf(error: unknown): string {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined ? '' : ` (at character ${position})`;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;

interface Frame {
  /** Keys seen; null in an array. */
  readonly keys: Set<string> | null;
  /** The key or index that leads into the frame. */
  readonly name: string;
  /** In an object: the key whose value is being read; in an array: the index. */
  at: string;
  expectsKey: boolean;
}

/** Walks over valid JSON and refuses what the parser lets pass silently. */
function checkStructure(text: string): void {
  const frames: Frame[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    const frame = frames.at(-1);
    if (token === '{' || token === '[') {
      if (frames.length >= DEEPEST)
        throw new Problem('malformed-request', `The body is nested more than ${DEEPEST} deep.`);
      const keys = token === '{' ? new Set<string>() : null;
      frames.push({ keys, name: frame?.at ?? '', at: keys ? '' : '0', expectsKey: keys !== null });
    } else if (token === '}' || token === ']') {
      frames.pop();
    } else if (frame && token === ',') {
      if (frame.keys) frame.expectsKey = true;
      else frame.at = String(Number(frame.at) + 1);
    } else if (frame?.keys && frame.expectsKey) {
      readKey(frame.keys, JSON.parse(token) as string, frames);
    }
  }
}

function readKey(keys: Set<string>, key: string, frames: readonly Frame[]): void {
  const frame = frames.at(-1);
  const field = [...frames.slice(1).map(({ name }) => name), key].join('.').slice(0, 120);
  if (TAKEN.has(key)) {
    const message = `${field} is not allowed`;
    throw fieldProblem([{ field, message, expected: 'no such field' }]);
  }
  if (keys.has(key)) {
    const message = `${field} is given twice`;
    throw fieldProblem([{ field, message, expected: 'each field once' }]);
  }
  keys.add(key);
  if (frame) {
    frame.at = key;
    frame.expectsKey = false;
  }
}
