import type { Dice } from './dice.js';

/** What shows that a text came back as markup, or as a header. */
export const MARKUP = '<img src=x onerror=alert(1)>';
/** See {@link MARKUP}. */
export const HEADER = 'x-injected';

/** Texts that broke something somewhere. None names a host outside this machine. */
export const STRINGS: readonly string[] = [
  ...["' or 1=1 --", '"; drop table conversation; --', "1' or '1", '${7*7}', '{{7*7}}', '$(id)', '`id`'],
  ...['../../../etc/passwd', '..\\..\\x', 'file:///etc/passwd', '%00', '%2e%2e%2f', '\u0000', '/', '.', '..'],
  ...[MARKUP, `"><script>alert(1)</script>${MARKUP}`, 'javascript:alert(1)', '](javascript:alert(1))'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'undefined', 'null', 'true'],
  ...[
    '\ud800',
    '\udfff\ud800',
    '\u202eabc',
    '\ufeff',
    '\u0301'.repeat(40),
    '𝒜'.repeat(60),
    '🙂🏽',
    'İıſK',
    'ß',
  ],
  ...[
    '-1',
    '0',
    '1e999',
    'NaN',
    'Infinity',
    '0x10',
    '9'.repeat(400),
    '99999999999',
    '2026-13-45',
    '0000-00-00',
  ],
  ...[`\r\n${HEADER}: 1`, '\n\n', '\t', '', ' ', 'a'.repeat(250), '(a+)+$', '((((((((((', '[object Object]'],
  ...['http://127.0.0.1:9/', 'http://evil.invalid/', '//evil.invalid', 'sonoff/doa-eligibility', 'sonoff'],
  ...[
    '2026-02-30',
    '+275760-09-13',
    '-000001-01-01T00:00Z',
    '2026-06-20T24:61:61Z',
    'I want to talk to a person',
  ],
];
const NUMBERS = [0, -1, 1e308, 1.5, 2 ** 53, -0, 2 ** 31, 1e-300];
const NAMES = [
  ...[
    'store',
    'text',
    'facts',
    'today',
    'type',
    'from',
    'id',
    'value',
    'channelData',
    'constructor',
    'length',
  ],
  ...[
    'request',
    'deliveryDate',
    'quantity',
    'conversation',
    'attachments',
    'name',
    'edits',
    'toString',
    'user',
  ],
];
/** Fields where anything may be said. */
const PROSE = new Set(['text', 'ask', 'granted', 'reason', 'shown', 'expected']);
/** What looks like a text to who asks for its length, and cannot be made a number or a text. */
const TRAP = { length: { toString: 1 } };
const TYPES = [
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  '',
  ';;',
];
/** Large inputs cost more than they find: so many times fewer. */
const SELDOM = 500;
const HUGE = [30_000, 70_000, 300_000, 1_000_000];

/** A hostile text. */
export function text(dice: Dice): string {
  const kind = dice.below(8);
  if (kind < 5) return dice.pick(STRINGS);
  if (kind === 5) return `${dice.pick(STRINGS)} ${dice.pick(STRINGS)}`;
  if (dice.oneIn(SELDOM)) return 'ab '.repeat(dice.below(10_000));
  // Any units of UTF-16, halves of pairs included.
  return Array.from({ length: dice.below(20) }, () => String.fromCharCode(dice.below(0x10000))).join('');
}

/** Some JSON value. */
export function strange(dice: Dice, depth = 0): unknown {
  if (dice.oneIn(40)) return TRAP;
  const kind = dice.below(9);
  if (kind < 3 || depth > 3) return text(dice);
  if (kind === 3) return dice.pick(NUMBERS);
  if (kind === 4) return dice.pick([true, false, null]);
  if (kind < 7) return Array.from({ length: dice.below(4) }, () => strange(dice, depth + 1));
  return Object.fromEntries([0, 1].map(() => [dice.pick(NAMES), strange(dice, depth + 1)]));
}

/** What is said, with what it is said to be. */
export interface Body {
  readonly bytes: string | Uint8Array;
  readonly type: string;
}

/** A body: good but for a little, of another shape, malformed, deep, seldom huge. @param example a good one */
export function bodyLike(example: object, dice: Dice): Body {
  const type = dice.oneIn(12) ? dice.pick(TYPES) : 'application/json';
  return { bytes: bytesLike(example, dice), type };
}

function bytesLike(example: object, dice: Dice): string | Uint8Array {
  if (dice.oneIn(SELDOM)) return `{"text":"${'a'.repeat(dice.pick(HUGE))}"}`;
  const kind = dice.below(20);
  if (kind < 4) return JSON.stringify(changed(example, dice, strange));
  if (kind < 7) return JSON.stringify(changed(example, dice, text));
  if (kind < 12) return JSON.stringify(said(example, dice));
  if (kind === 12) return JSON.stringify({ ...example, [dice.pick(NAMES)]: strange(dice) });
  if (kind === 13) return JSON.stringify(strange(dice));
  const good = JSON.stringify(example);
  if (kind === 14) return good.slice(0, dice.below(good.length));
  if (kind === 15) return flipped(good, dice);
  if (kind === 16)
    return `${good.slice(0, -1)},"${dice.pick(['__proto__', ...NAMES])}":1,"text":"a","text":"b"}`;
  if (kind === 17) return deep(dice);
  if (kind === 18) return dice.bytes(dice.below(200));
  return dice.pick([
    '',
    '{}',
    '[]',
    'null',
    '0',
    '"',
    '{"a":1}}',
    'undefined',
    '\ufeff{}',
    '{"a":"\\ud800"}',
  ]);
}

