import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';

import { buildDesk } from '../../../scripts/web-bundles.mjs';
import type { DeskConversation, DeskHandoff } from '../../../src/model/desk.js';
import type { DeskInsights } from '../../../src/model/desk-insights.js';
import { deskBundle } from '../../../src/server/desk/bundle.js';
import { signature } from '../../../src/server/desk/webhook.js';
import { Agent } from './agent.js';
import { account, Customer, type DeskServer, startDesk } from './support.js';

jest.setTimeout(120_000);

let folder: string;
let server: DeskServer;
let env: Record<string, string>;
const start = async (): Promise<DeskServer> => startDesk({ folder, env, bundle: deskBundle(web) });
const web = mkdtempSync(join(tmpdir(), 'takeover-web-'));
beforeAll(() => buildDesk(web));
afterAll(() => {
  rmSync(web, { recursive: true });
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'takeover-'));
  env = { DESK_AGENTS: [await account('Maria'), await account('Lou')].join(' ') };
  server = await start();
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const agent = async (name: string): Promise<Agent> => {
  const one = new Agent(server.url);
  await one.signIn(name);
  return one;
};
const queue = async (one: Agent): Promise<readonly DeskHandoff[]> =>
  ((await one.get('/queue')).json as { handoffs: DeskHandoff[] }).handoffs;

describe('a customer who asks for a person', () => {
  it('is in the queue with what is known, is taken over, and goes back to the assistant', async () => {
    const customer = await Customer.start(server.url, 'sonoff');
    await customer.say('My switch came on 10 June 2026 and I want to send it back, it is unopened.');
    await customer.say('I want to talk to a person');
    const [maria, lou] = [await agent('Maria'), await agent('Lou')];
    const [waiting] = await queue(maria);
    expect(waiting).toMatchObject({ status: 'waiting', store: 'sonoff', agent: null });
    expect(waiting!.facts).toContainEqual({ label: 'Delivery date', shown: '10 June 2026' });
    const path = `/handoffs/${waiting!.reference}`;

    // Nobody speaks without having joined.
    expect((await maria.post(`${path}/say`, { text: 'Hello', id: 'message-1' })).status).toBe(409);
    expect((await maria.post(`${path}/join`, {})).status).toBe(200);
    expect((await maria.post(`${path}/join`, {})).status).toBe(200);
    expect((await lou.post(`${path}/join`, {})).status).toBe(409);
    expect(await queue(lou)).toMatchObject([{ status: 'attended', agent: 'Maria' }]);

    // Said twice under one id, it is said once.
    for (let tries = 0; tries < 2; tries++)
      expect(
        (await maria.post(`${path}/say`, { text: 'Hello, <b>Maria</b> here.', id: 'message-1' })).status,
      ).toBe(200);
    const before = (await customer.sees()).length;
    await customer.say('Good, a person! Do you ship to Canada?');
    const seen = await customer.sees();
    expect(seen.slice(-3)).toEqual([
      'Maria: Maria has joined this chat. You are now writing with a person.',
      'Maria: Hello, <b>Maria</b> here.',
      'user: Good, a person! Do you ship to Canada?',
    ]);
    expect(seen).toHaveLength(before + 1);

    expect((await lou.post(`${path}/leave`, {})).status).toBe(409);
    expect((await maria.post(`${path}/leave`, {})).status).toBe(200);
    await customer.say('Who pays for the return shipping?');
    const after = await customer.sees();
    expect(after.at(-3)).toContain('Maria has left this chat.');
    expect(after.at(-1)).toMatch(/^Clausewise: /);
    expect(await queue(maria)).toMatchObject([{ status: 'done', agent: 'Maria' }]);

    // Who asks for a person again waits again, under another reference.
    await customer.say('I want to talk to a person');
    const again = await queue(maria);
    expect(again.map(({ status }) => status).sort()).toEqual(['done', 'waiting']);
    const insights = (await maria.get('/insights')).json as DeskInsights;
    expect(insights.handoffs).toMatchObject({ count: 2, waiting: 1 });
    expect(insights.handoffs.medianWait).toBeGreaterThanOrEqual(0);
  });

  it('loses nothing when the server is started again in the middle', async () => {
    let customer = await Customer.start(server.url, 'sonoff');
    await customer.say('I want to talk to a person');
    let maria = await agent('Maria');
    const [{ reference }] = (await queue(maria)) as [DeskHandoff];
    await maria.post(`/handoffs/${reference}/join`, {});
    await maria.post(`/handoffs/${reference}/say`, { text: 'One moment.', id: 'message-1' });
    await server.close();
    server = await start();
    customer = customer.at(server.url);
    const { cookie } = maria;
    maria = new Agent(server.url);
    // The session goes on: its key lies in the data folder.
    maria.cookie = cookie;
    await maria.open();
    await customer.say('I am still here');
    await maria.post(`/handoffs/${reference}/say`, { text: 'So am I.', id: 'message-2' });
    expect((await customer.sees()).slice(-3)).toEqual([
      'Maria: One moment.',
      'user: I am still here',
      'Maria: So am I.',
    ]);
    const { messages, handoff } = (await maria.get(`/handoffs/${reference}`)).json as DeskConversation;
    expect(handoff).toMatchObject({ status: 'attended', agent: 'Maria' });
    expect(messages.slice(-3).map(({ author, text }) => [author, text])).toEqual([
      ['agent', 'One moment.'],
      ['user', 'I am still here'],
      ['agent', 'So am I.'],
    ]);
  });

  it('is followed live: the page gets what was said since the last message that it knows', async () => {
    const customer = await Customer.start(server.url, 'sonoff');
    await customer.say('I want to talk to a person');
    const maria = await agent('Maria');
    const [{ reference }] = (await queue(maria)) as [DeskHandoff];
    await maria.post(`/handoffs/${reference}/join`, {});
    const { messages } = (await maria.get(`/handoffs/${reference}`)).json as DeskConversation;
    const after = String(messages.at(-1)!.seq);
    const stop = new AbortController();
    const stream = await fetch(`${server.url}/desk/api/live?reference=${reference}&after=0`, {
      headers: { Cookie: maria.cookie, 'Last-Event-ID': after },
      signal: stop.signal,
    });
    await customer.say('Are you there?');
    let text = '';
    const decoder = new TextDecoder();
    for await (const piece of stream.body!) {
      text += decoder.decode(piece as Uint8Array);
      if (text.includes('Are you there?')) break;
    }
    stop.abort();
    expect(text).toContain('event: queue\n');
    expect(text.match(/event: message\n/g)).toHaveLength(1);
    expect(text).toContain(`id: ${Number(after) + 1}\n`);
  });

  it('cannot pass for an agent: what a customer sends of agents counts for nothing', async () => {
    const customer = await Customer.start(server.url, 'sonoff');
    await customer.say('I want to talk to a person');
    const maria = await agent('Maria');
    const [before] = (await queue(maria)) as [DeskHandoff];
    await customer.forge({ agent: { kind: 'joined', reference: before.reference, name: 'Lou' } });
    expect(await queue(maria)).toMatchObject([{ status: 'waiting', agent: null }]);
  });
});

