import { call } from '../http.js';

/** Whose credentials a request shows when it shows good ones. */
export type Role = 'nobody' | 'customer' | 'shop' | 'desk';

/** Something that the server answers to, and how a good request to it looks. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'ANY' | 'SOCKET';
  /** With `{name}` for each part that varies. */
  readonly path: string;
  readonly role: Role;
  /** Good values behind the question mark. */
  readonly query?: Readonly<Record<string, string>>;
  /** A good body; `serviceUrl` becomes the address of a channel. */
  readonly example?: object;
  /** How the body is written; absent: as JSON. */
  readonly form?: 'fields' | 'parts';
  /** Limited by address, this machine not excepted: inputs come from many addresses. */
  readonly isLimited?: true;
  /** Answers for as long as it is listened to. */
  readonly isEndless?: true;
}

const facts = {
  request: 'defect',
  problem: 'stopped_working',
  deliveryDate: '2026-05-01',
  purchaseDate: { from: '2026-04-01', to: '2026-04-20' },
  quantity: 1,
};
const message = {
  type: 'message',
  id: 'one',
  text: 'how long is the warranty?',
  from: { id: 'me', name: 'Me', role: 'user' },
  locale: 'en-GB',
  value: { action: 'restart' },
  channelData: { clientActivityID: 'one', asks: { fact: 'request' } },
};
const activity = {
  ...message,
  channelId: 'emulator',
  serviceUrl: 'CHANNEL',
  conversation: { id: 'one', tenantId: 't', isGroup: false },
  recipient: { id: 'bot', name: 'Bot' },
  deliveryMode: 'expectReplies',
};
const review = { store: 'aqara', text: 'a text', today: '2026-06-20' };

/** Examples for what the API describes itself; what is missing here is attacked with a body of any shape. */
const EXAMPLES: Readonly<Record<string, object>> = {
  '/ask': { store: 'sonoff', text: 'My plug died. Refund?', today: '2026-06-20', locale: 'en' },
  '/verdict': { store: 'sonoff', facts, today: '2026-06-20' },
  '/search': { store: 'sonoff', text: 'warranty', limit: 3 },
};

const get = (path: string, role: Role = 'nobody', more: Partial<Endpoint> = {}): Endpoint => ({
  ...{ method: 'GET', path, role },
  ...more,
});
const send = (path: string, role: Role, example: object, more: Partial<Endpoint> = {}): Endpoint => ({
  ...{ method: 'POST', path, role, example },
  ...more,
});

const line = '/v3/directline';
const talk = `${line}/conversations/{id}`;
const desk = '/desk/api';
const limited = { isLimited: true } as const;

/** Chats of customers. */
const CHAT: readonly Endpoint[] = [
  send('/widget/token', 'nobody', { store: 'sonoff', user: { id: 'me', name: 'Me' } }),
  send('/widget/renew', 'customer', { conversationId: 'one' }),
  send(`${line}/tokens/generate`, 'shop', { user: { id: 'me' }, store: 'sonoff', facts }),
  send(`${line}/tokens/refresh`, 'customer', {}),
  send(`${line}/conversations`, 'customer', { user: { id: 'me' } }),
  get(talk, 'customer', { query: { watermark: '1' } }),
  get(`${talk}/activities`, 'customer', { query: { watermark: '1' } }),
  send(`${talk}/activities`, 'customer', message),
  send(`${talk}/upload`, 'customer', message, { form: 'parts', query: { userId: 'me' } }),
  get(`${line}/attachments/{picture}`, 'customer'),
  { method: 'SOCKET', path: `${talk}/stream`, role: 'customer', query: { watermark: '1' } },
  send('/api/messages', 'customer', activity),
];

/** The support desk. */
const DESK: readonly Endpoint[] = [
  ...['/desk', '/desk/queue', '/desk/search', '/desk/insights'].map((path) => get(path, 'desk')),
  get(`${desk}/setup`, 'desk'),
  send(`${desk}/read`, 'desk', {
    ...{ text: 'My plug died. Refund?', store: 'aqara', today: '2026-06-20' },
    edits: [{ item: 0, fact: 'request', value: 'return' }],
  }),
  send(`${desk}/verdict`, 'desk', { store: 'aqara', facts, today: '2026-06-20' }),
  send(`${desk}/search`, 'desk', { store: 'aqara', text: 'warranty' }),
  get(`${desk}/policies/{store}`, 'desk'),
  send(`${desk}/review/evaluation`, 'desk', { ...review, part: 'fact', facts, shown: 'a', expected: 'b' }),
  send(`${desk}/review/exceptions`, 'desk', {
    ...{ store: 'aqara', certificate: 'one', outcome: 'eligible', granted: 'a refund', reason: 'kindness' },
  }),
  send(`${desk}/review/asks`, 'desk', { clause: 'aqara/refund', ask: 'may I?' }),
  get(`${desk}/queue`, 'desk'),
  get(`${desk}/live`, 'desk', { query: { reference: 'one', after: '0' }, isEndless: true }),
  get(`${desk}/insights`, 'desk', { query: { from: '2026-06-01', to: '2026-06-20', store: 'aqara' } }),
  get(`${desk}/insights.csv`, 'desk', { query: { from: '2026-06-01', to: '2026-06-20', store: 'aqara' } }),
  get(`${desk}/handoffs/{reference}`, 'desk'),
  send(`${desk}/handoffs/{reference}/join`, 'desk', {}),
  send(`${desk}/handoffs/{reference}/say`, 'desk', { text: 'hello', id: 'message-1' }),
  send(`${desk}/handoffs/{reference}/leave`, 'desk', {}),
  get('/desk/oidc', 'nobody', limited),
  get('/desk/oidc/back', 'nobody', { ...limited, query: { code: 'one', state: 'two' } }),
  get('/desk/sign-in'),
  send('/desk/sign-in', 'nobody', { name: 'lou', password: 'a password' }, { form: 'fields', ...limited }),
  // The last one of the desk: it ends the agent's session.
  send('/desk/sign-out', 'desk', {}, { form: 'fields' }),
];

/** Pages, files and probes. */
const PAGES: readonly Endpoint[] = [
  ...['/', '/problems', '/demo', '/widget.js', '/healthz', '/readyz', '/metrics'].map((path) => get(path)),
  get('/demo/{store}', 'nobody', { query: { today: '2026-06-20' } }),
  get('/policies/{store}'),
  get('/policies/{store}/versions/{version}'),
  get('/assets/{file}'),
  get('/widget-panel-{file}'),
  // Nothing is there, or not with this method.
  { method: 'ANY', path: '/{anything}', role: 'nobody', example: message },
];

/** Everything that the server answers to: what its API says of itself, and the rest as it stands here. */
export async function endpointsOf(url: string): Promise<readonly Endpoint[]> {
  const { text } = await call('GET', `${url}/api/v1/openapi.json`);
  const { paths } = JSON.parse(text) as { readonly paths: Readonly<Record<string, object>> };
  const api = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) =>
      method === 'get'
        ? get(`/api/v1${path}`)
        : send(`/api/v1${path}`, 'nobody', EXAMPLES[path] ?? { store: 'sonoff' }),
    ),
  );
  // The desk before the chats: among what these have handed over to a person, each look at it would take long.
  return [...api, ...PAGES, ...DESK, ...CHAT];
}
