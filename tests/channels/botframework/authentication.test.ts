import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { checkActivity } from '../../../src/channels/botframework/caller.js';
import { hostPolicy } from '../../../src/channels/botframework/credentials.js';
import { readBotConfig } from '../../../src/server/bot/config.js';
import { stores } from '../../verdict/support.js';
import { CLIENT_ID, TENANT_ID } from './issuer.js';
import { activity, type BotServer, startBot } from './support.js';

let server: BotServer;
beforeAll(async () => {
  server = await startBot();
});
afterAll(() => server.close());

const hello = (): Record<string, unknown> => activity(server, { text: 'hello' });
/** The status of a message that comes with a token. */
const status = async (token: string | null, message = hello()): Promise<number> =>
  (await server.post(message, token)).status;

describe('a message to a registered bot', () => {
  it('is taken with a token of its issuer, and answered with a token of the bot', async () => {
    expect(await status(await server.issuer.token())).toBe(200);
    const [sent] = await server.connector.waitFor(1);
    expect(sent?.body.text ?? sent?.body.attachments?.[0]?.content.fallbackText).toContain('1: hello');
    expect(sent?.authorization).toBe('Bearer token-for-https://api.botframework.com');
  });

  it.each([
    ['without a token', () => Promise.resolve(null)],
    ['with what is no token', () => Promise.resolve('abc')],
    ['of another issuer', () => server.issuer.token({ issuer: 'https://login.example/x/v2.0' })],
    [
      'of another tenant',
      () =>
        server.issuer.token({ issuer: `https://sts.windows.net/${CLIENT_ID}/`, claims: { tid: CLIENT_ID } }),
    ],
    ['for another bot', () => server.issuer.token({ audience: TENANT_ID })],
    ['for nobody', () => server.issuer.token({ audience: null })],
    ['signed by another key', () => server.issuer.token({ forged: true })],
    ['that has expired', () => server.issuer.token({ expires: -3600 })],
    [
      'for another service URL',
      () => server.issuer.token({ serviceUrl: 'https://smba.trafficmanager.net/emea/' }),
    ],
    [
      'for another path of the service',
      () => server.issuer.token({ serviceUrl: server.connector.url.replace('emea', 'amer') }),
    ],
  ])('is refused with a token %s', async (_, token) => {
    const before = server.connector.sent.length;
    expect(await status(await token())).toBe(401);
    expect(server.connector.sent).toHaveLength(before);
  });

  it('is refused with a token that nobody signed', async () => {
    const [, payload = ''] = (await server.issuer.token()).split('.');
    const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    expect(await status(`${header}.${payload}.`)).toBe(401);
  });

  it('is refused where its token was signed with the public key as a secret', async () => {
    const [, payload = '', signature = ''] = (await server.issuer.token()).split('.');
    const header = Buffer.from('{"alg":"HS256","typ":"JWT","kid":"key-1"}').toString('base64url');
    expect(await status(`${header}.${payload}.${signature}`)).toBe(401);
  });

  it('is refused where its service is no host that may be answered, whatever the token says', async () => {
    const serviceUrl = 'https://attacker.blob.core.windows.net/';
    const token = await server.issuer.token({ serviceUrl });
    expect(await status(token, { ...hello(), serviceUrl })).toBe(400);
  });

  it('is refused where it is no activity', async () => {
    const token = await server.issuer.token();
    for (const body of ['[]', '{}', 'null', '"a"', '{"type":"message"}'])
      expect((await server.post(body, token)).status).toBe(400);
    expect((await server.post({ ...hello(), entities: 'x' }, token)).status).toBe(400);
    expect((await server.post('{', token)).status).toBe(400);
  });

  it('is answered once, however often it is sent', async () => {
    const message = activity(server, {
      text: 'once',
      conversation: { id: 'a:once', conversationType: 'personal' },
    });
    const before = server.connector.messages().length;
    for (let times = 0; times < 3; times++) await server.post(message);
    const texts = server.connector
      .messages()
      .slice(before)
      .map(({ body }) => body.summary);
    expect(texts).toEqual(['1: once', 'at 2026-06-20T12:00Z']);
  });
});

