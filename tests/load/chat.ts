import { WebSocket } from 'ws';

import { post } from './http.js';

/** Texts that customers write, one after another; a quick reply is one of the buttons. */
const WORDS: Readonly<Record<Kind, readonly string[]>> = {
  quick: ['No', 'Yes', "I don't know"],
  text: [
    'Do you ship to Canada?',
    'My switch arrived on 3 June and it does not turn on',
    'How long is the warranty?',
    'I opened the box and want my money back',
  ],
};
/** What is said. */
export type Kind = 'quick' | 'text';

/** A customer with a chat that is open: messages are posted, and answers come through a socket. */
export class LoadChat {
  #said = 0;
  #frames = 0;

  private constructor(
    private readonly path: string,
    private readonly headers: Record<string, string>,
    private readonly socket: WebSocket,
  ) {
    socket.on('message', () => this.#frames++);
    socket.on('error', () => undefined);
  }

  /** Opens one with a shop. */
  static async open(url: string, store: string): Promise<LoadChat> {
    const { conversationId, token } = await post(`${url}/widget/token`, { store });
    const headers = { Authorization: `Bearer ${String(token)}` };
    const { streamUrl } = await post(`${url}/v3/directline/conversations`, {}, headers);
    const socket = new WebSocket(String(streamUrl));
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const path = `${url}/v3/directline/conversations/${String(conversationId)}/activities`;
    return new LoadChat(path, headers, socket);
  }

  /** Frames that came through the socket. */
  get frames(): number {
    return this.#frames;
  }

  /** Says the next thing. @returns milliseconds until it was acknowledged, which is after the disk */
  async say(kind: Kind): Promise<number> {
    const words = WORDS[kind];
    const text = words[this.#said % words.length] ?? '';
    const clientActivityID = `${this.#said++}-${Math.random()}`;
    const began = performance.now();
    await post(this.path, { type: 'message', text, channelData: { clientActivityID } }, this.headers);
    return performance.now() - began;
  }

  /** Closes the socket. */
  close(): void {
    this.socket.close();
  }
}

/** So many chats, spread over servers and shops. */
export async function openChats(
  urls: readonly string[],
  count: number,
  stores: readonly string[] = ['sonoff', 'aqara', 'switchbot', 'smartomi', 'smartwarepro'],
): Promise<readonly LoadChat[]> {
  const chats: LoadChat[] = [];
  for (let index = 0; index < count; index++)
    chats.push(
      await LoadChat.open(urls[index % urls.length] ?? '', stores[index % stores.length] ?? 'sonoff'),
    );
  return chats;
}

/** Each speaks as soon as it was answered. @returns turns a second, with times in milliseconds */
export async function speak(chats: readonly LoadChat[], kind: Kind, seconds: number): Promise<Spoken> {
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  const began = performance.now();
  await Promise.all(
    chats.map(async (chat) => {
      while (performance.now() < end) times.push(await chat.say(kind));
    }),
  );
  return summary(times, (performance.now() - began) / 1000);
}

/** All together so many a second, whether or not they were answered. */
export async function speakAt(
  chats: readonly LoadChat[],
  kind: Kind,
  rate: number,
  seconds: number,
): Promise<Spoken> {
  const times: number[] = [];
  const said: Promise<unknown>[] = [];
  const began = performance.now();
  for (let count = 0; count < rate * seconds; count++) {
    const wait = began + (count * 1000) / rate - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const chat = chats[count % chats.length];
    if (chat) said.push(chat.say(kind).then((time) => times.push(time)));
  }
  await Promise.all(said);
  return summary(times, (performance.now() - began) / 1000);
}

/** What was measured. */
export interface Spoken {
  readonly turns: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
}

function summary(times: number[], seconds: number): Spoken {
  times.sort((a, b) => a - b);
  const at = (part: number): number =>
    round(times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0);
  return {
    turns: times.length,
    perSecond: round(times.length / seconds),
    p50: at(0.5),
    p99: at(0.99),
    worst: at(1),
  };
}

/** To three digits behind the point. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
