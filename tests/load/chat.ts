import { WebSocket } from 'ws';

import { post } from './http.js';
import { type Texts, textsOf } from './texts.js';

/** The shops that customers are spread over. */
export const STORES: readonly string[] = ['sonoff', 'aqara', 'switchbot', 'smartomi', 'smartwarepro'];

/** What is said: a free text, or what the last reply offers as buttons, each in its turn. */
export type Kind = 'quick' | 'text';

/** What a customer posts. */
type Said = { readonly text: string } | { readonly value: { readonly action: 'restart' } };

/** A customer with a chat that is open: messages are posted, and answers come through a socket. */
export class LoadChat {
  #said = 0;
  #frames = 0;
  /** The last frame, and how many had come when the last thing was said. */
  #last = '';
  #heard = 0;
  #hears = (): void => undefined;
  #isClosed = false;

  private constructor(
    private readonly path: string,
    private readonly headers: Record<string, string>,
    private readonly socket: WebSocket,
    private readonly texts: readonly string[],
  ) {
    socket.on('message', (frame) => {
      this.#frames++;
      this.#last = String(frame);
      this.#hears();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#isClosed = true;
      this.#hears();
    });
  }

  /** Opens one with a shop. @param texts what its customer writes, one after another and again */
  static async open(
    url: string,
    store: string,
    texts: readonly string[] = textsOf('usual', store, 0),
  ): Promise<LoadChat> {
    const { conversationId, token } = await post(`${url}/widget/token`, { store });
    const headers = { Authorization: `Bearer ${String(token)}` };
    const { streamUrl } = await post(`${url}/v3/directline/conversations`, {}, headers);
    const socket = new WebSocket(String(streamUrl));
    const path = `${url}/v3/directline/conversations/${String(conversationId)}/activities`;
    // Listens before it is open: the first frame may come along with that.
    const chat = new LoadChat(path, headers, socket, texts);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return chat;
  }

  /** Frames that came through the socket. */
  get frames(): number {
    return this.#frames;
  }

  /** True once there is no socket any more. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Says the next thing. @returns milliseconds until it was acknowledged, which is after the disk */
  async say(kind: Kind): Promise<number> {
    const said =
      kind === 'quick' ? await this.#press() : { text: this.texts[this.#said % this.texts.length] ?? '' };
    const clientActivityID = `${this.#said++}-${Math.random()}`;
    this.#heard = this.#frames;
    const began = performance.now();
    await post(this.path, { type: 'message', ...said, channelData: { clientActivityID } }, this.headers);
    return performance.now() - began;
  }

  /** A button of the last reply, once that is here; where there is none to press, the chat begins anew. */
  async #press(): Promise<Said> {
    while (this.#frames === this.#heard) {
      if (this.#isClosed) throw new Error('The socket closed before the answer came.');
      await new Promise<void>((resolve) => (this.#hears = resolve));
    }
    const { activities } = JSON.parse(this.#last) as { readonly activities: readonly Shown[] };
    const labels = (activities.at(-1)?.suggestedActions?.actions ?? [])
      .map(({ title }) => title)
      .filter((title) => !title.endsWith('a person'));
    const text = labels[this.#said % labels.length];
    return text === undefined ? { value: { action: 'restart' } } : { text };
  }

  /** Closes the socket. */
  close(): void {
    this.socket.close();
  }
}

/** What is read of an activity. */
interface Shown {
  readonly suggestedActions?: { readonly actions: readonly { readonly title: string }[] };
}

/** So many chats, spread over servers and shops. */
export async function openChats(
  urls: readonly string[],
  count: number,
  texts: Texts = 'usual',
): Promise<readonly LoadChat[]> {
  const chats: LoadChat[] = [];
  for (let index = 0; index < count; index++) {
    const store = STORES[index % STORES.length] ?? '';
    chats.push(await LoadChat.open(urls[index % urls.length] ?? '', store, textsOf(texts, store, index)));
  }
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

/** Sums up the milliseconds that turns took. */
export function summary(times: number[], seconds: number): Spoken {
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
