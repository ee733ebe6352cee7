import { Agent, type IncomingHttpHeaders, request, type RequestOptions } from 'node:http';

/** Connections that are kept: what is measured is the server, and not how connections are made. */
const agent = new Agent({ keepAlive: true, maxSockets: 1024 });

/** An answer. */
export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** How a request is made. */
export interface Manner {
  /** An address of this machine that it comes from. */
  readonly from?: string | undefined;
  /** The first piece of the answer is enough; it would go on and on. */
  readonly isEndless?: boolean | undefined;
}

/** Requests that were sent once more because the connection that was kept for them had been closed meanwhile. */
let repeated = 0;

/** How many requests of this process were sent once more; see {@link call}. */
export function repeats(): number {
  return repeated;
}

/**
 * Sends a request; what is sent may be anything. The server closes a kept connection that nobody used for a while, and
 * may do so just as it is used again: nothing is known of that request, so it is sent once more, as Node advises.
 * @throws where the connection breaks otherwise
 */
export async function call(
  method: string,
  url: string,
  body: string | Uint8Array | null = null,
  headers: Readonly<Record<string, string>> = {},
  { from, isEndless = false }: Manner = {},
): Promise<Answered> {
  const options: RequestOptions = { method, headers, timeout: 30_000 };
  if (from !== undefined) options.localAddress = from;
  try {
    return await send(url, { ...options, agent }, body, isEndless);
  } catch (error) {
    if (!(error instanceof ClosedMeanwhile)) throw error;
    repeated++;
    // On a connection of its own: another kept one may be as old.
    return await send(url, { ...options, agent: false }, body, isEndless);
  }
}

/** A kept connection was reset before anything of the answer came. */
class ClosedMeanwhile extends Error {}

function send(
  url: string,
  options: RequestOptions,
  body: string | Uint8Array | null,
  isEndless: boolean,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request(url, options, (response) => {
      const chunks: Buffer[] = [];
      const { statusCode: status = 0, headers } = response;
      const end = (): void => resolve({ status, headers, text: Buffer.concat(chunks).toString() });
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (isEndless && status < 300) {
          end();
          sent.destroy();
        }
      });
      response.on('end', end);
      response.on('error', reject);
    });
    sent.on('timeout', () => sent.destroy(new Error('No answer for 30 s.')));
    sent.on('error', (error: NodeJS.ErrnoException) => {
      const isRace = sent.reusedSocket && error.code === 'ECONNRESET';
      reject(isRace ? new ClosedMeanwhile('The connection was closed meanwhile.', { cause: error }) : error);
    });
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
