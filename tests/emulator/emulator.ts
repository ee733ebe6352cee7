import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { root } from '../verdict/support.js';

/** Microsoft's emulator of Teams, running. */
export interface Emulator {
  readonly url: string;
  /** What it printed. */
  readonly output: string[];
  close(): Promise<void>;
}

/** Starts the emulator for a bot that listens already: it hangs where none does. */
export async function startEmulator(endpoint: string): Promise<Emulator> {
  const port = await freePort();
  // Its configuration would be read from the folder that it is started in.
  const folder = mkdtempSync(join(tmpdir(), 'clausewise-emulator-'));
  const output: string[] = [];
  const program = join(root, 'node_modules/@microsoft/m365agentsplayground/cli.js');
  const child: ChildProcess = spawn(
    process.execPath,
    [program, 'start', '-e', endpoint, '-c', 'msteams', '-p', String(port), '--dt'],
    { cwd: folder, env: { PATH: process.env['PATH'], HOME: folder, BROWSER: 'none' } },
  );
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => void output.push(chunk.toString()));
  const url = `http://localhost:${port}`;
  await until(async () => (await fetch(url)).ok);
  return {
    url,
    output,
    close: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function until(isReady: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    if (await isReady().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The emulator did not start.');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
