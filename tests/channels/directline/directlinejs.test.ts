import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ConnectionStatus } from 'botframework-directlinejs';

import { Tokens } from '../../../src/channels/directline/tokens.js';
import { post } from '../../server/support.js';
import { Client, until } from './directline-client.js';
import {
  type ChatOptions,
  type ChatServer,
  SECRET,
  startChat,
  TOKEN_KEY,
  type TokenAnswer,
} from './support.js';

// Microsoft's client, which nobody here wrote: what it does with the server is what pages get.

let server: ChatServer;
const clients: Client[] = [];
const others: ChatServer[] = [];
const folders: string[] = [];
beforeAll(async () => {
  server = await startChat();
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.end();
  for (const other of others.splice(0)) await other.close();
});
afterAll(async () => {
  await server.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Starts a server of the test's own. */
async function startOther(options: ChatOptions): Promise<ChatServer> {
  const other = await startChat(options);
  others.push(other);
  return other;
}

async function newToken(on: ChatServer = server, user = 'anna'): Promise<TokenAnswer> {
  return (await post(`${on.url}/widget/token`, { store: 'sonoff', user: { id: user } })).json as TokenAnswer;
}

function client(options: ConstructorParameters<typeof Client>[0], on: ChatServer = server): Client {
  const made = new Client({ domain: on.line, ...options });
  clients.push(made);
  return made;
}

const greeted = ['Hello'];
const dialog = (...texts: string[]): string[] => [
  ...greeted,
  ...texts.flatMap((text, index) => [text, `${index + 1}: ${text}`, 'at']),
];
const withoutTime = (texts: readonly string[]): string[] => texts.map((text) => text.replace(/^at .*/, 'at'));

describe.each([
  ['over a socket', { webSocket: true }],
  ['by polling', { webSocket: false, pollingInterval: 200 }],
])('botframework-directlinejs %s', (_name, how) => {
  it('holds a conversation: greeting, own message, answer, each once and in order', async () => {
    const { token } = await newToken();
    const anna = client({ token, ...how });
    await anna.sees('Hello');
    const id = await anna.say('one');
    await anna.sees('1: one');
    await anna.say('two');
    await anna.sees('2: two');
    await until(
      () => anna.seen.length >= 7,
      () => 'everything',
    );
    expect(withoutTime(anna.texts)).toEqual(dialog('one', 'two'));
    const own = anna.seen.find(({ text }) => text === 'one');
    expect(own).toMatchObject({
      id,
      from: { id: 'anna' },
      channelData: { clientActivityID: expect.any(String) },
    });
    expect(anna.seen.find(({ text }) => text === '1: one')).toMatchObject({ replyToId: id });
  });

  it('goes on in a conversation after a reload, from its watermark or from the beginning', async () => {
    const { token, conversationId } = await newToken();
    const before = client({ token, ...how });
    await before.sees('Hello');
    await before.say('one');
    await before.sees('1: one');
    before.end();
    const reloaded = client({ token, conversationId, watermark: '0', ...how });
    await reloaded.sees('1: one');
    await reloaded.say('two');
    await reloaded.sees('2: two');
    await until(
      () => reloaded.seen.length >= 7,
      () => 'everything',
    );
    expect(withoutTime(reloaded.texts)).toEqual(dialog('one', 'two'));
    const third = client({ token, conversationId, watermark: '7', ...how });
    await third.say('three');
    await third.sees('3: three');
    expect(third.texts).not.toContain('one');
  });

  it('shows both tabs the same', async () => {
    const { token, conversationId } = await newToken();
    const first = client({ token, ...how });
    await first.sees('Hello');
    const second = client({ token, conversationId, watermark: '0', ...how });
    await second.sees('Hello');
    await first.say('from the first');
    await second.sees('1: from the first');
    await second.say('from the second');
    await first.sees('2: from the second');
    await until(
      () => first.seen.length >= 7 && second.seen.length >= 7,
      () => 'everything',
    );
    expect(first.texts).toEqual(second.texts);
  });

  it('hears that its token has expired, and comes back with a new one', async () => {
    let minutesLater = 0;
    const clock = (): Date => new Date(Date.now() + minutesLater * 60_000);
    const aging = await startOther({ clock });
    const { token, conversationId } = await newToken(aging);
    const anna = client({ token, ...how }, aging);
    await anna.sees('Hello');
    minutesLater = 61;
    expect(await anna.say('lost?')).toBe('retry');
    await anna.becomes(ConnectionStatus.ExpiredToken);
    const grant = { conversation: conversationId, user: 'anna' };
    const tokens = new Tokens(createHash('sha256').update(TOKEN_KEY).digest(), clock);
    const answer = await fetch(`${aging.line}/conversations/${conversationId}?watermark=2`, {
      headers: { Authorization: `Bearer ${await tokens.issue(grant)}` },
    });
    anna.line.reconnect((await answer.json()) as Parameters<typeof anna.line.reconnect>[0]);
    await anna.becomes(ConnectionStatus.Online);
    await anna.say('not lost');
    await anna.sees('1: not lost');
    expect(anna.texts).not.toContain('lost?');
  });

  it('is not let into the conversation of another', async () => {
    const [anna, bob] = [await newToken(), await newToken(server, 'bob')];
    const owner = client({ token: bob.token, ...how });
    await owner.sees('Hello');
    const stranger = client({
      token: anna.token,
      conversationId: bob.conversationId,
      watermark: '0',
      ...how,
    });
    await stranger.becomes(ConnectionStatus.FailedToConnect);
    await stranger.say('let me in').catch(() => 'refused');
    await owner.say('mine');
    await owner.sees('1: mine');
    expect([stranger.texts, owner.texts.includes('let me in')]).toEqual([[], false]);
  });

  it('renews its token', async () => {
    const { token } = await newToken();
    const renewed = await post(`${server.line}/tokens/refresh`, '', { Authorization: `Bearer ${token}` });
    const anna = client({ token: (renewed.json as TokenAnswer).token, ...how });
    await anna.sees('Hello');
  });

  it('works with the secret, for programs of the shop', async () => {
    const program = client({ secret: SECRET, ...how });
    await program.sees('Hello');
    await program.say('one');
    await program.sees('1: one');
  });

  it('sends pictures', async () => {
    const { token } = await newToken();
    const anna = client({ token, ...how });
    await anna.sees('Hello');
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    // The library fetches a picture from its address in the page; here the address is itself the picture.
    const contentUrl = `data:image/png;base64,${png.toString('base64')}`;
    const sent = await anna
      .say('look', { attachments: [{ contentType: 'image/png', contentUrl, name: 'broken.png' }] })
      .catch((error: unknown) => error);
    expect(sent).toEqual(expect.any(String));
    await anna.sees('1: look [broken.png image/png]');
    const own = anna.seen.find(({ text }) => text === 'look');
    const picture = await fetch(own!.attachments![0]!.contentUrl);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(png);
  });

  it('comes back after the server was restarted, with nothing lost and nothing twice', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'clausewise-'));
    folders.push(folder);
    const first = await startChat({ folder });
    const { port } = new URL(first.url);
    const { token } = await newToken(first);
    const anna = client({ token, ...how }, first);
    await anna.sees('Hello');
    await anna.say('one');
    await anna.sees('1: one');
    await first.close();
    // The library never polls again after a poll that found no server; the page is then loaded anew.
    const again = await startOther({ folder, env: { PORT: port } });
    const line = how.webSocket
      ? anna
      : client({ token, conversationId: conversationOf(token), watermark: '0', ...how }, again);
    // The library hands out a poll's activities one by one, and those of the next poll between them where it is slow.
    await until(
      () => line.seen.length >= 4,
      () => 'what was said before',
    );
    await line.say('two');
    await line.sees('2: two');
    await until(
      () => line.seen.length >= 7,
      () => 'everything',
    );
    expect(withoutTime(line.texts)).toEqual(dialog('one', 'two'));
  });
});

/** The conversation that a token is for. */
function conversationOf(token: string): string {
  return (JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { conv: string }).conv;
}
