import { request as httpRequest } from 'node:http';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { get, post, problemIn, startTestServer, type TestServer } from '../../server/support.js';

let server: TestServer;
let api: string;
beforeAll(async () => {
  server = await startTestServer({
    ask: {
      ask: () => {
        throw new Error('secret of the program');
      },
    },
    search: { search: () => [] },
  });
  api = `${server.url}/api/v1`;
});
afterAll(() => server.close());

const nested = (depth: number): string =>
  `{"store":"sonoff","facts":${'['.repeat(depth)}${']'.repeat(depth)}}`;

describe('a bad body is 400 with the field named', () => {
  it.each<[string, string, unknown, string, string]>([
    [
      'an unknown store',
      'verdict',
      { store: 'sonof', facts: {} },
      'store',
      'aqara, smartomi, smartwarepro, sonoff, switchbot',
    ],
    ['a store that is no text', 'verdict', { store: 7, facts: {} }, 'store', 'not 7'],
    ['no store', 'verdict', { facts: {} }, 'store', 'store is missing'],
    ['no facts', 'verdict', { store: 'sonoff' }, 'facts', 'facts is missing'],
    ['facts in a list', 'verdict', { store: 'sonoff', facts: [] }, 'facts', 'must be an object'],
    ['facts that are null', 'verdict', { store: 'sonoff', facts: null }, 'facts', 'must be an object'],
    [
      'a fact unknown',
      'verdict',
      { store: 'sonoff', facts: { deliveryDat: null } },
      'facts.deliveryDat',
      'deliveryDate?',
    ],
    [
      'a day that does not exist',
      'verdict',
      { store: 'sonoff', facts: { deliveryDate: '2026-02-30' } },
      'facts.deliveryDate',
      'a date that exists',
    ],
    [
      'a value that is none',
      'verdict',
      { store: 'sonoff', facts: { problem: 'broken' } },
      'facts.problem',
      'stopped_working',
    ],
    [
      'a truth in quotes',
      'verdict',
      { store: 'sonoff', facts: { giftReturned: 'true' } },
      'facts.giftReturned',
      'true, false or null',
    ],
    [
      'half an item',
      'verdict',
      { store: 'sonoff', facts: { quantity: 1.5 } },
      'facts.quantity',
      'whole number',
    ],
    [
      'a huge number',
      'verdict',
      '{"store":"sonoff","facts":{"quantity":1e999}}',
      'facts.quantity',
      'whole number',
    ],
    [
      'a huge whole number',
      'verdict',
      `{"store":"sonoff","facts":{"quantity":${'9'.repeat(400)}}}`,
      'facts.quantity',
      'whole number',
    ],
    [
      'a range backwards',
      'verdict',
      { store: 'sonoff', facts: { shipDate: { from: '2026-06-02', to: '2026-06-01' } } },
      'facts.shipDate',
      'range',
    ],
    [
      'a today that is no day',
      'verdict',
      { store: 'sonoff', facts: {}, today: 'tomorrow' },
      'today',
      'YYYY-MM-DD',
    ],
    [
      'a timestamp without offset',
      'verdict',
      { store: 'sonoff', facts: {}, today: '2026-06-20T08:00:00' },
      'today',
      'offset',
    ],
    ['a field too many', 'verdict', { store: 'sonoff', facts: {}, tody: '2026-06-20' }, 'tody', 'today?'],
    [
      'a key of the prototype',
      'verdict',
      '{"store":"sonoff","facts":{},"__proto__":{"store":"aqara"}}',
      '__proto__',
      'not allowed',
    ],
    [
      'a key of the prototype, escaped',
      'verdict',
      '{"store":"sonoff","facts":{"\\u005f_proto__":1}}',
      'facts.__proto__',
      'not allowed',
    ],
    [
      'a fact named constructor',
      'verdict',
      { store: 'sonoff', facts: { constructor: 1 } },
      'facts.constructor',
      'not a fact',
    ],
    ['a store named constructor', 'verdict', { store: 'constructor', facts: {} }, 'store', 'one of'],
    ['a key twice', 'verdict', '{"store":"sonoff","store":"aqara","facts":{}}', 'store', 'given twice'],
    [
      'a fact twice',
      'verdict',
      '{"store":"sonoff","facts":{"request":"return","request":"cancel"}}',
      'facts.request',
      'given twice',
    ],
    [
      'very many facts',
      'verdict',
      { store: 'sonoff', facts: Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`f${i}`, 1])) },
      'facts',
      '5000',
    ],
    ['a list', 'verdict', [], '', 'JSON object'],
    ['a text', 'verdict', '"sonoff"', '', 'JSON object'],
    ['null', 'search', 'null', '', 'JSON object'],
    ['no text', 'search', {}, 'text', 'text is missing'],
    ['a blank text', 'search', { text: ' \n\t ' }, 'text', 'not blank'],
    ['a limit of nothing', 'search', { text: 'refund', limit: 0 }, 'limit', '1 to 50'],
    ['a limit in quotes', 'search', { text: 'refund', limit: '5' }, 'limit', '1 to 50'],
    ['a limit of a half', 'search', { text: 'refund', limit: 2.5 }, 'limit', '1 to 50'],
    ['an unknown store in a search', 'search', { text: 'refund', store: 'Sonoff' }, 'store', 'sonoff'],
    ['an unknown store in a question', 'ask', { text: 'refund', store: null }, 'store', 'sonoff'],
    ['a text too long', 'ask', { text: 'x'.repeat(20_001) }, 'text', '20000'],
    ['a locale that is none', 'ask', { text: 'refund', locale: 'English, please' }, 'locale', 'language tag'],
  ])('%s', async (_name, path, body, field, says) => {
    const answer = await post(`${api}/${path}`, body);
    const problem = problemIn(answer);
    expect([answer.status, problem.status]).toEqual([400, 400]);
    const error = problem.errors.find((entry) => entry.field === field);
    expect(error).toBeDefined();
    expect(`${error?.message} ${error?.expected}`).toContain(says);
    expect(answer.text.length).toBeLessThan(20_000);
  });

  it('names all fields at once', async () => {
    const { errors, detail } = problemIn(
      await post(`${api}/verdict`, { store: 'x', facts: { a: 1, problem: 2 }, today: 3 }),
    );
    expect(errors.map(({ field }) => field)).toEqual(['store', 'facts.a', 'facts.problem', 'today']);
    expect(detail).toContain('and 3 more');
  });
});

