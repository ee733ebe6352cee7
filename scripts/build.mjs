// Bundles the program into dist/. A bundle starts three times faster than unbundled modules; packages stay
// outside it, so that node_modules is loaded as installed and native addons keep working.
// `--outdir FOLDER` builds elsewhere, for tests.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, readdir, readFile, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { build } from 'esbuild';

import { buildDesk, buildWidget, sizeReport } from './web-bundles.mjs';

const { outdir } = parseArgs({ options: { outdir: { type: 'string', default: 'dist' } } }).values;

/** Settings every bundle of the program shares. */
const shared = {
  outdir,
  bundle: true,
  sourcemap: true,
  logLevel: 'warning',
  define: {
    __ENGINE_HASH__: JSON.stringify(await hashOf(['src/model', 'src/knowledge', 'src/verdict'])),
    __PROGRAM_HASH__: JSON.stringify(await hashOf(['src'])),
  },
};

const bundles = [
  {
    ...shared,
    entryPoints: { clausewise: 'src/cli/main.ts' },
    format: 'esm',
    // Each command loads only what it needs: a verdict does not wait for a web server's packages.
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    banner: { js: '#!/usr/bin/env node' },
  },
];

await rm(shared.outdir, { recursive: true, force: true });
await Promise.all(bundles.map((options) => build(options)));
await buildDesk(`${outdir}/web`);
process.stdout.write(`${sizeReport(await buildWidget(`${outdir}/web`))}\n`);
await chmod(`${shared.outdir}/clausewise.js`, 0o755);
// The first answer works out what all later starts take as it is kept; see src/server/kept.ts.
if (outdir === 'dist') spawnSync(process.execPath, [`${outdir}/clausewise.js`, 'ask', 'hello']);

/** Hash over every file under the folders, names included: certificates name it as the engine that decided. */
async function hashOf(folders) {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts'));
    for (const file of files.map((name) => name.replaceAll('\\', '/')).sort()) {
      hash.update(`${folder}/${file}\0`).update(await readFile(`${folder}/${file}`));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
