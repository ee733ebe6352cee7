import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';

import type { ConnectionStatus } from 'botframework-directlinejs';
import { DirectLine, type DirectLineOptions } from 'botframework-directlinejs';
import { WebSocket } from 'ws';

import type { Seen } from './support.js';

// The library looks for one when it is made, even if it will only poll.
Object.assign(globalThis, { WebSocket });
const { Observable } = createRequire(__filename)('rxjs/Observable') as RxJs;

interface AjaxRequest {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly responseType?: string;
}

/** As much of the library's own rxjs as is needed here; its types are older than this compiler. */
interface Subscriber {
  next(value: unknown): void;
  error(error: unknown): void;
  complete(): void;
}
interface RxJs {
  readonly Observable: { create(subscribe: (subscriber: Subscriber) => () => void): unknown };
}

/** What the library knows of a browser's XMLHttpRequest, over fetch. */
function ajax(request: AjaxRequest): unknown {
  return Observable.create((subscriber) => {
    const stop = new AbortController();
    const { url, method = 'GET', headers, body } = request;
    const sent = body === undefined || body instanceof FormData ? body : JSON.stringify(body);
    fetch(url, {
      method,
      signal: stop.signal,
      ...(headers ? { headers } : {}),
      ...(sent === undefined ? {} : { body: sent }),
    })
      .then(async (answer) => {
        const response: unknown = await (request.responseType === 'arraybuffer'
          ? answer.arrayBuffer()
          : answer.json());
        const { status } = answer;
        const result = {
          status,
          response,
          xhr: { getResponseHeader: (name: string) => answer.headers.get(name) },
        };
        if (status >= 400) subscriber.error(result);
        else {
          subscriber.next(result);
          subscriber.complete();
        }
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) subscriber.error({ status: 0, error });
      });
    return () => stop.abort();
  });
}

/** Microsoft's own Direct Line client, in a program instead of a page. */
export class Client {
  readonly seen: Seen[] = [];
  readonly statuses: ConnectionStatus[] = [];
  readonly line: DirectLine;
  readonly #ends: (() => void)[] = [];

  /** @param options of the library; `random` 0 has it come back after 3 seconds at once */
  constructor(options: DirectLineOptions) {
    const services = { WebSocket, ajax, random: () => 0 };
    this.line = new DirectLine({ timeout: 1000, ...options, ...services } as DirectLineOptions);
    const statuses = this.line.connectionStatus$.subscribe((status) => this.statuses.push(status));
    const activities = this.line.activity$.subscribe({
      next: (activity) => this.seen.push(activity as unknown as Seen),
      error: () => undefined,
    });
    this.#ends.push(
      () => activities.unsubscribe(),
      () => statuses.unsubscribe(),
      () => this.line.end(),
    );
  }

  /** Where the connection stands. */
  get status(): ConnectionStatus {
    return this.line.connectionStatus$.getValue();
  }

  /** What was seen so far, as texts. */
  get texts(): readonly string[] {
    return this.seen.map(({ text }) => text ?? '');
  }

  /** Says something. @returns the id that the server gave, or `retry` */
  say(text: string, fields: Record<string, unknown> = {}): Promise<string> {
    const activity = {
      type: 'message',
      text,
      from: { id: 'somebody' },
      channelData: { clientActivityID: randomUUID() },
      ...fields,
    };
    return new Promise((resolve, reject) => {
      this.line.postActivity(activity as never).subscribe({ next: resolve, error: reject });
    });
  }

  /** Waits until it has seen a text. */
  sees(text: string): Promise<void> {
    return until(
      () => this.texts.includes(text),
      () => `${text}, seen: ${this.texts.join(' | ')}`,
    );
  }

  /** Waits for a status of the connection. */
  becomes(status: ConnectionStatus): Promise<void> {
    return until(
      () => this.status === status,
      () => `status ${status}, not ${this.status}`,
    );
  }

  /** Lets go of the connection. */
  end(): void {
    for (const end of this.#ends.splice(0)) end();
  }
}

/** Waits until something holds. @throws after 20 seconds, with what was waited for */
export async function until(holds: () => boolean, what: () => string): Promise<void> {
  for (let tries = 0; tries < 1000; tries++) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Waited in vain for ${what()}`);
}