describe('contradictory facts are 422 with both fields named', () => {
  it.each<[string, Record<string, unknown>, readonly string[]]>([
    [
      'delivered before bought',
      { purchaseDate: '2026-06-10', deliveryDate: '2026-06-01' },
      ['facts.purchaseDate', 'facts.deliveryDate'],
    ],
    ['delivered tomorrow', { deliveryDate: '2026-06-21' }, ['facts.deliveryDate', 'today']],
    [
      'delivered, yet not shipped',
      { deliveryDate: '2026-06-01', orderStatus: 'not_shipped' },
      ['facts.deliveryDate', 'facts.orderStatus'],
    ],
  ])('%s', async (_name, facts, fields) => {
    const answer = await post(`${api}/verdict`, {
      store: 'sonoff',
      facts: { request: 'return', ...facts },
      today: '2026-06-20',
    });
    const { errors, type } = problemIn(answer);
    expect([answer.status, type]).toEqual([422, '/problems#contradictory-facts']);
    expect(errors.map(({ field }) => field).sort()).toEqual([...fields].sort());
  });
});

describe('a body that cannot be read is 400', () => {
  it.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['half an object', '{"store":'],
    ['a comment', '{} // x'],
    ['one quote', "{'store':'sonoff'}"],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['UTF-16', new Uint8Array(Buffer.from('\ufeff{"text":"x"}', 'utf16le'))],
    ['an object 33 deep', nested(32)],
    ['an object 30,000 deep', nested(30_000)],
    ['a control character in a text', '{"text":"\u0001"}'],
  ])('%s', async (_name, body) => {
    const answer = await post(`${api}/verdict`, body);
    expect([answer.status, problemIn(answer).type]).toEqual([400, '/problems#malformed-request']);
  });
});

