import { request } from 'node:http';

import { PASSWORD } from './support.js';

/** An answer as tests look at it. */
export interface DeskAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly json: unknown;
}

/** Sends a request with whatever headers, `Host` and `Cookie` included. */
export function send(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<DeskAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { method, headers: { Accept: 'application/json', ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        response.on('end', () => {
          let json: unknown;
          try {
            json = JSON.parse(text);
          } catch {
            json = undefined;
          }
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Somebody at the desk, as their browser speaks for them. */
export class Agent {
  cookie = '';
  token = '';

  /** @param url of the server */
  constructor(public url: string) {}

  /** Opens the desk as a browser does, and keeps the token of the page. */
  async open(headers: Record<string, string> = {}): Promise<DeskAnswer> {
    const answer = await send(`${this.url}/desk`, {
      headers: { Accept: 'text/html', ...(this.cookie === '' ? {} : { Cookie: this.cookie }), ...headers },
    });
    this.#keep(answer);
    this.token = /name="desk-token" content="([^"]+)"/.exec(answer.text)?.[1] ?? '';
    return answer;
  }

  /** Sends the form of the sign-in page; where it is right, opens the desk. */
  async signIn(name: string, password = PASSWORD, headers: Record<string, string> = {}): Promise<DeskAnswer> {
    const answer = await send(`${this.url}/desk/sign-in`, {
      method: 'POST',
      headers: { Accept: 'text/html', 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams({ name, password }).toString(),
    });
    this.#keep(answer);
    if (answer.status === 303) await this.open();
    return answer;
  }

  /** Asks the desk's API. */
  get(path: string): Promise<DeskAnswer> {
    return send(`${this.url}/desk/api${path}`, { headers: { Cookie: this.cookie } });
  }

  /** Sends to the desk's API. */
  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<DeskAnswer> {
    return send(`${this.url}/desk/api${path}`, {
      method: 'POST',
      headers: {
        Cookie: this.cookie,
        'X-Desk-Token': this.token,
        'Content-Type': 'application/json',
        ...headers,
      },
      body: JSON.stringify(body),
    });
  }

  #keep({ headers }: DeskAnswer): void {
    const [set] = [headers['set-cookie'] ?? []].flat();
    if (set !== undefined) this.cookie = set.split(';')[0] ?? '';
  }
}
