import { randomBytes } from 'node:crypto';

import { type Answered, call, post } from './http.js';

/** What came of the attack. */
export interface Hostility {
  readonly inputs: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** Answers that should not be; none, if all is well. */
  readonly complaints: readonly string[];
}

/** A word that only the victim said: seen anywhere else, it leaked. */
const SECRET = 'xylophone-of-the-victim';
const AT_ONCE = 16;
const MOST_COMPLAINTS = 25;

const STRINGS = [
  ...[
    "' or 1=1 --",
    '"; drop table conversation; --',
    '${7*7}',
    '{{7*7}}',
    '../../../etc/passwd',
    '%00',
    '\u0000',
  ],
  ...[
    '<script>alert(1)</script>',
    '__proto__',
    'constructor',
    '\ud800',
    '\u202e',
    '𝒜'.repeat(500),
    'a'.repeat(30_000),
  ],
  ...['-1', '1e999', 'NaN', '2026-13-45', '9'.repeat(400), '\r\nSet-Cookie: a=b', 'null', '🙂'.repeat(4000)],
];

/** Any of them. */
function any<Item>(items: readonly Item[]): Item {
  return items[Math.floor(Math.random() * items.length)]!;
}

function strange(depth = 0): unknown {
  const kind = Math.floor(Math.random() * 9);
  if (kind < 3) return any(STRINGS);
  if (kind === 3) return any([0, -1, 1e308, 1.5, 2 ** 53, -0]);
  if (kind === 4) return any([true, false, null]);
  if (depth > 3) return any(STRINGS);
  if (kind < 7) return Array.from({ length: Math.floor(Math.random() * 4) }, () => strange(depth + 1));
  const names = [
    'store',
    'text',
    'facts',
    'today',
    'type',
    'from',
    'id',
    'value',
    'channelData',
    '__proto__',
  ];
  return Object.fromEntries(Array.from({ length: 3 }, () => [any(names), strange(depth + 1)]));
}

/** A body: valid in part, malformed, deep, huge, or no text at all. */
function body(): string | Uint8Array {
  const kind = Math.floor(Math.random() * 12);
  const store = any(['sonoff', 'sonoff', any(STRINGS)]);
  if (kind < 4)
    return JSON.stringify({ store, text: any(STRINGS), type: 'message', ...(strange() as object | null) });
  if (kind < 6) return JSON.stringify({ store, facts: strange(), today: any([...STRINGS, '2026-06-20']) });
  if (kind === 6)
    return JSON.stringify({ type: 'message', text: any(STRINGS), channelData: strange(), from: strange() });
  if (kind === 7) return '['.repeat(Math.floor(Math.random() * 20_000));
  if (kind === 8) return any(['{"a":', '{"a":1}}', 'undefined', '\ufeff{}', '{"a":"\\ud800"}', '']);
  if (kind === 9) return randomBytes(Math.floor(Math.random() * 2000));
  if (kind === 10) return JSON.stringify(strange());
  return `{"text":"${'a'.repeat(any([1000, 70_000, 300_000]))}"}`;
}

/**
 * Sends so many hostile inputs, spread over all endpoints. Another customer's conversation is the victim; nothing of it
 * may be seen.
 * @param url a server without `--test-clock`
 */
