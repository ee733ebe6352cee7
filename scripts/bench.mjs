// Bundles every benchmark in tests/bench/ into dist-bench/ and runs it; what follows `npm run bench --` goes to node.
import { spawnSync } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';

import { bundle } from './bundle.mjs';

const outdir = 'dist-bench';
const entryPoints = (await readdir('tests/bench')).filter((file) => file.endsWith('.bench.ts'));

await rm(outdir, { recursive: true, force: true });
await bundle({ entryPoints: entryPoints.map((file) => `tests/bench/${file}`), outdir, sourcemap: true });

let failed = 0;
for (const file of entryPoints) {
  const script = `${outdir}/${file.replace(/\.ts$/, '.js')}`;
  const { status } = spawnSync(process.execPath, [...process.argv.slice(2), script], { stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
