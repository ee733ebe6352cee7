import { isLoopbackHost } from '../../channels/loopback.js';
import { type Account, accountOf } from './account.js';

/** An identity provider that agents sign in with: OpenID Connect. */
export interface OidcConfig {
  readonly issuer: URL;
  readonly clientId: string;
  /** Null: a public client, which proves itself by PKCE alone. */
  readonly clientSecret: string | null;
  /** The claim of the identity token by which an agent is known. */
  readonly claim: string;
}

const ENTRY = 'CLAIM=NAME, CLAIM=NAME:ROLE or CLAIM=NAME:ROLE:SHOP+SHOP';

/**
 * Reads `DESK_OIDC_ISSUER`, `DESK_OIDC_CLIENT_ID`, `DESK_OIDC_CLIENT_SECRET`, `DESK_OIDC_CLAIM` and `DESK_OIDC_AGENTS`.
 * @param accounts those who sign in so are added, under the value of the claim
 * @param problems what is wrong is added; no secret is shown
 * @returns null: there is no identity provider
 */
export function readOidc(
  env: Readonly<Record<string, string | undefined>>,
  stores: readonly string[],
  accounts: Map<string, Account>,
  problems: string[],
): OidcConfig | null {
  const text = (name: string): string => (env[`DESK_OIDC_${name}`] ?? '').trim();
  const issuer = text('ISSUER');
  if (issuer === '') return null;
  const address = URL.canParse(issuer) ? new URL(issuer) : null;
  const isSafe = address?.protocol === 'https:' || isLoopbackHost(address?.hostname ?? '');
  if (!address || !isSafe) problems.push('DESK_OIDC_ISSUER must be an address that begins with https://');
  const clientId = text('CLIENT_ID');
  if (clientId === '') problems.push('DESK_OIDC_CLIENT_ID must be set');
  const entries = text('AGENTS')
    .split(/[\s,]+/)
    .filter((entry) => entry !== '');
  if (entries.length === 0) problems.push(`DESK_OIDC_AGENTS must hold entries such as ${ENTRY}`);
  entries.forEach((entry, index) => {
    const account = readAgent(entry, stores);
    const where = `DESK_OIDC_AGENTS, entry ${index + 1}`;
    if (typeof account === 'string') problems.push(`${where}: ${account}`);
    else if (accounts.has(account.claim)) problems.push(`${where}: ${account.claim} is there twice`);
    else accounts.set(account.claim, account.account);
  });
  if (!address) return null;
  const secret = text('CLIENT_SECRET');
  const claim = text('CLAIM');
  return {
    issuer: address,
    clientId,
    clientSecret: secret === '' ? null : secret,
    claim: claim === '' ? 'email' : claim,
  };
}

function readAgent(
  entry: string,
  stores: readonly string[],
): { readonly claim: string; readonly account: Account } | string {
  // A subject may hold any sign; a name holds none of these.
  const [, claim = '', name = '', role = 'agent', shops = '*'] =
    /^(.+)=(\p{L}[\p{L}\p{N}._-]{0,39})(?::(\w+))?(?::([\w+*-]+))?$/u.exec(entry) ?? [];
  if (claim === '') return `it must be ${ENTRY}`;
  const account = accountOf(name, role, shops, stores, null);
  return typeof account === 'string' ? account : { claim: claim.toLowerCase(), account };
}
