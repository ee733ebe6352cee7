// Bundles the program into dist/, with the packages that it uses: what starts is read from a few files, not from
// hundreds. Some packages stay outside and are loaded as installed (STAY_OUTSIDE).
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

/** Native addons, what starts threads of its own files, and what must be there once for all who use it. */
const STAY_OUTSIDE = ['better-sqlite3', 'pg', 'pg-native', 'pino', '@opentelemetry/*'];

/** What was written for `require` asks for Node's own modules by it. */
const BANNER = [
  '#!/usr/bin/env node',
  "import { createRequire as requireFrom } from 'node:module';",
  'const require = requireFrom(import.meta.url);',
].join('\n');

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
    external: STAY_OUTSIDE,
    banner: { js: BANNER },
    minifyWhitespace: true,
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