/** The example with other words where anything may be said: it is let in, and read. */
function said(example: object, dice: Dice): object {
  const own = Object.entries(example).map(([name, value]) => [
    name,
    PROSE.has(name) ? text(dice) : (value as unknown),
  ]);
  return Object.fromEntries(own as [string, unknown][]);
}

/** The example with one of its values, however deep, replaced. */
function changed(example: unknown, dice: Dice, other: (dice: Dice) => unknown): unknown {
  if (typeof example !== 'object' || example === null || dice.oneIn(8)) return other(dice);
  const entries = Object.entries(example);
  if (entries.length === 0) return other(dice);
  const at = dice.below(entries.length);
  const own = entries.map(([name, value], index) => [
    name,
    index === at ? changed(value, dice, other) : (value as unknown),
  ]);
  return Array.isArray(example)
    ? own.map(([, value]) => value)
    : Object.fromEntries(own as [string, unknown][]);
}

function flipped(good: string, dice: Dice): Uint8Array {
  const bytes = new TextEncoder().encode(good);
  for (let left = 1 + dice.below(3); left > 0; left--) bytes[dice.below(bytes.length)] = dice.below(256);
  return bytes;
}

function deep(dice: Dice): string {
  const depth = dice.oneIn(50) ? 20_000 : 20 + dice.below(60);
  const open = dice.pick(['[', '{"a":', '{"facts":{"x":[']);
  return dice.oneIn(2) ? open.repeat(depth) : `${'['.repeat(depth)}${']'.repeat(depth)}`;
}

/** A form as browsers send it, good but for a little. */
export function formLike(example: Readonly<Record<string, string>>, dice: Dice): Body {
  const fields = Object.entries(example).map(([name, value]): [string, string] => {
    // Of names few: for each that is new a password is checked, which takes some hundred milliseconds.
    const other = wellFormed(dice.pick(name === 'name' ? STRINGS.slice(0, 8) : STRINGS));
    return [dice.oneIn(8) ? dice.pick(STRINGS) : name, dice.oneIn(name === 'name' ? 8 : 2) ? other : value];
  });
  const good = new URLSearchParams(fields).toString();
  const bytes = dice.pick([good, good, `${good}&${good}`, `${good}&name[x]=1`, '%', '&&&=', good.slice(3)]);
  return { bytes, type: dice.oneIn(8) ? dice.pick(TYPES) : 'application/x-www-form-urlencoded' };
}

/** A form with parts: a picture, something that is none, an activity; cut off now and then. */
export function partsLike(example: object, dice: Dice): Body {
  const quoted = (): string => wellFormed(dice.pick(STRINGS)).replace(/[\r\n]/g, '');
  const png = Uint8Array.of(
    0x89,
    0x50,
    0x4e,
    0x47,
    0x0d,
    0x0a,
    0x1a,
    0x0a,
    0,
    0,
    0,
    13,
    0x49,
    0x48,
    0x44,
    0x52,
  );
  const kind = dice.pick(['file', 'activity', quoted()]);
  const name = dice.oneIn(2) ? `; filename="${quoted()}"` : '';
  const of = dice.pick(['image/png', 'image/svg+xml', 'text/html', 'application/vnd.microsoft.activity']);
  const head = `--x\r\nContent-Disposition: form-data; name="${kind}"${name}\r\nContent-Type: ${of}\r\n\r\n`;
  const inside = dice.oneIn(2) ? Buffer.concat([png, dice.bytes(dice.below(80))]) : bytesLike(example, dice);
  const end = dice.oneIn(6) ? '' : '\r\n--x--\r\n';
  const bytes = Buffer.concat([Buffer.from(head), Buffer.from(inside), Buffer.from(end)]);
  return { bytes, type: dice.oneIn(8) ? dice.pick(TYPES) : 'multipart/form-data; boundary=x' };
}

/** Headers that are no business of a client's, or wrong. */
export function headers(dice: Dice): Readonly<Record<string, string>> {
  const name = dice.pick([
    ...['Accept', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'Forwarded', 'Origin', 'Range'],
    ...['If-None-Match', 'Cookie', 'X-Request-Id', 'Content-Encoding', 'Accept-Language', 'Last-Event-ID'],
    ...['Traceparent', 'Sec-Fetch-Site', 'X-Api-Key', 'X-Http-Method-Override', 'Referer', 'Accept-Encoding'],
  ]);
  return { [name]: inHeader(text(dice)) };
}

/** What of a text a header can hold. */
export function inHeader(value: string): string {
  return value.replace(/[^\t\x20-\x7e\x80-\xff]/g, '').slice(0, 4000);
}

/** A text as a part of an address; now and then not escaped as it should be. */
export function inAddress(value: string, dice: Dice): string {
  const escaped = encodeURIComponent(wellFormed(value)).slice(0, 4000);
  if (dice.oneIn(20)) return `${escaped}${dice.pick(['%', '%zz', '%c0%af', '%ff', '%u0041', ';a=b'])}`;
  return escaped === '' || /^\.+$/.test(escaped) ? `${escaped}%2e` : escaped;
}

/** The text without halves of surrogate pairs, which no address can hold. */
function wellFormed(value: string): string {
  return value.replace(/\p{Cs}/gu, '?');
}
