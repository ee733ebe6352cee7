// Bundles the program into dist/. A bundle starts three times faster than unbundled modules; packages stay
// outside it, so that node_modules is loaded as installed and native addons keep working.
import { chmod, rm } from 'node:fs/promises';

import { build } from 'esbuild';

/** Settings every bundle shares; a browser bundle would add its own entry to `bundles`. */
const shared = { outdir: 'dist', bundle: true, sourcemap: true, logLevel: 'warning' };

const bundles = [
  {
    ...shared,
    entryPoints: { clausewise: 'src/cli/main.ts' },
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    banner: { js: '#!/usr/bin/env node' },
  },
];

await rm(shared.outdir, { recursive: true, force: true });
await Promise.all(bundles.map((options) => build(options)));
await chmod(`${shared.outdir}/clausewise.js`, 0o755);
