import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, it } from '@jest/globals';

import { post, repeats } from './http.js';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A server that notes the bodies that came, and resets the connection of those whose number is given. */
async function startBreaking(breaks: readonly number[]): Promise<{ url: string; bodies: string[] }> {
  const bodies: string[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    if (breaks.includes(bodies.push(body))) request.socket.destroy();
    else response.end('{}');
  };
  const server = createServer((request, response) => void take(request, response));
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies };
}

describe('a request of the load', () => {
  it('is sent once more where the connection kept for it was closed', async () => {
    const { url, bodies } = await startBreaking([2]);
    const before = repeats();
    await post(url, { said: 1 });
    await post(url, { said: 2 });
    expect(bodies).toEqual(['{"said":1}', '{"said":2}', '{"said":2}']);
    expect(repeats() - before).toBe(1);
  });

  it('is sent no third time', async () => {
    const { url, bodies } = await startBreaking([2, 3]);
    await post(url, {});
    await expect(post(url, {})).rejects.toThrow('hang up');
    expect(bodies).toHaveLength(3);
  });

  it('fails where a new connection is reset', async () => {
    const { url, bodies } = await startBreaking([1]);
    const before = repeats();
    await expect(post(url, {})).rejects.toThrow('hang up');
    expect(bodies).toHaveLength(1);
    expect(repeats() - before).toBe(0);
  });
});
