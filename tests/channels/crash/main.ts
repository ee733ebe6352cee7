import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { PostgresServer } from '../../storage/postgres-server.js';
import { runCrashes } from './run-crashes.js';

// `npm run crash [-- --kills 200 --customers 8 --minutes 60 --postgres]`: see scripts/crash.mjs.
const { program, kills, customers, minutes, postgres } = parseArgs({
  options: {
    postgres: { type: 'boolean', default: false },
    program: { type: 'string', default: '' },
    minutes: { type: 'string', default: '60' },
    kills: { type: 'string', default: '200' },
    customers: { type: 'string', default: '8' },
  },
}).values;
const data = mkdtempSync(join(tmpdir(), 'clausewise-crash-'));
// Two servers on a PostgreSQL of their own, which waits for the disk as it does by default.
const server = postgres ? await PostgresServer.start([]) : null;
const database = server && {
  url: await server.database(),
  crash: async (): Promise<void> => {
    await server.down();
    await server.up();
  },
};
const start = performance.now();
const { complaints, ...report } = await runCrashes({
  program,
  data,
  ...(database ? { database } : {}),
  kills: Number(kills),
  customers: Number(customers),
  onKill: (count) => {
    if (count % 20 === 0) process.stdout.write(`${count} kills\n`);
    return performance.now() - start < Number(minutes) * 60_000;
  },
});
rmSync(data, { recursive: true });
await server?.remove();
const seconds = Math.round((performance.now() - start) / 1000);
process.stdout.write(
  `${report.kills} kills (${report.crashes} of the database) in ${seconds} s, ${report.conversations} conversations, ` +
    `${report.acknowledged} acknowledged messages, ${complaints.length} complaints\n`,
);
for (const complaint of complaints.slice(0, 50)) process.stdout.write(`  ${complaint}\n`);
process.exitCode = complaints.length > 0 ? 1 : 0;
