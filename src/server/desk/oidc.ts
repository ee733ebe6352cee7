import { Router } from 'express';
import type { Configuration } from 'openid-client';
import type { Logger } from 'pino';

import { getOnly } from '../../channels/api/router.js';
import { baseOf } from '../../channels/desk/requests.js';
import { type DeskAssets, signedInPage, signInPage } from '../../rendering/html/desk-pages.js';
import { oidcCookie, setOidcCookie } from './cookies.js';
import { type GuardParts, hasPasswords, letIn } from './guard.js';
import { limitTries } from './limit-tries.js';
import type { OidcConfig } from './oidc-config.js';

/** What the provider's answer is held against; known to the browser that began, and to nobody else. */
interface Begun {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
}

const START = '/desk/oidc';
const BACK = '/desk/oidc/back';
const FAILED = 'The sign-in did not work. Try again.';
const UNREACHABLE = 'The identity provider cannot be reached. Try again in a while.';

/** What signing in with an identity provider works with. */
export interface OidcParts extends GuardParts {
  readonly oidc: OidcConfig;
  readonly assets: DeskAssets;
  readonly logger: Logger;
}

/**
 * `/desk/oidc` leads to the identity provider, `/desk/oidc/back` is where it sends the agent: the authorization code
 * flow of OpenID Connect with PKCE, state and nonce.
 */
export function oidcRouter(parts: OidcParts): Router {
  const { config, sessions, oidc, assets, logger } = parts;
  const provider = discoverOnce(oidc);
  const router = Router();
  const limited = limitTries(parts.rates('sign-ins'));
  const refused = (problem: string): string =>
    signInPage({ assets, problem, name: '', hasPasswords: hasPasswords(config), hasProvider: true });

  getOnly(router, START, limited, async (request, response) => {
    const client = await import('openid-client');
    const found = await provider().catch((error: unknown) => {
      logger.error({ error: String(error) }, 'the identity provider of the desk cannot be reached');
      return null;
    });
    if (!found) {
      response.status(503).type('html').send(refused(UNREACHABLE));
      return;
    }
    const begun: Begun = {
      verifier: client.randomPKCECodeVerifier(),
      state: client.randomState(),
      nonce: client.randomNonce(),
    };
    setOidcCookie(request, response, sessions.seal(JSON.stringify(begun)));
    const address = client.buildAuthorizationUrl(found, {
      redirect_uri: `${baseOf(request)}${BACK}`,
      scope: 'openid email profile',
      code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: 'S256',
      state: begun.state,
      nonce: begun.nonce,
    });
    response.redirect(303, address.href);
  });

  getOnly(router, BACK, limited, async (request, response) => {
    const sealed = sessions.unseal(oidcCookie(request));
    setOidcCookie(request, response, '');
    const key = sealed === null ? null : await whoIs(new URL(request.originalUrl, baseOf(request)), sealed);
    if (key === null) {
      response.status(401).type('html').send(refused(FAILED));
      return;
    }
    const account = config.accounts.get(key);
    if (account?.password !== null) {
      response
        .status(403)
        .type('html')
        .send(refused(`There is no account here for ${key}.`));
      return;
    }
    await letIn(parts, request, response, key);
    // A redirect would still count as sent by the provider, and the session's cookie would stay behind.
    response.type('html').send(signedInPage(assets));
  });
  return router;

  /** The value of the claim that the provider vouches for, in lower case; null: it does not. */
  async function whoIs(address: URL, sealed: string): Promise<string | null> {
    const { verifier, state, nonce } = JSON.parse(sealed) as Begun;
    try {
      const client = await import('openid-client');
      const tokens = await client.authorizationCodeGrant(await provider(), address, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const claims: Readonly<Record<string, unknown>> = tokens.claims() ?? {};
      const value = claims[oidc.claim];
      // An address that nobody checked may be somebody else's.
      const isChecked = oidc.claim !== 'email' || claims['email_verified'] === true;
      return typeof value === 'string' && value !== '' && isChecked ? value.toLowerCase() : null;
    } catch (error) {
      logger.warn({ error: String(error) }, 'a sign-in with the identity provider was refused');
      return null;
    }
  }
}

/** The provider's addresses and keys, asked for when first needed; asked again where that failed. */
function discoverOnce({ issuer, clientId, clientSecret }: OidcConfig): () => Promise<Configuration> {
  let found: Promise<Configuration> | null = null;
  const discover = async (): Promise<Configuration> => {
    const client = await import('openid-client');
    return client.discovery(
      issuer,
      clientId,
      clientSecret ?? undefined,
      clientSecret === null ? client.None() : undefined,
      // Only a provider on this machine may do without TLS, as the configuration was checked for.
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so that it stands out, not because it goes
      issuer.protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {},
    );
  };
  return () =>
    (found ??= discover().catch((error: unknown) => {
      found = null;
      throw error;
    }));
}
