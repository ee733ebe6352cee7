// Before all tests run, everything that they would each work out anew is worked out once and kept; see tests/kept.ts.
// After a build of these very sources that is done already. Whoever runs a few files does not wait for it.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { bundle } from '../scripts/bundle.mjs';
import { hashOfSources } from '../scripts/sources.mjs';

const root = resolve(fileURLToPath(new URL('..', import.meta.url)));

/** @param options those of the run */
export default async function keepForAll({ testPathPatterns, onlyChanged, findRelatedTests }) {
  if (testPathPatterns.patterns.length > 0 || onlyChanged || findRelatedTests) return;
  const program = hashOfSources(root);
  const env = { ...process.env, CLAUSEWISE_ROOT: root };
  // Its name says what it was built from.
  if (existsSync(join(root, 'dist', `program-${program}.compiled`))) {
    delete env.CLAUSEWISE_CACHE;
    ask(join(root, 'dist/clausewise.js'), env);
    return;
  }
  // Inside the repository, so that the bundle finds its packages.
  const outfile = join(root, 'node_modules/.cache', `keep-${process.pid}.mjs`);
  await bundle({
    entryPoints: [join(root, 'src/cli/main.ts')],
    outfile,
    define: { __PROGRAM_HASH__: JSON.stringify(program) },
  });
  ask(outfile, { ...env, CLAUSEWISE_CACHE: join(root, '.jest-cache/kept') });
  rmSync(outfile);
}

/** The first answer keeps what it works out. Where it fails, the tests work it out themselves. */
function ask(file, env) {
  spawnSync(process.execPath, [file, 'ask', 'hello'], { cwd: root, env, stdio: 'ignore' });
}
