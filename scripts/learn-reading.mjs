// Learns from the sentences of dialogs/reading and the e-mails of tests/evaluation, and writes dialogs/reading/learnt.json.gz.
// Wanted after sentences (`said`) or classes of words (`alike`) have changed: until then they are learnt at every start.
import { bundle } from './bundle.mjs';

const outfile = 'dist-evaluate/learn.mjs';

await bundle({ entryPoints: ['tests/evaluation/learn.ts'], outfile, sourcemap: true });
await import(new URL(`../${outfile}`, import.meta.url).href);