export async function attack(url: string, count: number): Promise<Hostility> {
  const line = `${url}/v3/directline`;
  const victim = await post(`${url}/widget/token`, { store: 'sonoff' });
  const own = await post(`${url}/widget/token`, { store: 'sonoff' });
  const [theirs, mine] = [String(victim['conversationId']), String(own['conversationId'])];
  const theirToken = String(victim['token']);
  await post(
    `${line}/conversations/${theirs}/activities`,
    { type: 'message', text: SECRET },
    bearer(theirToken),
  );
  const forged = (): string =>
    any([
      String(own['token']),
      `${String(own['token'])}x`,
      `${theirToken.split('.').slice(0, 2).join('.')}.${randomBytes(32).toString('base64url')}`,
      `eyJhbGciOiJub25lIn0.${theirToken.split('.')[1] ?? ''}.`,
      ...STRINGS.filter((text) => /^[\x20-\x7e]+$/.test(text)),
    ]);
  const watermark = (): string => encodeURIComponent(any(['-1', '99999999999', 'x', "1' or '1", '1', '']));
  const conversation = (): string => any([theirs, mine, encodeURIComponent(wellFormed(any(STRINGS)))]);
  const targets: readonly (() => readonly [method: string, path: string])[] = [
    () => ['POST', '/api/v1/ask'],
    () => ['POST', '/api/v1/verdict'],
    () => ['POST', '/api/v1/search'],
    () => ['GET', `/api/v1/certificates/${encodeURIComponent(wellFormed(any(STRINGS))).slice(0, 4000)}`],
    () => ['POST', '/widget/token'],
    () => ['POST', '/widget/renew'],
    () => ['POST', '/v3/directline/tokens/generate'],
    () => ['POST', '/v3/directline/tokens/refresh'],
    () => ['POST', '/v3/directline/conversations'],
    () => ['GET', `/v3/directline/conversations/${conversation()}?watermark=${watermark()}`],
    () => ['GET', `/v3/directline/conversations/${conversation()}/activities?watermark=${watermark()}`],
    () => ['POST', `/v3/directline/conversations/${conversation()}/activities`],
    () => ['POST', `/v3/directline/conversations/${conversation()}/upload`],
    () => [
      'GET',
      `/v3/directline/attachments/${encodeURIComponent(wellFormed(any(STRINGS))).slice(0, 2000)}`,
    ],
    () => ['GET', `/policies/${encodeURIComponent(wellFormed(any(STRINGS))).slice(0, 2000)}`],
    () => ['POST', '/api/messages'],
    () => ['POST', '/desk/api/read'],
    () => ['GET', '/desk/api/queue'],
    () => [any(['PUT', 'DELETE', 'PATCH', 'TRACE']), any(['/api/v1/ask', '/', '/healthz'])],
  ];
  const byStatus: Record<string, number> = {};
  const complaints: string[] = [];
  const complain = (what: string): void => {
    if (complaints.length < MOST_COMPLAINTS) complaints.push(what);
  };
  let sent = 0;
  const one = async (): Promise<void> => {
    const [method, path] = targets[sent++ % targets.length]!();
    const token = forged();
    const type = any([
      'application/json',
      'application/json',
      'text/plain',
      'multipart/form-data; boundary=x',
    ]);
    let answer: Answered;
    try {
      const payload = method === 'GET' || method === 'TRACE' ? null : body();
      answer = await call(method, url + path, payload, { ...bearer(token), 'Content-Type': type });
    } catch (error) {
      // Refused before it was read whole: the connection is closed, which is an answer.
      byStatus['closed'] = (byStatus['closed'] ?? 0) + 1;
      if (!/ECONNRESET|EPIPE|socket hang up/.test(String(error)))
        complain(`${method} ${path}: ${String(error)}`);
      return;
    }
    const { status, text } = answer;
    byStatus[status] = (byStatus[status] ?? 0) + 1;
    // A server under test may be one without what answers texts.
    const isLeftOut = status === 503 && text.includes('is not built into this server');
    if (status >= 500 && status !== 501 && !isLeftOut)
      complain(`${status} ${method} ${path}: ${text.slice(0, 200)}`);
    if (text.includes(SECRET)) complain(`leak: ${method} ${path}`);
    if (/\bat (?:\S+ \()?(?:file:|\/)\S+:\d+:\d+/.test(text)) complain(`stack: ${method} ${path}`);
  };
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (sent < count) await one();
    }),
  );
  // It still does what it is there for, and the victim's conversation goes on.
  const after = await call('GET', `${line}/conversations/${theirs}/activities`, null, bearer(theirToken));
  if (after.status !== 200 || !after.text.includes(SECRET)) complain('the victim lost the conversation');
  if ((await call('GET', `${url}/healthz`)).status !== 200) complain('the server does not answer');
  return { inputs: sent, byStatus, complaints };
}

function bearer(token: string): Readonly<Record<string, string>> {
  return { Authorization: `Bearer ${token}` };
}

/** The text without halves of surrogate pairs, which no address can hold. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '?');
}
