/**
 * Starts the built program. What V8 compiled of it while it was built lies beside it and is taken, so that a start does
 * not compile half a server anew; another Node than the one that built it compiles as ever. See scripts/build.mjs.
 */
import './runtime.js';

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

import { PROGRAM_SOURCES } from '../server/program-sources.js';

/** The program as one function that is told how to load what stays outside, and where it lies. */
type Program = (require: NodeJS.Require, url: string) => void;

const url = new URL('program.cjs', import.meta.url);
// V8 compares no more than the length of the text, so the name says what was compiled.
const compiled = new URL(`program-${PROGRAM_SOURCES}.compiled`, import.meta.url);
const kept = read(compiled);

// The builder writes signs beyond ASCII as escapes: read so, the text needs no decoding.
const script = new Script(readFileSync(url, 'latin1'), {
  filename: fileURLToPath(url),
  ...(kept && { cachedData: kept }),
});
if (process.env['CLAUSEWISE_KEEP_COMPILED'] === '1')
  process.once('exit', () => writeFileSync(compiled, script.createCachedData()));
(script.runInThisContext() as Program)(createRequire(url), url.href);

function read(file: URL): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
