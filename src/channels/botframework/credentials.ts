import {
  type AuthConfiguration,
  AuthType,
  OutboundHostValidator,
  type OutboundUrlPolicy,
} from '@microsoft/agents-hosting';

import { isLoopbackHost } from '../loopback.js';
import type { BotConfig } from './config.js';

/**
 * Hosts of Microsoft's channels. The SDK's own list also holds hosts of which anybody can have a part, such as
 * blob.core.windows.net; an answer carries the bot's token, so it goes to none of those.
 */
const CHANNEL_HOSTS = [
  'smba.trafficmanager.net',
  'botframework.com',
  'botframework.azure.us',
  'teams.microsoft.com',
  'teams.microsoft.us',
];
const CONNECTION = 'bot';

/**
 * What the SDK checks tokens with and gets its own by. Everything is given, so that nothing is taken from variables of
 * the environment that the SDK would look at.
 */
export function authConfiguration(config: BotConfig): AuthConfiguration {
  const { clientId, clientSecret, tenantId, authority, kind } = config;
  const settings: AuthConfiguration = {
    ...(clientId === null ? {} : { clientId }),
    ...(clientSecret === null ? {} : { clientSecret }),
    ...(tenantId === null ? {} : { tenantId }),
    ...(authority === null ? {} : { authorityEndpoint: authority }),
    ...(clientId === null
      ? {}
      : { authType: kind === 'managed-identity' ? AuthType.UserManagedIdentity : AuthType.ClientSecret }),
    // Off by default, and then anybody's tenant could speak for any other.
    validateIssuer: true,
  };
  return {
    ...settings,
    connections: new Map([[CONNECTION, settings]]),
    connectionsMap: [{ serviceUrl: '*', connection: CONNECTION }],
  };
}

/**
 * Where answers may be sent: over TLS to the channels and what the configuration adds; on a developer's machine
 * without a client id, to that machine alone.
 */
export function hostPolicy({ clientId, hosts }: BotConfig): OutboundUrlPolicy {
  const known = new OutboundHostValidator({
    enabled: true,
    includeDefaultMicrosoftHosts: false,
    hosts: [...CHANNEL_HOSTS, ...hosts],
  });
  return {
    enabled: true,
    isAllowed: (input) => {
      const url = parsed(input);
      if (!url || url.username !== '' || url.password !== '') return false;
      const isHere = isLoopbackHost(url.hostname);
      if (clientId === null) return isHere;
      return known.isAllowed(url) && (url.protocol === 'https:' || (isHere && url.protocol === 'http:'));
    },
  };
}

function parsed(input: string | URL | null | undefined): URL | null {
  if (input instanceof URL) return input;
  return typeof input === 'string' && URL.canParse(input) ? new URL(input) : null;
}