describe('where the bot may be used', () => {
  const config = (env: Record<string, string>) => readBotConfig(env, stores);
  const registered = { BOT_CLIENT_ID: CLIENT_ID, BOT_CLIENT_SECRET: 's', BOT_TENANT_ID: TENANT_ID };

  it('is nowhere in production while it is not registered', async () => {
    const none = await startBot({ env: { ...unregistered, NODE_ENV: 'production' } });
    expect((await none.post(activity(none, { text: 'hello' }), null)).status).toBe(404);
    await none.close();
  });

  it('is this machine alone in development', async () => {
    const open = await startBot({ env: unregistered });
    expect((await open.post(activity(open, { text: 'hello' }), null)).status).toBe(200);
    expect((await open.post(activity(open, { text: 'hello' }), 'abc')).status).toBe(401);
    const proxied = await fetch(`${open.url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': '203.0.113.7' },
      body: JSON.stringify(activity(open, { text: 'hello' })),
    });
    expect(proxied.status).toBe(401);
    const elsewhere = activity(open, { text: 'hello', serviceUrl: 'https://smba.trafficmanager.net/' });
    expect((await open.post(elsewhere, null)).status).toBe(400);
    await open.close();
  });

  it('is the tenants that are named, where any are', () => {
    const only = config({ ...registered, BOT_KIND: 'multi-tenant', BOT_ALLOWED_TENANTS: TENANT_ID });
    const from = (id: string) => ({ channelData: { tenant: { id } }, serviceUrl: 'https://a.example/' });
    const token = { iss: 'x', serviceurl: 'https://a.example' };
    expect(() => checkActivity(token, from(TENANT_ID.toUpperCase()), only)).not.toThrow();
    expect(() => checkActivity(token, from(CLIENT_ID), only)).toThrow('not for this tenant');
    expect(() => checkActivity(token, { serviceUrl: 'https://a.example/' }, only)).toThrow(
      'not for this tenant',
    );
  });

  it('asks a channel’s own token for the service URL that it must name', () => {
    const own = { iss: 'https://api.botframework.com' };
    expect(() => checkActivity(own, { serviceUrl: 'https://a.example/' }, config(registered))).toThrow(
      'service URL',
    );
  });

  it('answers to channels over TLS, and to nothing of which anybody can have a part', () => {
    const policy = hostPolicy(config({ ...registered, BOT_HOSTS: 'connector.example' }));
    for (const url of [
      'https://smba.trafficmanager.net/teams/',
      'https://slack.botframework.com/',
      'https://connector.example/',
    ])
      expect([url, policy.isAllowed(url)]).toEqual([url, true]);
    for (const url of [
      'http://smba.trafficmanager.net/teams/',
      'https://x.blob.core.windows.net/',
      'https://x.sharepoint.com/',
      'https://smba.trafficmanager.net.example/',
      'https://user@smba.trafficmanager.net/',
      'http://127.0.0.1/',
      'file:///etc/passwd',
      'nonsense',
    ])
      expect([url, policy.isAllowed(url)]).toEqual([url, false]);
  });

  it('says what is wrong in its configuration, all at once, and shows no secret', () => {
    const wrong = {
      BOT_CLIENT_ID: 'x',
      BOT_CLIENT_SECRET: 'very-secret',
      BOT_KIND: 'y',
      BOT_AUTHORITY: 'http://a.example',
      BOT_ALLOWED_TENANTS: 'z',
      BOT_STORE: 'nowhere',
      BOT_TEAM_STORES: '19:team@thread.tacv2=nowhere',
    };
    expect(() => config(wrong)).toThrow(
      /BOT_CLIENT_ID[^]*BOT_KIND[^]*BOT_TENANT_ID[^]*BOT_AUTHORITY[^]*BOT_ALLOWED_TENANTS[^]*BOT_STORE[^]*BOT_TEAM_STORES/,
    );
    expect(() => config(wrong)).not.toThrow(/very-secret/);
    expect(() => config({ BOT_CLIENT_ID: CLIENT_ID, BOT_KIND: 'managed-identity' })).toThrow('BOT_TENANT_ID');
    expect(config({ ...registered, BOT_TEAM_STORES: '19:team@thread.tacv2=sonoff' }).teamStores).toEqual(
      new Map([['19:team@thread.tacv2', 'sonoff']]),
    );
  });
});

const unregistered = {
  BOT_CLIENT_ID: '',
  BOT_CLIENT_SECRET: '',
  BOT_TENANT_ID: '',
  BOT_AUTHORITY: '',
  BOT_HOSTS: '',
};
