import { createHash } from 'node:crypto';

import { afterEach, describe, expect, it } from '@jest/globals';

import { get, post, problemIn, startTestServer, type TestServer } from './support.js';

const open: TestServer[] = [];
async function start(env: Record<string, string>): Promise<string> {
  const server = await startTestServer({ env });
  open.push(server);
  return server.url;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

/** Headers that a proxy adds: the request was not made on this machine. */
const from = (address: string, more: Record<string, string> = {}): { headers: Record<string, string> } => ({
  headers: { 'X-Forwarded-For': address, ...more },
});
const key = 'plain:correct-horse-battery';

describe('API keys', () => {
  it('are not needed from this machine', async () => {
    const url = await start({ CLAUSEWISE_API_KEYS: key });
    expect((await get(`${url}/api/v1/stores`)).status).toBe(200);
  });

  it('are not needed from anywhere while none is configured', async () => {
    const url = await start({});
    expect((await get(`${url}/api/v1/stores`, from('203.0.113.7'))).status).toBe(200);
  });

  it.each([
    ['none', {}],
    ['an empty one', { Authorization: 'Bearer ' }],
    ['a wrong one', { Authorization: 'Bearer correct-horse-batterx' }],
    [
      'the digest in place of the key',
      { 'X-Api-Key': createHash('sha256').update('correct-horse-battery').digest('hex') },
    ],
    ['another scheme', { Authorization: 'Basic correct-horse-battery' }],
  ])('are needed from elsewhere: %s is 401', async (_name, headers) => {
    const url = await start({ CLAUSEWISE_API_KEYS: key });
    for (const path of ['/api/v1/stores', '/metrics']) {
      const answer = await get(url + path, from('203.0.113.7', headers));
      expect([answer.status, problemIn(answer).type]).toEqual([401, '/problems#key-required']);
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    }
    const posted = await post(
      `${url}/api/v1/verdict`,
      { store: 'sonoff', facts: {} },
      from('203.0.113.7', headers).headers,
    );
    expect(posted.status).toBe(401);
  });

  it.each([
    { Authorization: 'Bearer correct-horse-battery' },
    { Authorization: 'bearer  correct-horse-battery' },
    { 'X-Api-Key': 'correct-horse-battery' },
  ])('open the API: %j', async (headers) => {
    const url = await start({ CLAUSEWISE_API_KEYS: `sha256:${'0'.repeat(64)},${key}` });
    expect(
      (await get(`${url}/api/v1/stores`, from('203.0.113.7', headers as Record<string, string>))).status,
    ).toBe(200);
  });

  it('are not needed for pages, probes, the description and certificates', async () => {
    const url = await start({ CLAUSEWISE_API_KEYS: key });
    for (const path of ['/', '/policies/sonoff', '/healthz', '/readyz', '/api/v1/openapi.json'])
      expect((await get(url + path, from('203.0.113.7'))).status).toBe(200);
    expect((await get(`${url}/api/v1/certificates/x`, from('203.0.113.7'))).status).toBe(400);
  });

  it.each(['X-Forwarded-For', 'Forwarded', 'X-Real-Ip', 'Via'])(
    'cannot be avoided by claiming to be here: %s',
    async (name) => {
      for (const trust of ['', 'loopback', '1']) {
        const url = await start({ CLAUSEWISE_API_KEYS: key, TRUST_PROXY: trust });
        expect((await get(`${url}/api/v1/stores`, { headers: { [name]: '127.0.0.1' } })).status).toBe(401);
      }
    },
  );
});

describe('the rate limit', () => {
  it('counts each address on its own, and says when to come back', async () => {
    const url = await start({ RATE_LIMIT: '3', TRUST_PROXY: 'loopback' });
    const ask = (address: string) => get(`${url}/api/v1/stores`, from(address));
    for (let count = 0; count < 3; count++) expect((await ask('203.0.113.7')).status).toBe(200);
    const refused = await ask('203.0.113.7');
    expect([refused.status, problemIn(refused).type]).toEqual([429, '/problems#too-many-requests']);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect((await ask('203.0.113.8')).status).toBe(200);
  });

  it('does not believe who nobody trusts, nor what a client puts before the proxy’s word', async () => {
    const untrusted = await start({ RATE_LIMIT: '2' });
    const trusted = await start({ RATE_LIMIT: '2', TRUST_PROXY: 'loopback' });
    for (const [url, address] of [
      [untrusted, ''],
      [trusted, ', 203.0.113.7'],
    ] as const) {
      const statuses: number[] = [];
      for (const fake of [1, 2, 3])
        statuses.push((await get(`${url}/api/v1/stores`, from(`198.51.100.${fake}${address}`))).status);
      expect(statuses).toEqual([200, 200, 429]);
    }
  });

  it('takes a whole network of version 6 as one address', async () => {
    const url = await start({ RATE_LIMIT: '2', TRUST_PROXY: 'loopback' });
    const statuses: number[] = [];
    for (const end of ['1', '2', '3']) statuses.push((await get(`${url}/`, from(`2001:db8::${end}`))).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  it('leaves this machine and the probes alone', async () => {
    const url = await start({ RATE_LIMIT: '1' });
    const local = await Promise.all(Array.from({ length: 300 }, () => get(`${url}/api/v1/stores`)));
    expect(new Set(local.map(({ status }) => status))).toEqual(new Set([200]));
    for (let count = 0; count < 5; count++)
      expect((await get(`${url}/healthz`, from('203.0.113.7'))).status).toBe(200);
  });
});

describe('every answer', () => {
  it.each(['/', '/policies/sonoff', '/api/v1/stores', '/nothing', '/healthz'])(
    'carries the headers of a careful server: %s',
    async (path) => {
      const url = await start({});
      const { headers } = await get(url + path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );
});
