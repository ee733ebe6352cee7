import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';

import { MODES, run } from './modes.js';

// `npm run bench:load -- MODE [--seconds N] [--chats N] [--rate N] [--count N] [--out FILE]`; see scripts/load.mjs.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string' },
    chats: { type: 'string' },
    rate: { type: 'string' },
    count: { type: 'string' },
    out: { type: 'string' },
  },
});
const [mode] = positionals;
if (mode === undefined) {
  process.stdout.write(`modes: ${Object.keys(MODES).join(', ')}\n`);
  process.exitCode = 2;
} else {
  const { out, ...given } = values;
  const numbers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, Number(value)]));
  const began = new Date();
  const result = await run(mode, numbers);
  const report = {
    mode,
    numbers: { ...MODES[mode]?.[1], ...numbers },
    at: began.toISOString(),
    seconds: Math.round((Date.now() - began.getTime()) / 1000),
    node: process.version,
    cores: cpus().length,
    result,
  };
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  if (out !== undefined) writeFileSync(out, `${JSON.stringify(report, null, 2)}\n`);
}
