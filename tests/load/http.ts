import { Agent, type IncomingHttpHeaders, request } from 'node:http';

/** Connections that are kept: what is measured is the server, and not how connections are made. */
const agent = new Agent({ keepAlive: true, maxSockets: 1024 });

/** An answer. */
export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends a request; what is sent may be anything. @throws where the connection breaks */
export function call(
  method: string,
  url: string,
  body: string | Uint8Array | null = null,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent, headers, timeout: 30_000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
      response.on('error', reject);
    });
    sent.on('timeout', () => sent.destroy(new Error('No answer for 30 s.')));
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}

/** Posts JSON. @throws where the answer is none of success */
export async function post(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Record<string, unknown>> {
  const text = JSON.stringify(body);
  const answer = await call('POST', url, text, { 'Content-Type': 'application/json', ...headers });
  if (answer.status >= 300) throw new Error(`${answer.status} ${url}: ${answer.text.slice(0, 300)}`);
  return JSON.parse(answer.text) as Record<string, unknown>;
}
