import { hashPassword } from '../../../src/server/desk/password.js';
import { repeats } from '../http.js';
import type { Mode } from '../mode.js';
import { Program } from '../program.js';
import { attack } from './attack.js';
import { startOutside } from './outside.js';

const AT_ONCE = 64;
const MB = 1024 * 1024;
const PASSWORD = 'a-password-nobody-guesses';
const SECRET = 'a-secret-nobody-guesses';

/** What a server to be attacked runs with: all that can be attacked, and limits that let inputs through. */
export async function hostileEnvironment(outside: string): Promise<Readonly<Record<string, string>>> {
  // As cheap a hash as the server takes: what is tried is the way to it.
  const hash = await hashPassword(PASSWORD, { logN: 14, r: 8, p: 1 });
  return {
    DIRECTLINE_SECRET: SECRET,
    // An agent of one shop only: the victim speaks with another.
    // Lou's passwords are guessed: a name is locked out after a few.
    DESK_AGENTS: `Mallory:${hash}:editor:aqara, Lou:${hash}`,
    DESK_OIDC_ISSUER: outside,
    DESK_OIDC_CLIENT_ID: 'clausewise',
    DESK_OIDC_AGENTS: 'nobody=Nobody:agent:aqara',
    RATE_LIMIT: '1000000',
    CONVERSATION_RATE: '999999',
    MESSAGE_RATE: '999999',
    TURN_LIMIT: '10000',
  };
}

/** The agent of {@link hostileEnvironment} and the secret. */
export const KNOWN = { agent: { name: 'Mallory', password: PASSWORD }, secret: SECRET } as const;

/** Hostile inputs, so many to each endpoint. */
export const hostile: Mode = async ({ each, only }, folder) => {
  const outside = await startOutside();
  const server = await Program.serve(folder, await hostileEnvironment(outside.url));
  const began = performance.now();
  try {
    const came = await attack(
      { url: server.url, channel: outside.url, ...KNOWN },
      {
        ...{ each, only: only === undefined ? undefined : new RegExp(only), atOnce: AT_ONCE },
        tell: ({ endpoint, seconds, byStatus, complaints }) => {
          const found = complaints.length > 0 ? `, ${complaints.length} COMPLAINTS` : '';
          const megabytes = server.lives ? `${Math.round(server.memory / MB)} MB` : 'ENDED';
          process.stderr.write(
            `${endpoint}: ${seconds} s, ${JSON.stringify(byStatus)}, ${megabytes}${found}\n`,
          );
        },
      },
    );
    const { lives } = server;
    const inputs = came.reduce((sum, one) => sum + one.inputs, 0);
    const refused = came.reduce((sum, { byStatus }) => sum + (byStatus['429'] ?? 0), 0);
    const complaints = came.reduce((sum, one) => sum + one.complaints.length, 0);
    if (!lives || complaints > 0) process.exitCode = 1;
    return {
      ...{ lives, inputs, complaints, repeats: repeats() },
      endpoints: came.filter((one) => one.inputs > 0).length,
      perSecond: Math.round(inputs / ((performance.now() - began) / 1000)),
      limited: Math.round((refused / inputs) * 10_000) / 10_000,
      megabytes: lives ? Math.round(server.memory / MB) : null,
      came,
    };
  } finally {
    await server.stop();
    outside.close();
  }
};
