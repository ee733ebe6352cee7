import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { PROBLEMS } from '../../src/channels/api/problem.js';
import type { Policy } from '../../src/model/policy.js';
import { realJudge } from '../verdict/support.js';
import { get, now, startTestServer, type TestServer } from './support.js';

let server: TestServer;
beforeAll(async () => {
  const judge = await realJudge();
  const sonoff = judge.knowledge.stores.get('sonoff')!;
  const version = (name: string, effectiveFrom: string): Policy => ({
    ...sonoff.versions[0]!,
    version: name,
    effectiveFrom,
  });
  const versions = [
    version('2027', '2027-01-01'),
    version('2026', '2026-06-20'),
    version('a/b ü', '2020-01-01'),
  ];
  const stores = new Map([...judge.knowledge.stores, ['sonoff', { ...sonoff, versions }]]);
  server = await startTestServer({ knowledge: { stores }, clock: () => now });
});
afterAll(() => server.close());

describe('the pages', () => {
  it('list the shops', async () => {
    const { status, type, text } = await get(server.url);
    expect([status, type]).toEqual([200, 'text/html; charset=utf-8']);
    for (const store of ['aqara', 'smartomi', 'smartwarepro', 'sonoff', 'switchbot'])
      expect(text).toContain(`href="/policies/${store}"`);
  });

  it('show the version in force, and every other under its name', async () => {
    const { text } = await get(`${server.url}/policies/sonoff`);
    expect(text).toContain('In force from <time datetime="2026-06-20">');
    expect(text).toContain('id="doa-eligibility"');
    const address = '/policies/sonoff/versions/a%2Fb%20%C3%BC';
    expect(text).toContain(`href="${address}"`);
    expect((await get(server.url + address)).text).toContain('This is an earlier version.');
    expect((await get(`${server.url}/policies/sonoff/versions/2027`)).text).toContain(
      'This version is not yet in force.',
    );
    expect((await get(`${server.url}/policies/sonoff/versions/2026`)).text).not.toContain('role="note"');
  });

  it('are asked for again only when they have changed', async () => {
    const { headers } = await get(`${server.url}/policies/aqara`);
    expect(headers.get('cache-control')).toBe('no-cache');
    // Without a word of its own on caching, fetch says "no-cache", which asks for the whole page.
    const revalidate = { 'If-None-Match': headers.get('etag') ?? '', 'Cache-Control': 'max-age=0' };
    const again = await get(`${server.url}/policies/aqara`, { headers: revalidate });
    expect(again.status).toBe(304);
  });

  it('load files that are kept for good', async () => {
    const { text } = await get(server.url);
    for (const [, address] of text.matchAll(/<link[^>]*href="([^"]*)"/g)) {
      const file = await get(server.url + address!);
      expect([file.status, file.headers.get('cache-control')]).toEqual([
        200,
        'public, max-age=31536000, immutable',
      ]);
    }
  });

  it('say what each kind of problem means, where its type leads', async () => {
    const { text } = await get(`${server.url}/problems`);
    for (const kind of Object.keys(PROBLEMS)) expect(text).toContain(`id="${kind}"`);
  });
});
