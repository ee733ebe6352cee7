// Kills the server again and again while customers talk to it: `npm run crash [-- --kills 200 --customers 8 --minutes 60]`.
// With `--postgres`: one of two servers on a PostgreSQL, and every fifth time PostgreSQL itself.
import { spawnSync } from 'node:child_process';

import { bundle } from './bundle.mjs';

// Inside node_modules, so that the bundles find their packages.
const outdir = 'node_modules/.cache/clausewise-crash';

await bundle({
  entryPoints: ['tests/channels/crash/main.ts', 'tests/channels/crash/server.ts'],
  outdir,
  outExtension: { '.js': '.mjs' },
});
const arguments_ = ['--program', `${outdir}/server.mjs`, ...process.argv.slice(2)];
process.exitCode =
  spawnSync(process.execPath, [`${outdir}/main.mjs`, ...arguments_], { stdio: 'inherit' }).status ?? 1;
