// Learns from the sentences of dialogs/reading and the e-mails of tests/evaluation, and writes dialogs/reading/learnt.json.gz.
// Wanted after sentences (`said`) or classes of words (`alike`) have changed: until then they are learnt at every start.
import { build } from 'esbuild';

const outfile = 'dist-evaluate/learn.mjs';

await build({
  entryPoints: ['tests/evaluation/learn.ts'],
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