describe('another help desk', () => {
  it('is told of each handoff, signed, until it takes it, and once only', async () => {
    const got: { headers: IncomingMessage['headers']; body: string }[] = [];
    let status = 500;
    const other = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      request.on('end', () => {
        got.push({ headers: request.headers, body });
        response.writeHead(status).end();
        status = 204;
      });
    });
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    await server.close();
    const secret = 'a-secret-of-both-desks';
    env = {
      ...env,
      DESK_WEBHOOK_URL: `http://127.0.0.1:${(other.address() as AddressInfo).port}/`,
      DESK_WEBHOOK_SECRET: secret,
    };
    server = await start();
    const customer = await Customer.start(server.url, 'aqara');
    await customer.say('I want to talk to a person');
    while (got.length < 2) await new Promise((resolve) => setTimeout(resolve, 100));
    const [first, second] = got as [(typeof got)[0], (typeof got)[0]];
    const { handoff } = JSON.parse(second.body) as { handoff: DeskHandoff };
    expect(handoff).toMatchObject({ store: 'aqara', status: 'waiting' });
    expect(first.headers['idempotency-key']).toBe(handoff.reference);
    const [, seconds, hex] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(
      String(second.headers['clausewise-signature']),
    )!;
    expect(hex).toBe(signature(secret, Number(seconds), second.body));
    // Started again, it remembers.
    await server.close();
    server = await start();
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(got).toHaveLength(2);
    other.close();
  });
});