describe('the envelope', () => {
  it('is 413 over the limit, which is said', async () => {
    for (const [path, limit] of [
      ['verdict', 65_536],
      ['ask', 131_072],
    ] as const) {
      const answer = await post(`${api}/${path}`, JSON.stringify({ text: 'x'.repeat(limit) }));
      expect([answer.status, problemIn(answer).detail]).toEqual([
        413,
        expect.stringContaining(String(limit)),
      ]);
    }
  });

  it.each([
    ['text/plain', {}],
    ['application/x-www-form-urlencoded', {}],
    ['application/json; charset=iso-8859-1', {}],
    ['application/jsonp', {}],
    ['application/json', { 'Content-Encoding': 'gzip' }],
  ])('is 415 as %s %j', async (type, headers) => {
    const answer = await post(`${api}/verdict`, '{}', { 'Content-Type': type, ...headers });
    expect([answer.status, problemIn(answer).type]).toEqual([415, '/problems#unsupported-media-type']);
  });

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'APPLICATION/JSON;charset="UTF-8"',
    'application/vnd.api+json',
  ])('may be %s', async (type) => {
    const answer = await post(`${api}/verdict`, { store: 'sonoff', facts: {} }, { 'Content-Type': type });
    expect(answer.status).toBe(200);
  });

  it.each([
    ['GET', 'verdict', 'POST, OPTIONS'],
    ['DELETE', 'stores', 'GET, HEAD, OPTIONS'],
    ['POST', 'certificates/x', 'GET, HEAD, OPTIONS'],
    ['PATCH', 'openapi.json', 'GET, HEAD, OPTIONS'],
  ])('is 405 for %s %s', async (method, path, allow) => {
    const answer = await get(`${api}/${path}`, { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
    expect(problemIn(answer).detail).toContain(method);
    expect((await get(`${api}/${path}`, { method: 'OPTIONS' })).headers.get('allow')).toBe(allow);
  });

  it.each([
    '/nothing',
    '/api/v1',
    '/api/v1/nothing',
    '/api/v2/stores',
    '/policies',
    '/policies/nothing',
    '/policies/sonoff/versions/x',
    '/assets/x.css',
  ])('is 404 at %s', async (path) => {
    const answer = await get(server.url + path);
    expect([answer.status, problemIn(answer).status]).toEqual([404, 404]);
  });

  it('is a page for a browser, too', async () => {
    const answer = await get(`${server.url}/policies/<script>`, { headers: { Accept: 'text/html' } });
    expect([answer.status, answer.type]).toEqual([404, 'text/html; charset=utf-8']);
    expect(answer.text).not.toContain('<script');
  });

  it.each(['/policies/%E0%A4%A', '/policies/%00', '/api/v1/certificates/%ff', '/api/v1/certificates/'])(
    'is no fault of the server at %s',
    async (path) => {
      const status = await rawStatus(server.url, path);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    },
  );
});

describe('a mistake of the program', () => {
  it('is a 500 that says nothing of it, and is logged', async () => {
    const answer = await post(`${api}/ask`, { text: 'refund' }, { 'X-Request-Id': 'id-of-mine' });
    expect([answer.status, problemIn(answer).instance]).toEqual([500, '/requests/id-of-mine']);
    expect(answer.text).not.toContain('secret');
    const entry = server.logged.find(({ msg }) => msg === 'broken invariant');
    expect(entry).toMatchObject({ id: 'id-of-mine', error: { message: 'secret of the program' } });
  });
});

function rawStatus(url: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    httpRequest({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
