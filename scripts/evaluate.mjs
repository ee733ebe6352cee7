// Bundles the evaluation and runs it, in the checkout: it reads knowledge, dialogs and tests/evaluation as they lie there.
import { build } from 'esbuild';

const outfile = 'dist-evaluate/main.mjs';

await build({
  entryPoints: ['tests/evaluation/main.ts'],
  outfile,
  bundle: true,
  sourcemap: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
await import(new URL(`../${outfile}`, import.meta.url).href);
