import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';

import type { Settings } from './mode.js';
import { MODES, run } from './modes.js';

// `npm run bench:load -- MODE [--seconds N] [--chats N] [--rate N] [--count N] [--each N]
// [--texts usual|mixed] [--only EXPRESSION] [--out FILE]`; see scripts/load.mjs.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string' },
    chats: { type: 'string' },
    rate: { type: 'string' },
    count: { type: 'string' },
    each: { type: 'string' },
    texts: { type: 'string' },
    only: { type: 'string' },
    out: { type: 'string' },
  },
});
const [mode] = positionals;
const { out, texts, only, ...given } = values;
if (mode === undefined) {
  process.stdout.write(`modes: ${Object.keys(MODES).join(', ')}\n`);
  process.exitCode = 2;
} else if (texts !== undefined && texts !== 'usual' && texts !== 'mixed') {
  process.stderr.write(`--texts must be usual or mixed, not ${texts}\n`);
  process.exitCode = 2;
} else {
  const numbers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, Number(value)]));
  const settings: Partial<Settings> = {
    ...numbers,
    ...(texts === undefined ? {} : { texts }),
    ...(only === undefined ? {} : { only }),
  };
  const began = new Date();
  const result = await run(mode, settings);
  const report = {
    mode,
    settings: { ...MODES[mode]?.[1], ...settings },
    at: began.toISOString(),
    seconds: Math.round((Date.now() - began.getTime()) / 1000),
    node: process.version,
    cores: cpus().length,
    result,
  };
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  if (out !== undefined) writeFileSync(out, `${JSON.stringify(report, null, 2)}\n`);
}
