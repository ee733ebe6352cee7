import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const repository = join(__dirname, '../..');
// Inside the checkout, so that the bundle finds its packages; one for each worker.
const built = join(repository, 'node_modules/.cache', `clausewise-tests-${process.pid}`);

/** What a run of the program left. */
export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Builds the program as it is published, for the tests of one file. */
export function buildProgram(): void {
  mkdirSync(built, { recursive: true });
  const build = spawnSync(process.execPath, ['scripts/build.mjs', '--outdir', built], {
    cwd: repository,
    encoding: 'utf8',
  });
  if (build.status !== 0) throw new Error(build.stderr);
}

/** Removes what `buildProgram` made. */
export function removeProgram(): void {
  rmSync(built, { recursive: true, force: true });
}

/** Runs the built program to its end. */
export function clausewise(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Run {
  const run = spawnSync(process.execPath, [join(built, 'clausewise.js'), ...args], {
    cwd: repository,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', ...environment },
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
}
