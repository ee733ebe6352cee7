import type { BotConfig } from '../../channels/botframework/config.js';
import { ConfigError } from '../config.js';

type Environment = Readonly<Record<string, string | undefined>>;

const KINDS = ['single-tenant', 'multi-tenant', 'managed-identity'] as const;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads `BOT_CLIENT_ID`, `BOT_CLIENT_SECRET`, `BOT_TENANT_ID`, `BOT_KIND`, `BOT_AUTHORITY`, `BOT_HOSTS`,
 * `BOT_ALLOWED_TENANTS`, `BOT_STORE`, `BOT_TEAM_STORES` and `NODE_ENV`.
 * @param stores ids of the shops that there are
 * @throws ConfigError naming every bad value at once, secrets never shown
 */
export function readBotConfig(env: Environment, stores: readonly string[]): BotConfig {
  const problems: string[] = [];
  const of = (name: string): string | null => (env[name] ?? '').trim() || null;
  const say = (name: string, must: string): void => void problems.push(`${name} must be ${must}`);
  const guid = (name: string): string | null => {
    const value = of(name);
    if (value !== null && !GUID.test(value))
      say(name, 'an id of the form 00000000-0000-0000-0000-000000000000');
    return value;
  };
  const clientId = guid('BOT_CLIENT_ID');
  const tenantId = guid('BOT_TENANT_ID');
  const clientSecret = of('BOT_CLIENT_SECRET');
  const kind = KINDS.find((one) => one === (of('BOT_KIND') ?? 'single-tenant'));
  if (!kind) say('BOT_KIND', `one of ${KINDS.join(', ')}`);
  if (clientId !== null && kind !== 'managed-identity' && clientSecret === null)
    say('BOT_CLIENT_SECRET', 'given with BOT_CLIENT_ID, unless BOT_KIND is managed-identity');
  if (clientId !== null && kind !== 'multi-tenant' && tenantId === null)
    say('BOT_TENANT_ID', 'given with BOT_CLIENT_ID, unless BOT_KIND is multi-tenant');
  if (clientId === null && (clientSecret !== null || tenantId !== null))
    say('BOT_CLIENT_ID', 'given with BOT_CLIENT_SECRET or BOT_TENANT_ID');
  const authority = of('BOT_AUTHORITY');
  if (authority !== null && !isAuthority(authority))
    say('BOT_AUTHORITY', 'an https address with the tenant as its path');
  const allowedTenants = list(of('BOT_ALLOWED_TENANTS'));
  if (!allowedTenants.every((id) => GUID.test(id)))
    say('BOT_ALLOWED_TENANTS', 'ids of tenants joined by commas');
  const store = of('BOT_STORE');
  if (store !== null && !stores.includes(store)) say('BOT_STORE', `one of ${stores.join(', ')}`);
  const teamStores = readTeams(of('BOT_TEAM_STORES'), stores);
  if (!teamStores)
    say('BOT_TEAM_STORES', `TEAM=SHOP pairs joined by commas; a shop is one of ${stores.join(', ')}`);
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    clientId,
    clientSecret: kind === 'managed-identity' ? null : clientSecret,
    tenantId: kind === 'multi-tenant' ? null : tenantId,
    kind: kind ?? 'single-tenant',
    authority,
    hosts: list(of('BOT_HOSTS')),
    allowedTenants: allowedTenants.map((id) => id.toLowerCase()),
    store,
    teamStores: teamStores ?? new Map(),
    isProduction: env['NODE_ENV']?.toLowerCase() === 'production',
  };
}

function isAuthority(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, hostname } = new URL(text);
  // Without TLS only for tests on this machine: keys could be changed on their way.
  return (protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1')) && pathname !== '/';
}

/** Ids of teams hold colons, at signs and dots, so the shop is what stands behind the last equals sign. */
function readTeams(text: string | null, stores: readonly string[]): ReadonlyMap<string, string> | null {
  const teams = new Map<string, string>();
  for (const entry of list(text)) {
    const at = entry.lastIndexOf('=');
    const [team, store] = [entry.slice(0, at).trim(), entry.slice(at + 1).trim()];
    if (at < 1 || !stores.includes(store)) return null;
    teams.set(team, store);
  }
  return teams;
}

function list(text: string | null): string[] {
  return (text ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
