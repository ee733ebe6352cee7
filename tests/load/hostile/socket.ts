import { request } from 'node:http';

import type { Dice } from './dice.js';

/** What came of knocking for a socket. */
export interface Knocked {
  readonly status: number;
  /** Everything that came through it. */
  readonly text: string;
}

/** So long an open socket is listened to after it was sent something strange, in milliseconds. */
const LISTENS = 20;

/** Asks for a WebSocket; where one opens, sends frames that are none of a client's, and hangs up. */
export function knock(url: string, headers: Readonly<Record<string, string>>, dice: Dice): Promise<Knocked> {
  return new Promise((resolve, reject) => {
    // Each from another address: one alone has too few ports for all that were closed within the last minute.
    const sent = request(url, {
      agent: false,
      localAddress: dice.address(),
      timeout: 30_000,
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': dice.oneIn(20) ? '0' : '13',
        'Sec-WebSocket-Key': dice.oneIn(20) ? 'x' : Buffer.from(dice.bytes(16)).toString('base64'),
        ...headers,
      },
    });
    sent.on('upgrade', (_response, socket, head) => {
      let text = head.toString();
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
      socket.on('error', () => undefined);
      const frame = dice.pick([dice.bytes(dice.below(300)), masked(dice), Uint8Array.of(0x81, 0xff, 0xff)]);
      socket.write(frame);
      const done = (): void => {
        clearTimeout(timer);
        socket.destroy();
        resolve({ status: 101, text });
      };
      const timer = setTimeout(done, LISTENS);
      socket.on('close', done);
    });
    sent.on('response', (response) => {
      response.resume().on('end', () => resolve({ status: response.statusCode ?? 0, text: '' }));
      response.on('error', reject);
    });
    sent.on('timeout', () => sent.destroy(new Error('No answer for 30 s.')));
    sent.on('error', reject);
    sent.end();
  });
}

/** A frame as clients mask it, of whatever kind, with whatever in it. */
function masked(dice: Dice): Uint8Array {
  const length = dice.below(126);
  return Uint8Array.of(dice.below(256), 0x80 | length, 0, 0, 0, 0, ...dice.bytes(length));
}
