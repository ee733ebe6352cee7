import type { ActivitySet } from './direct-line.js';

/** What a stream tells. */
export interface StreamListener {
  opened(): void;
  received(set: ActivitySet): void;
  /** @param everOpened false where the socket never came about, as behind a proxy that allows none */
  closed(everOpened: boolean): void;
}

/** Servers and proxies close what is silent for long. */
const HEARTBEAT = 20_000;

/** One WebSocket of a conversation. */
export class Stream {
  private readonly socket: WebSocket;
  private readonly heartbeat: ReturnType<typeof setInterval>;
  private opened = false;
  private over = false;

  /** Opens it. @throws SyntaxError or SecurityError where the address cannot be used */
  constructor(
    url: string,
    private readonly listener: StreamListener,
  ) {
    this.socket = new WebSocket(url);
    this.socket.onopen = () => {
      this.opened = true;
      if (!this.over) listener.opened();
    };
    this.socket.onmessage = ({ data }) => this.read(data);
    this.socket.onclose = () => this.end(true);
    this.heartbeat = setInterval(() => {
      if (this.socket.readyState === WebSocket.OPEN) this.socket.send('');
    }, HEARTBEAT);
  }

  /** Closes it without a word to the listener. */
  close(): void {
    this.end(false);
    this.socket.close();
  }

  private read(data: unknown): void {
    // Empty frames keep the connection alive.
    if (this.over || typeof data !== 'string' || data.trim() === '') return;
    try {
      this.listener.received(JSON.parse(data) as ActivitySet);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }

  private end(tell: boolean): void {
    if (this.over) return;
    this.over = true;
    clearInterval(this.heartbeat);
    if (tell) this.listener.closed(this.opened);
  }
}
