import { once } from 'node:events';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';

import { type ChatServer, Customer, startChat, type TokenAnswer } from './support.js';

const MOST = 32;
let later = 0;
let server: ChatServer;
beforeAll(async () => {
  server = await startChat({ clock: () => new Date(Date.now() + later) });
});
afterAll(() => server.close());

interface Frame {
  readonly watermark: string;
  readonly activities: readonly { readonly id: string; readonly text?: string }[];
}

/** The address of a socket from a watermark on. */
async function addressOf(customer: Customer, watermark = ''): Promise<string> {
  const answer = await customer.call('GET', customer.path(`?watermark=${watermark}`));
  return (answer.json as TokenAnswer).streamUrl;
}

/** Opens a socket; what it hears is gathered. */
async function open(address: string): Promise<{ socket: WebSocket; frames: Frame[] }> {
  const socket = new WebSocket(address);
  const frames: Frame[] = [];
  socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString()) as Frame));
  await once(socket, 'open');
  return { socket, frames };
}

/** The status with which a socket is refused. */
function refusal(address: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode);
      socket.terminate();
    });
    socket.on('open', () => reject(new Error('The socket was let in.')));
    socket.on('error', () => undefined);
  });
}

/** Waits until it is true; the test's own time limit ends it. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5));
}

const texts = (frames: readonly Frame[]): (string | undefined)[] =>
  frames.flatMap(({ activities }) => activities.map(({ text }) => text));

describe('a socket', () => {
  it('tells everything once and in order, and goes on where a watermark says', async () => {
    const customer = await Customer.ofPage(server);
    const { socket, frames } = await open(await addressOf(customer));
    for (const text of ['one', 'two', 'three']) await customer.say(text);
    await until(() => texts(frames).filter((text) => text === 'three').length > 0 && frames.length > 0);
    const all = (await customer.hear()).activities.map(({ id }) => id);
    await until(() => frames.flatMap(({ activities }) => activities).length === all.length);
    expect(frames.flatMap(({ activities }) => activities.map(({ id }) => id))).toEqual(all);
    socket.close();
    await once(socket, 'close');
    await customer.say('four');
    const rest = await open(await addressOf(customer, frames.at(-1)!.watermark));
    await until(() => texts(rest.frames).includes('four'));
    expect(texts(rest.frames)).not.toContain('three');
    rest.socket.close();
  });

  it('takes empty frames and whatever else is sent for a sign of life', async () => {
    const customer = await Customer.ofPage(server);
    const { socket, frames } = await open(await addressOf(customer));
    for (const frame of ['', 'not JSON', '{"type":"message"}']) socket.send(frame);
    await customer.say('still there?');
    await until(() => texts(frames).includes('still there?'));
    socket.close();
  });

  it('closes when its conversation is deleted', async () => {
    const customer = await Customer.ofPage(server);
    const { socket } = await open(await addressOf(customer));
    const closed = once(socket, 'close');
    await server.storage.delete(customer.grant.conversationId);
    expect((await closed)[0]).toBe(1000);
    expect(await refusal(`${server.line.replace('http', 'ws')}/conversations/gone/stream?t=none`)).toBe(403);
  });

  it('is refused with a chat token, for another conversation, from no watermark, and once its address is old', async () => {
    const [anna, bob] = [await Customer.ofPage(server), await Customer.ofPage(server)];
    const address = await addressOf(anna);
    const withToken = new URL(address);
    withToken.searchParams.set('t', anna.grant.token);
    const ofBob = address.replace(anna.grant.conversationId, bob.grant.conversationId);
    const nowhere = new URL(address);
    nowhere.searchParams.set('watermark', 'x');
    expect(await refusal(withToken.href)).toBe(403);
    expect(await refusal(ofBob)).toBe(403);
    expect(await refusal(nowhere.href)).toBe(400);
    later = 61_000;
    expect(await refusal(address)).toBe(403);
    later = 0;
  });

  it('is one of a few in a conversation', async () => {
    const customer = await Customer.ofPage(server);
    const address = await addressOf(customer);
    const opened = await Promise.all(Array.from({ length: MOST }, () => open(address)));
    expect(await refusal(address)).toBe(429);
    for (const { socket } of opened) socket.terminate();
  });
});

describe('a server that stops', () => {
  it('closes its sockets so that clients come back', async () => {
    const own = await startChat();
    const { socket } = await open(await addressOf(await Customer.ofPage(own)));
    const closed = once(socket, 'close');
    await own.close();
    expect([1001, 1006]).toContain((await closed)[0]);
  });
});
