/** How the bot is registered, and where it may be used. */
export interface BotConfig {
  /** Application (client) id of the Azure Bot; null: none is configured. */
  readonly clientId: string | null;
  /** Null for a managed identity. */
  readonly clientSecret: string | null;
  /** Tenant of the registration; null for a bot of many tenants. */
  readonly tenantId: string | null;
  readonly kind: 'single-tenant' | 'multi-tenant' | 'managed-identity';
  /** Where tokens are issued in a national cloud, with its tenant as the path; null: the public cloud. */
  readonly authority: string | null;
  /** Hosts that may be answered to, beside those of Microsoft's channels. */
  readonly hosts: readonly string[];
  /** Tenants whose people may use the bot; empty: any. Lower case. */
  readonly allowedTenants: readonly string[];
  /** The shop that is spoken of where no team says otherwise; null: people name it. */
  readonly store: string | null;
  /** Shops by the id of a team. */
  readonly teamStores: ReadonlyMap<string, string>;
  /** Nothing is served without a client id, and nobody is let in without a token. */
  readonly isProduction: boolean;
}

/** The shop that is spoken of at first. @param team id of the team, null outside of one */
export function storeFor({ store, teamStores }: BotConfig, team: string | null): string | null {
  return (team === null ? undefined : teamStores.get(team)) ?? store;
}
