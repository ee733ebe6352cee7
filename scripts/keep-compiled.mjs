// Starts the built server once, on a folder of its own that goes again, so that what V8 compiles of it until it listens is
// kept beside it; see src/cli/launch.ts. A build without it is as good, and starts slower.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Milliseconds after which it is given up. */
const PATIENCE = 30_000;

/** @param program the built launcher */
export async function keepCompiled(program) {
  const data = await mkdtemp(join(tmpdir(), 'clausewise-compile-'));
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: PATIENCE,
    killSignal: 'SIGKILL',
    // Nothing of the builder's own configuration: it may name a database.
    env: { PATH: process.env.PATH, LOG_LEVEL: 'silent', CLAUSEWISE_LIVE: '0', CLAUSEWISE_KEEP_COMPILED: '1' },
  });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += String(chunk);
    if (printed.includes('listens on')) child.kill('SIGTERM');
  });
  const [status] = await once(child, 'exit');
  await rm(data, { recursive: true, force: true });
  if (status !== 0) process.stderr.write('What was compiled could not be kept; the program starts slower.\n');
}
