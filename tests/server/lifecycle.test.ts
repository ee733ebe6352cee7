import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { readConfig } from '../../src/server/config.js';
import { startServer } from '../../src/server/main.js';
import { bundleProgram } from '../bundled.js';
import { realJudge, root } from '../verdict/support.js';
import { collectingLogger, get, now, post } from './support.js';

describe('startServer', () => {
  it('finishes what is in flight, takes nothing new, and stops once', async () => {
    const judge = await realJudge();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const server = await startServer({
      knowledge: judge.knowledge,
      judge,
      clock: () => now,
      search: { search: async () => (await held, []) },
      config: readConfig({ PORT: '0' }),
      logger: collectingLogger('silent', []),
    });
    expect((await get(`${server.url}/readyz`)).status).toBe(200);
    const inFlight = post(`${server.url}/api/v1/search`, { text: 'refund' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const stopped = server.stop();
    await expect(get(`${server.url}/healthz`)).rejects.toThrow();
    release();
    expect((await inFlight).status).toBe(200);
    await stopped;
    await server.stop();
  });

  it('cuts off what takes too long', async () => {
    const judge = await realJudge();
    const server = await startServer({
      knowledge: judge.knowledge,
      judge,
      clock: () => now,
      search: { search: () => new Promise(() => undefined) },
      config: readConfig({ PORT: '0', SHUTDOWN_SECONDS: '0' }),
      logger: collectingLogger('silent', []),
    });
    const inFlight = post(`${server.url}/api/v1/search`, { text: 'refund' }).catch(() => 'cut');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await server.stop();
    expect(await inFlight).toBe('cut');
  });

  it('serves the metrics of its process', async () => {
    const judge = await realJudge();
    const config = readConfig({ PORT: '0' });
    const server = await startServer({
      knowledge: judge.knowledge,
      judge,
      clock: () => now,
      config,
      logger: collectingLogger('silent', []),
    });
    expect((await get(`${server.url}/metrics`)).text).toContain('nodejs_eventloop_lag');
    await server.stop();
  });
});

describe('clausewise serve', () => {
  const program = join(root, 'dist-test', 'clausewise.mjs');
  const data = mkdtempSync(join(tmpdir(), 'clausewise-lifecycle-'));
  let env: NodeJS.ProcessEnv;
  afterAll(() => rmSync(data, { recursive: true }));
  beforeAll(async () => {
    env = await bundleProgram(program);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'prints where it listens and stops on %s',
    async (signal) => {
      const child = spawn(
        process.execPath,
        [program, 'serve', '--port', '0', '--data', data, '--test-clock'],
        {
          stdio: ['ignore', 'pipe', 'ignore'],
          env,
        },
      );
      let printed = '';
      for await (const chunk of child.stdout) {
        printed += String(chunk);
        if (printed.includes('test clock')) break;
      }
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
      expect(printed).toContain('aqara, smartomi, smartwarepro, sonoff, switchbot');
      expect((await get(`${url}/api/v1/stores`)).status).toBe(200);
      const exit = once(child, 'exit');
      child.kill(signal);
      expect(await exit).toEqual([0, null]);
    },
    30_000,
  );

  it.each([
    [['--port', 'http'], '--port must be a whole number'],
    [['--host', 'no such host'], '--host must be'],
    [['--colour'], 'unknown option'],
    [['--host', '203.0.113.1'], 'cannot be had'],
  ])(
    'ends with 2 on %j',
    async (args, says) => {
      const { status, errors } = await run(['serve', '--port', '0', '--data', data, ...args]);
      expect([status, errors]).toEqual([2, expect.stringContaining(says)]);
    },
    30_000,
  );

  function run(args: readonly string[]): Promise<{ status: number; errors: string }> {
    return new Promise((resolve) => {
      execFile(process.execPath, [program, ...args], { env }, (error, _out, errors) => {
        resolve({ status: typeof error?.code === 'number' ? error.code : 0, errors });
      });
    });
  }
});
