import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { get, startTestServer, type TestServer } from './support.js';

const web = [
  { name: 'widget.js', text: 'launch();' },
  { name: 'widget-panel-ABCDEFGH.js', text: 'export {};' },
];

describe('the chat on pages of shops', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ web });
  });
  afterAll(() => server.close());

  it.each([
    ['/widget.js', 'public, max-age=300'],
    ['/widget-panel-ABCDEFGH.js', 'public, max-age=31536000, immutable'],
  ])('%s may be loaded from any page, and kept: %s', async (path, kept) => {
    const { status, type, headers } = await get(server.url + path);
    expect([status, type]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(headers.get('cache-control')).toBe(kept);
    expect(headers.get('etag')).toMatch(/^"[\w-]{16}"$/);
  });

  it('is shown on a page for each shop, which may load nothing from elsewhere', async () => {
    for (const store of ['aqara', 'smartomi', 'smartwarepro', 'sonoff', 'switchbot']) {
      const { status, text, headers } = await get(`${server.url}/demo/${store}`);
      expect(status).toBe(200);
      expect(text).toMatch(new RegExp(`<script\\s+src="/widget.js"\\s+data-store="${store}"`));
      expect(text).not.toContain('data-today');
      expect(headers.get('content-security-policy')).toContain(
        "default-src 'none'; script-src 'self'; connect-src 'self'",
      );
    }
    const { text } = await get(`${server.url}/demo`);
    expect(text.match(/href="\/demo\/\w+"/g)).toHaveLength(5);
  });

  it('is on no page of a shop that does not exist', async () => {
    expect((await get(`${server.url}/demo/nothing`)).status).toBe(404);
  });

  it('lives on another day only with the test clock, and only on a day', async () => {
    expect((await get(`${server.url}/demo/sonoff?today=2026-06-20`)).text).not.toContain('data-today');
  });
});
