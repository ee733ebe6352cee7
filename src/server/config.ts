import { isIP } from 'node:net';

import * as z from 'zod';

import { digestOf } from '../channels/secret.js';
import { type ChatConfig, chatConfig, chatEnvironment } from './chat-config.js';

/** How the server runs, from flags and environment. */
export interface ServerConfig extends ChatConfig {
  readonly host: string;
  readonly port: number;
  /** Folder for what is stored. */
  readonly data: string;
  /** PostgreSQL that many processes share; null: SQLite in the data folder, for one process. */
  readonly databaseUrl: string | null;
  /** Most connections of this process to PostgreSQL. */
  readonly databaseConnections: number;
  /** Conversations may be given a date to live on: demonstrations and tests only. */
  readonly testClock: boolean;
  /** SHA-256 of every key; empty: no key is required from anywhere. */
  readonly apiKeys: readonly Buffer[];
  /** Proxies whose forwarding headers are believed: how many hops, or which addresses; false: none. */
  readonly trustProxy: number | readonly string[] | false;
  /** Turns of conversations that may wait or be taken at once; more are refused with 429. */
  readonly turnLimit: number;
  /** Connections at once, those of WebSockets included; more are closed. */
  readonly connectionLimit: number;
  /** Requests a minute from one address that is not loopback. */
  readonly rateLimit: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Logs hold what customers wrote and their facts. */
  readonly logText: boolean;
  /** Edits under `knowledge/` and `dialogs/` are verified and serve without a restart. */
  readonly live: boolean;
  /** How long requests in flight may take to finish once the server stops. */
  readonly shutdownSeconds: number;
}

/** Flags of the command line, as written; undefined: not given. */
export interface ServerFlags {
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly data?: string | undefined;
  readonly testClock?: boolean | undefined;
}

/** Every value that is wrong, each with its name. */
export class ConfigError extends Error {
  /** @param problems one sentence for each wrong value */
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const PROXY_NAMES = ['loopback', 'linklocal', 'uniquelocal'];

const whole = (min: number, max: number, usual: number): z.ZodType<number, string | undefined> =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max))
    .default(usual)
    .describe(`a whole number from ${min} to ${max}`);

