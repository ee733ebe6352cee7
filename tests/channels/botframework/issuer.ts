import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Who the bot of the tests is. */
export const CLIENT_ID = '11111111-2222-3333-4444-555555555555';
/** The tenant that it is registered in. */
export const TENANT_ID = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';

type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

/** What a token of a test may say instead of the truth. */
export interface TokenOptions {
  readonly issuer?: string;
  readonly audience?: string | null;
  readonly serviceUrl?: string | null;
  /** Seconds from now. */
  readonly expires?: number;
  /** Signed by a key that the issuer does not publish, under a name that it does. */
  readonly forged?: boolean;
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** An issuer of tokens on this machine, as Entra is one elsewhere. */
export interface Issuer {
  /** Where its keys are; with the tenant as the path. */
  readonly authority: string;
  token(options?: TokenOptions): Promise<string>;
  close(): Promise<void>;
}

const KEY = 'key-1';

/** Starts an issuer. @param serviceUrl the claim of its tokens, unless a test wants another */
export async function startIssuer(serviceUrl: () => string): Promise<Issuer> {
  const [own, other] = [await keyPair(), await keyPair()];
  const jwk = { ...(await exportJWK(own.publicKey)), kid: KEY, alg: 'RS256', use: 'sig' };
  const server = createServer((request, response) => {
    if (request.url !== `/${TENANT_ID}/discovery/v2.0/keys`) response.statusCode = 404;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ keys: [jwk] }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const authority = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${TENANT_ID}`;
  const sign = (key: PrivateKey, options: TokenOptions): Promise<string> => {
    const claim = options.serviceUrl === undefined ? serviceUrl() : options.serviceUrl;
    const now = Math.floor(Date.now() / 1000);
    const token = new SignJWT({ ...(claim === null ? {} : { serviceurl: claim }), ...options.claims })
      .setProtectedHeader({ alg: 'RS256', kid: KEY })
      .setIssuer(options.issuer ?? `${authority}/v2.0`)
      .setIssuedAt(now - 10_000)
      .setExpirationTime(now + (options.expires ?? 600));
    if (options.audience !== null) token.setAudience(options.audience ?? CLIENT_ID);
    return token.sign(key);
  };
  return {
    authority,
    token: (options = {}) => sign(options.forged ? other.privateKey : own.privateKey, options),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function keyPair(): ReturnType<typeof generateKeyPair> {
  return generateKeyPair('RS256', { modulusLength: 2048 });
}
