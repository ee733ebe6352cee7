import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { jest } from '@jest/globals';
import { type Logger, pino } from 'pino';

import { type AppServices, createApp } from '../../src/server/compose.js';
import { readConfig } from '../../src/server/config.js';
import type { Judge } from '../../src/verdict/judge.js';
import { realJudge } from '../verdict/support.js';

// Loading all knowledge takes its time while other tests run beside.
jest.setTimeout(30_000);

/** The clock of the tests. */
export const now = new Date('2026-06-20T18:30:00Z');

/** A server on a free port of 127.0.0.1. */
export interface TestServer {
  readonly url: string;
  readonly judge: Judge;
  /** What was logged, one object a line. */
  readonly logged: Record<string, unknown>[];
  close(): Promise<void>;
}

/** What a test may change: the environment, and parts of the server. */
export interface TestOptions extends Partial<Omit<AppServices, 'config' | 'logger'>> {
  readonly env?: Record<string, string>;
}

/** Starts a server over the knowledge of the repository. */
export async function startTestServer({ env = {}, ...services }: TestOptions = {}): Promise<TestServer> {
  const judge = services.judge ?? (await realJudge());
  const logged: Record<string, unknown>[] = [];
  const config = readConfig({ LOG_LEVEL: 'debug', ...env });
  const app = createApp({
    knowledge: judge.knowledge,
    clock: () => now,
    config,
    logger: collectingLogger(config.logLevel, logged),
    ...services,
    judge,
  });
  const server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    judge,
    logged,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** A logger that keeps what it is told. */
export function collectingLogger(level: string, into: Record<string, unknown>[]): Logger {
  return pino(
    { level, base: null },
    { write: (line: string) => void into.push(JSON.parse(line) as Record<string, unknown>) },
  );
}

/** An answer as tests look at it. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly text: string;
  /** The body read as JSON; undefined where it is none. */
  readonly json: unknown;
}

/** Fetches and reads an answer. */
export async function get(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, headers: response.headers, text, json: parsed(text) };
}

/** Posts a body, as it is or as JSON. */
export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  return get(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: raw ? (body as string) : JSON.stringify(body),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A problem as RFC 9457 has it. */
export interface ProblemAnswer {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly errors: readonly { readonly field: string; readonly message: string; readonly expected: string }[];
}

/** The problem that an answer holds. @throws when it holds none */
export function problemIn(answer: Answer): ProblemAnswer {
  if (!answer.type.startsWith('application/problem+json'))
    throw new Error(`${answer.status} ${answer.type}: ${answer.text}`);
  return answer.json as ProblemAnswer;
}
