/**
 * Set before anything else is loaded. V8 moves what a line of code allocates straight into the old heap once it has seen
 * enough of it survive, as it does while knowledge is loaded. The same lines then serve every turn, whose short-lived
 * objects are kept alive from there until the next full collection: on the examples of all stores a case took about
 * twice the processor time to build.
 */
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--no-allocation-site-pretenuring');
