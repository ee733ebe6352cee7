import { ConfigError } from '../config.js';
import { type Account, accountOf } from './account.js';
import { type OidcConfig, readOidc } from './oidc-config.js';
import { readHash } from './password.js';

/** Another help desk that is told of handoffs. */
export interface WebhookConfig {
  readonly url: string;
  /** Signs what is sent. */
  readonly secret: string;
}

/** How the support desk runs. */
export interface DeskConfig {
  /** By name, or the value of the provider's claim, in lower case; empty: only this machine is let in, without a password. */
  readonly accounts: ReadonlyMap<string, Account>;
  /** Passwords may come without TLS, from other machines too. */
  readonly plainHttp: boolean;
  readonly webhook: WebhookConfig | null;
  readonly oidc: OidcConfig | null;
}

const ACCOUNT = 'NAME:HASH, NAME:HASH:ROLE or NAME:HASH:ROLE:SHOP+SHOP';

/**
 * Reads `DESK_AGENTS`, `DESK_PLAIN_HTTP`, `DESK_WEBHOOK_URL`, `DESK_WEBHOOK_SECRET` and `DESK_OIDC_…`.
 * @param stores ids of the shops that there are
 * @throws ConfigError naming every bad value at once, secrets never shown
 */
export function readDeskConfig(
  env: Readonly<Record<string, string | undefined>>,
  stores: readonly string[],
): DeskConfig {
  const problems: string[] = [];
  const accounts = new Map<string, Account>();
  const entries = (env['DESK_AGENTS'] ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
  entries.forEach((entry, index) => {
    const account = readAccount(entry, stores);
    if (typeof account === 'string') problems.push(`DESK_AGENTS, entry ${index + 1}: ${account}`);
    else if (accounts.has(account.name.toLowerCase()))
      problems.push(`DESK_AGENTS, entry ${index + 1}: ${account.name} is there twice`);
    else accounts.set(account.name.toLowerCase(), account);
  });
  const oidc = readOidc(env, stores, accounts, problems);
  const plain = env['DESK_PLAIN_HTTP'] ?? '';
  if (!['', '0', '1'].includes(plain)) problems.push('DESK_PLAIN_HTTP must be 0 or 1');
  const webhook = readWebhook(env, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return { accounts, plainHttp: plain === '1', webhook, oidc };
}

function readAccount(entry: string, stores: readonly string[]): Account | string {
  const [name = '', hash = '', role = 'agent', shops = '*', ...rest] = entry.split(':');
  if (!/^\p{L}[\p{L}\p{N}._-]{0,39}$/u.test(name) || rest.length > 0) return `it must be ${ACCOUNT}`;
  const password = readHash(hash);
  if (!password) return `the hash of ${name} is none that "clausewise agent add" makes`;
  return accountOf(name, role, shops, stores, password);
}

function readWebhook(
  env: Readonly<Record<string, string | undefined>>,
  problems: string[],
): WebhookConfig | null {
  const [url, secret] = [env['DESK_WEBHOOK_URL'] ?? '', env['DESK_WEBHOOK_SECRET'] ?? ''];
  if (url === '') return null;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    problems.push('DESK_WEBHOOK_URL must be an address that begins with https:// or http://');
  if (secret.length < 16) problems.push('DESK_WEBHOOK_SECRET must have at least 16 characters');
  return { url, secret };
}
