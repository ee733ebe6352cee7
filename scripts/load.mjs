// Load on a server of its own on this machine: `npm run bench:load -- MODE [--seconds 10] [--out FILE]`; without a mode it
// names them. `npm run hostile -- --each 2000 [--only '^GET /$']` is one of them. Everything talks to 127.0.0.1 only and
// stops by itself. Needs a build.
import { spawnSync } from 'node:child_process';

import { bundle } from './bundle.mjs';

// Inside node_modules, so that the bundles find their packages.
const outdir = 'node_modules/.cache/clausewise-load';

await bundle({
  entryPoints: ['tests/load/main.ts', 'tests/load/floor-server.ts'],
  outdir,
  outExtension: { '.js': '.mjs' },
});
process.exitCode =
  spawnSync(process.execPath, [`${outdir}/main.mjs`, ...process.argv.slice(2)], { stdio: 'inherit' })
    .status ?? 1;