/** Each setting under its name in the environment; the description says what it must be. */
const environment = z.object({
  PORT: whole(0, 65_535, 3978),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1')
    .describe('an address or a host name'),
  CLAUSEWISE_DATA: z.string().min(1).default('data').describe('a folder'),
  DATABASE_URL: z
    .string()
    .refine((text) => /^postgres(?:ql)?:\/\//.test(text))
    .optional()
    .describe('postgres://USER:PASSWORD@HOST/DATABASE'),
  DATABASE_CONNECTIONS: whole(1, 200, 10),
  CLAUSEWISE_API_KEYS: z
    .string()
    .default('')
    .transform((text, context) => readKeys(text, context))
    .describe(
      'keys joined by commas, each "sha256:" and 64 hex digits or "plain:" and at least 16 characters',
    ),
  TRUST_PROXY: z
    .string()
    .default('')
    .transform((text, context) => readProxies(text, context))
    .describe(
      `a number of hops (1 to 10), or addresses, subnets, ${PROXY_NAMES.join(', ')} joined by commas`,
    ),
  TURN_LIMIT: whole(1, 100_000, 200),
  CONNECTION_LIMIT: whole(10, 1_000_000, 20_000),
  RATE_LIMIT: whole(1, 1_000_000, 1200),
  LOG_LEVEL: z
    .enum(LOG_LEVELS)
    .default('info')
    .describe(`one of ${LOG_LEVELS.join(', ')}`),
  LOG_TEXT: z
    .enum(['0', '1'])
    .default('0')
    .transform((flag) => flag === '1')
    .describe('0 or 1'),
  CLAUSEWISE_LIVE: z
    .enum(['0', '1'])
    .default('1')
    .transform((flag) => flag === '1')
    .describe('0 or 1'),
  SHUTDOWN_SECONDS: whole(0, 600, 10),
  ...chatEnvironment,
});

const SECRET = new Set(['CLAUSEWISE_API_KEYS', 'DATABASE_URL', 'DIRECTLINE_SECRET', 'CLAUSEWISE_TOKEN_KEY']);
const FLAG_OF: Readonly<Record<string, keyof ServerFlags>> = {
  PORT: 'port',
  HOST: 'host',
  CLAUSEWISE_DATA: 'data',
};

/**
 * Reads the settings; a flag goes before the environment, an empty variable counts as none.
 * @throws ConfigError naming every bad value at once, secrets never shown
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  flags: ServerFlags = {},
): ServerConfig {
  const raw: Record<string, string> = {};
  for (const name of Object.keys(environment.shape)) {
    const flag = FLAG_OF[name] && flags[FLAG_OF[name]];
    const value = typeof flag === 'string' ? flag : env[name];
    if (value !== undefined && (value !== '' || typeof flag === 'string')) raw[name] = value.trim();
  }
  const read = environment.safeParse(raw);
  if (!read.success) {
    const names = [...new Set(read.error.issues.map(({ path }) => String(path[0])))];
    throw new ConfigError(names.map((name) => complaint(name, raw[name] ?? '', flags)));
  }
  const values = read.data;
  return {
    host: values.HOST,
    port: values.PORT,
    data: values.CLAUSEWISE_DATA,
    databaseUrl: values.DATABASE_URL ?? null,
    databaseConnections: values.DATABASE_CONNECTIONS,
    testClock: flags.testClock ?? false,
    apiKeys: values.CLAUSEWISE_API_KEYS,
    trustProxy: values.TRUST_PROXY,
    turnLimit: values.TURN_LIMIT,
    connectionLimit: values.CONNECTION_LIMIT,
    rateLimit: values.RATE_LIMIT,
    logLevel: values.LOG_LEVEL,
    logText: values.LOG_TEXT,
    live: values.CLAUSEWISE_LIVE,
    shutdownSeconds: values.SHUTDOWN_SECONDS,
    ...chatConfig(values),
  };
}

function complaint(name: string, value: string, flags: ServerFlags): string {
  const shape: Readonly<Record<string, z.ZodType>> = environment.shape;
  const flag = FLAG_OF[name];
  const shown = flag && flags[flag] !== undefined ? `--${flag}` : name;
  const not = SECRET.has(name) ? '' : `, not ${JSON.stringify(value)}`;
  return `${shown} must be ${shape[name]?.description ?? 'something else'}${not}`;
}

function readKeys(text: string, context: z.RefinementCtx): readonly Buffer[] {
  return list(text).flatMap((entry) => {
    const hex = /^(?:sha256:)?([0-9a-f]{64})$/i.exec(entry)?.[1];
    if (hex !== undefined) return [Buffer.from(hex, 'hex')];
    const plain = /^plain:(\S{16,})$/.exec(entry)?.[1];
    if (plain !== undefined) return [digestOf(plain)];
    context.addIssue({ code: 'custom', message: 'not a key' });
    return [];
  });
}

function readProxies(text: string, context: z.RefinementCtx): ServerConfig['trustProxy'] {
  if (text === '' || text === '0' || text === 'false') return false;
  if (/^([1-9]|10)$/.test(text)) return Number(text);
  const entries = list(text);
  // "true" would believe whatever a client claims to be; so it is not offered.
  for (const entry of entries)
    if (!isProxy(entry)) context.addIssue({ code: 'custom', message: 'not a proxy' });
  return entries;
}

function isProxy(entry: string): boolean {
  const [address = '', bits, ...rest] = entry.split('/');
  if (PROXY_NAMES.includes(entry)) return true;
  const family = isIP(address);
  const most = family === 4 ? 32 : 128;
  return (
    family > 0 &&
    rest.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  );
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
