// Bundles the evaluation and runs it, in the checkout: it reads knowledge, dialogs and tests/evaluation as they lie there.
import { bundle } from './bundle.mjs';

const outfile = 'dist-evaluate/main.mjs';

await bundle({ entryPoints: ['tests/evaluation/main.ts'], outfile, sourcemap: true });
await import(new URL(`../${outfile}`, import.meta.url).href);
