import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';

import type { Problem } from '../../model/problem.js';

/** Below the server's own: customers come first. */
const NICE = 10;
/** A stale lock withdraws its own coverage, and nothing else. */
const HARMLESS = new Set(['locks']);

/** What became of an edit that was looked at. */
export interface Verified {
  /** What speaks against it; none: it may serve. */
  readonly problems: readonly Problem[];
  /** What withdraws single coverages. */
  readonly withdrawn: readonly Problem[];
}

/**
 * Verifies knowledge in a process of its own, as `clausewise check` does: proving takes seconds, and nobody should
 * wait for it. Leaves what was worked out where the next loading finds it.
 * @param program the running program's file; @param root folder with `knowledge/` and `dialogs/`
 * @throws where the check itself could not be run
 */
export async function verifyApart(program: string, root: string): Promise<Verified> {
  const { status, output, errors } = await run(program, ['--root', root, 'check', '--json']);
  if (status !== 0 && status !== 1) throw new Error(`The check could not be run: ${errors.slice(0, 2000)}`);
  const { problems } = JSON.parse(output) as { readonly problems: readonly Problem[] };
  const wrong = problems.filter(({ severity }) => severity === 'error');
  const verified = {
    problems: wrong.filter(({ check }) => !HARMLESS.has(check)),
    withdrawn: wrong.filter(({ check }) => HARMLESS.has(check)),
  };
  if (verified.problems.length === 0) await run(program, ['--root', root, 'ask', 'hello']);
  return verified;
}

function run(
  program: string,
  args: readonly string[],
): Promise<{ readonly status: number | null; readonly output: string; readonly errors: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    if (child.pid !== undefined) setPriority(child.pid, NICE);
    let [output, errors] = ['', ''];
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (errors += String(chunk)));
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, output, errors }));
  });
}
