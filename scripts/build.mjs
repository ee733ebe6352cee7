// Bundles the program into dist/, with the packages that it uses: what starts is read from one file, not from
// hundreds, and compiled once. Some packages stay outside and are loaded as installed (STAY_OUTSIDE).
// `--outdir FOLDER` builds elsewhere, for tests.
import { spawnSync } from 'node:child_process';
import { chmod, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { build } from 'esbuild';

import { keepCompiled } from './keep-compiled.mjs';
import { hashOfSources } from './sources.mjs';
import { buildDesk, buildWidget, sizeReport } from './web-bundles.mjs';

const { outdir } = parseArgs({ options: { outdir: { type: 'string', default: 'dist' } } }).values;

/** Settings every bundle of the program shares. */
const shared = {
  outdir,
  bundle: true,
  sourcemap: true,
  logLevel: 'warning',
  define: {
    // Certificates name it as the engine that decided.
    __ENGINE_HASH__: JSON.stringify(hashOfSources('.', ['src/model', 'src/knowledge', 'src/verdict'])),
    __PROGRAM_HASH__: JSON.stringify(hashOfSources('.')),
  },
};

/** Native addons, what starts threads of its own files, and what must be there once for all who use it. */
const STAY_OUTSIDE = ['better-sqlite3', 'pg', 'pg-native', 'pino', '@opentelemetry/*'];

/** The program as one function of one text, so that V8 can keep what it compiled of it; src/cli/launch.ts calls it. */
const program = {
  ...shared,
  entryPoints: { program: 'src/cli/main.ts' },
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  external: STAY_OUTSIDE,
  define: { ...shared.define, 'import.meta.url': '__url' },
  banner: { js: '(function (require, __url) {' },
  footer: { js: '})' },
  // Code that was compiled before has forgotten how to import; what stays outside can all be required.
  supported: { 'dynamic-import': false },
  minifyWhitespace: true,
};

const launcher = {
  ...shared,
  entryPoints: { clausewise: 'src/cli/launch.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20',
  banner: { js: '#!/usr/bin/env node' },
};

await rm(shared.outdir, { recursive: true, force: true });
await Promise.all([program, launcher].map((options) => build(options)));
await buildDesk(`${outdir}/web`);
process.stdout.write(`${sizeReport(await buildWidget(`${outdir}/web`))}\n`);
await chmod(`${shared.outdir}/clausewise.js`, 0o755);
if (outdir === 'dist') {
  // The first answer works out what all later starts take as it is kept; see src/server/kept.ts.
  spawnSync(process.execPath, [`${outdir}/clausewise.js`, 'ask', 'hello']);
  await keepCompiled(`${outdir}/clausewise.js`);
}
