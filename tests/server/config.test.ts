import { createHash } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { ConfigError, readConfig } from '../../src/server/config.js';

function problems(env: Record<string, string>, flags = {}): readonly string[] {
  try {
    readConfig(env, flags);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('readConfig', () => {
  it('has a usual value for everything', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3978,
      data: 'data',
      databaseUrl: null,
      databaseConnections: 10,
      testClock: false,
      apiKeys: [],
      trustProxy: false,
      live: true,
      turnLimit: 200,
      connectionLimit: 20_000,
      rateLimit: 1200,
      logLevel: 'info',
      logText: false,
      shutdownSeconds: 10,
      directLineSecret: null,
      tokenKey: null,
      widgetOrigins: new Map(),
      conversationRate: 60,
      messageRate: 60,
      retentionDays: 365,
    });
  });

  it('takes flags before the environment, and an empty variable as none', () => {
    const env = { PORT: '1', HOST: '0.0.0.0', CLAUSEWISE_DATA: '', RATE_LIMIT: '60', LOG_TEXT: '1' };
    expect(readConfig(env, { port: '8080', testClock: true })).toMatchObject({
      port: 8080,
      host: '0.0.0.0',
      data: 'data',
      rateLimit: 60,
      logText: true,
      testClock: true,
    });
  });

  it('keeps keys as digests only', () => {
    const digest = createHash('sha256').update('a-very-secret-key').digest();
    const hex = digest.toString('hex');
    const { apiKeys } = readConfig({
      CLAUSEWISE_API_KEYS: `plain:a-very-secret-key, sha256:${hex},${hex.toUpperCase()},`,
    });
    expect(apiKeys).toEqual([digest, digest, digest]);
  });

  it('reads on which pages a chat may stand', () => {
    const origins = (text: string): unknown => [...readConfig({ WIDGET_ORIGINS: text }).widgetOrigins];
    expect(
      origins('sonoff=https://shop.example, sonoff = https://WWW.shop.example:8443,*=http://localhost:5173,'),
    ).toEqual([
      ['sonoff', ['https://shop.example', 'https://www.shop.example:8443']],
      ['*', ['http://localhost:5173']],
    ]);
    expect(origins('')).toEqual([]);
  });

  it.each([
    'https://shop.example',
    'sonoff=shop.example',
    'sonoff=https://shop.example/page',
    'sonoff=',
    '=x',
  ])('is no page for a chat: %s', (text) => {
    expect(problems({ WIDGET_ORIGINS: text })).toEqual([
      expect.stringMatching(/^WIDGET_ORIGINS must be STORE=ORIGIN pairs/),
    ]);
  });

  it('believes only proxies that are named', () => {
    const trust = (text: string): unknown => readConfig({ TRUST_PROXY: text }).trustProxy;
    expect([trust('1'), trust('0'), trust('')]).toEqual([1, false, false]);
    expect(trust('loopback, 10.0.0.0/8,::1')).toEqual(['loopback', '10.0.0.0/8', '::1']);
  });

  it('names every bad value at once', () => {
    expect(
      problems({ PORT: 'http', LOG_LEVEL: 'loud', TRUST_PROXY: 'true', RATE_LIMIT: '0', LOG_TEXT: 'yes' }),
    ).toEqual([
      'PORT must be a whole number from 0 to 65535, not "http"',
      expect.stringMatching(/^TRUST_PROXY must be a number of hops .*, not "true"$/),
      'RATE_LIMIT must be a whole number from 1 to 1000000, not "0"',
      'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent, not "loud"',
      'LOG_TEXT must be 0 or 1, not "yes"',
    ]);
    expect(problems({}, { port: '65536' })).toEqual([
      '--port must be a whole number from 0 to 65535, not "65536"',
    ]);
    expect(problems({}, { host: '' })).toEqual(['--host must be an address or a host name, not ""']);
  });

  it.each(['short', 'plain:short', 'sha256:abc', 'plain:a-very-secret-key,oops-another-one'])(
    'never shows a secret: %s',
    (text) => {
      const [problem] = problems({ CLAUSEWISE_API_KEYS: text });
      expect(problem).toContain('CLAUSEWISE_API_KEYS must be');
      expect(problem).not.toContain(text);
    },
  );

  it.each(['true', '11', '10.0.0.0/33', '10.0.0/8', '::1/129', 'example.com', '10.0.0.1/8/8'])(
    'is no proxy: %s',
    (text) => {
      expect(problems({ TRUST_PROXY: text })).toHaveLength(1);
    },
  );
});
