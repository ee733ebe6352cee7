import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { get, post, startTestServer, type TestServer } from './support.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    ask: {
      ask: () => ({
        kind: 'no_answer',
        store: 'sonoff',
        text: '',
        citations: [],
        facts: {},
        verdict: null,
        asks: null,
        suggestions: [],
      }),
    },
  });
});
afterAll(() => server.close());

describe('the log', () => {
  it('names the route, the status and the id, and nothing that was sent', async () => {
    const facts = { request: 'return', deliveryDate: '2026-05-05' };
    const headers = { 'X-Request-Id': 'shop-42' };
    const { json } = await post(
      `${server.url}/api/v1/verdict`,
      { store: 'sonoff', facts, today: '2026-06-20' },
      headers,
    );
    await post(`${server.url}/api/v1/ask`, { text: 'my card is 4111 1111 1111 1111' });
    const { certificate } = (json as { verdict: { certificate: string } }).verdict;
    await get(`${server.url}/api/v1/certificates/${certificate}?x=secret`);
    await get(`${server.url}/policies/secret-name`);
    await post(`${server.url}/api/v1/verdict`, { store: 'sonoff', facts: { request: 'secret' } });
    const log = JSON.stringify(server.logged);
    expect(log).not.toMatch(/4111|2026-05-05|cw1\.|secret/);
    expect(server.logged[0]).toMatchObject({
      id: 'shop-42',
      method: 'POST',
      route: '/api/v1/verdict',
      status: 200,
      ms: expect.any(Number),
    });
    expect(server.logged.map(({ route }) => route)).toContain('/api/v1/certificates/{certificate}');
  });

  it('holds what was sent when it is told to', async () => {
    const talkative = await startTestServer({ env: { LOG_TEXT: '1' } });
    await post(`${talkative.url}/api/v1/verdict`, { store: 'sonoff', facts: { request: 'return' } });
    expect(talkative.logged[0]).toMatchObject({ input: { store: 'sonoff', facts: { request: 'return' } } });
    await talkative.close();
  });
});

describe('the request id', () => {
  it.each(['abc', '0af7651916cd43dd8448eb211c80319c', 'a.b:c-d_e'])(
    'is the caller’s where it is sane: %s',
    async (id) => {
      expect(
        (await get(`${server.url}/healthz`, { headers: { 'X-Request-Id': id } })).headers.get('x-request-id'),
      ).toBe(id);
    },
  );

  it.each(['', 'x'.repeat(65), 'a b', '<script>', 'a"b'])('is made where it is not: %j', async (id) => {
    const { headers } = await get(`${server.url}/healthz`, { headers: { 'X-Request-Id': id } });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('the metrics', () => {
  it('count requests, verdicts and abstentions by few labels', async () => {
    const fresh = await startTestServer({
      ask: {
        ask: () => ({
          kind: 'no_answer',
          store: null,
          text: '',
          citations: [],
          facts: {},
          verdict: null,
          asks: null,
          suggestions: [],
        }),
      },
    });
    await post(`${fresh.url}/api/v1/verdict`, {
      store: 'sonoff',
      facts: { request: 'arrival' },
      today: '2026-06-20',
    });
    await post(`${fresh.url}/api/v1/ask`, { text: 'Do you sell bread?' });
    await get(`${fresh.url}/nothing/${'x'.repeat(50)}`);
    await get(`${fresh.url}/policies/sonoff`, { method: 'POST' });
    const { text, type } = await get(`${fresh.url}/metrics`);
    expect(type).toContain('text/plain');
    expect(text).toContain(
      'clausewise_http_requests_total{method="POST",route="/api/v1/verdict",status="200"} 1',
    );
    expect(text).toContain('clausewise_http_requests_total{method="GET",route="none",status="404"} 1');
    expect(text).toContain(
      'clausewise_http_requests_total{method="POST",route="/policies/:store",status="405"} 1',
    );
    expect(text).toMatch(/clausewise_verdicts_total\{store="sonoff",outcome="\w+"\} 1/);
    expect(text).toContain('clausewise_abstentions_total{store="none"} 1');
    for (const stage of ['read', 'judge', 'ask'])
      expect(text).toContain(`clausewise_stage_duration_seconds_count{stage="${stage}"}`);
    expect(text).not.toContain('xxxx');
    await fresh.close();
  });
});

describe('the probes', () => {
  it('say that the process lives, and whether it should be sent requests', async () => {
    let isReady = true;
    const probed = await startTestServer({ readiness: { isReady: () => isReady } });
    expect((await get(`${probed.url}/healthz`)).json).toEqual({ status: 'ok' });
    expect((await get(`${probed.url}/readyz`)).json).toEqual({ status: 'ready', stores: 5 });
    isReady = false;
    expect((await get(`${probed.url}/healthz`)).status).toBe(200);
    expect((await get(`${probed.url}/readyz`)).status).toBe(503);
    await probed.close();
  });
});
