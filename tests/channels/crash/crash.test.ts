import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { bundle } from '../../../scripts/bundle.mjs';
import { onPostgres } from '../../storage/on-postgres.js';
import { PostgresServer } from '../../storage/postgres-server.js';
import { root } from '../../verdict/support.js';
import { runCrashes } from './run-crashes.js';

// Inside node_modules, so that the bundle finds its packages; one for each worker.
const program = join(root, 'node_modules/.cache', `crash-server-${process.pid}.mjs`);
const data = mkdtempSync(join(tmpdir(), 'clausewise-crash-'));
beforeAll(() => bundle({ entryPoints: [join(root, 'tests/channels/crash/server.ts')], outfile: program }));
afterAll(() => {
  for (const path of [program, data]) rmSync(path, { recursive: true, force: true });
});

describe('a server that is killed at random moments under load', () => {
  it('loses nothing that it acknowledged, answers nothing twice, and every conversation goes on', async () => {
    const report = await runCrashes({ program, data, kills: 5, customers: 6 });
    expect(report.complaints).toEqual([]);
    expect(report.acknowledged).toBeGreaterThan(report.conversations);
  }, 240_000);

  onPostgres('one of two servers, and their database', () => {
    it('lose nothing either', async () => {
      const postgres = await PostgresServer.start();
      const crash = async (): Promise<void> => {
        await postgres.down();
        await postgres.up();
      };
      const database = { url: await postgres.database(), crash };
      const report = await runCrashes({ program, data, database, kills: 5, customers: 4 });
      await postgres.remove();
      expect(report.complaints).toEqual([]);
      expect(report.crashes).toBe(1);
      expect(report.acknowledged).toBeGreaterThan(report.conversations);
    }, 240_000);
  });
});
