import { join } from 'node:path';

import { bundle } from '../scripts/bundle.mjs';
import { hashOfSources } from '../scripts/sources.mjs';
import { keptPlace } from './kept.js';

const repository = join(__dirname, '..');

/**
 * Bundles the program for a test that starts it.
 * @returns the environment in which it takes what was kept, where something is: then it keeps nothing itself
 */
export async function bundleProgram(outfile: string): Promise<NodeJS.ProcessEnv> {
  const place = keptPlace();
  const program = JSON.stringify(hashOfSources(repository));
  await bundle({
    entryPoints: [join(repository, 'src/cli/main.ts')],
    outfile,
    ...(place && { define: { __PROGRAM_HASH__: program } }),
  });
  return { ...process.env, ...(place && { CLAUSEWISE_CACHE: place.folder }) };
}
